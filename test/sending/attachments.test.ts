import { describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Answer, type Json, sharedWorld } from '../support/world.ts';
import { FILES, fileHost, fileSender, KINDS, type Kind, messageOf, TYPES } from './files.ts';
import { AT_INSTAGRAM, formOf, sender } from './sending.ts';

const w = await sharedWorld();
const host = await fileHost();
const { post, send } = sender(w);
const { upload, kept } = fileSender(w);

const someone = async (platform: 'MESSENGER' | 'INSTAGRAM' = 'MESSENGER') =>
  (await w.conversation({ platform })).person;

const urlOf = (kind: Kind) => host.add(FILES[kind], `a.${kind}`);

/** What is read of the files of a message that was sent. */
const attachmentsOf = async ({ body }: Answer): Promise<Json[]> =>
  (await w.get(`/${body.message_id}`, { fields: 'attachments.limit(50)' })).body.attachments?.data;

const addressOf = (file: Json): string =>
  file.image_data?.url ?? file.video_data?.url ?? file.file_url;

describe('a file that is sent', () => {
  type Platform = 'MESSENGER' | 'INSTAGRAM';
  type Way = (id: string, kind: Kind, platform: Platform) => Promise<Answer>;
  const WAYS: readonly (readonly [string, Way])[] = [
    [
      'by its address, as JSON',
      (id, kind) => send({ recipient: { id }, message: messageOf(kind, { url: urlOf(kind) }) }),
    ],
    [
      'by its address, in a form',
      (id, kind) => {
        const form = formOf({ recipient: { id }, message: messageOf(kind, { url: urlOf(kind) }) });
        return post(form.toString(), 'application/x-www-form-urlencoded');
      },
    ],
    [
      'with the request',
      (id, kind) =>
        upload('/me/messages', { recipient: { id }, message: messageOf(kind) }, [
          { bytes: FILES[kind], type: TYPES[kind] },
        ]),
    ],
    [
      'by its id',
      async (id, kind, platform) => {
        const attachment_id = await kept(kind, { platform: platform.toLowerCase() });
        return send({ recipient: { id }, message: messageOf(kind, { attachment_id }) });
      },
    ],
  ];

  const PLATFORMS = ['MESSENGER', 'INSTAGRAM'] as const;
  const CASES = WAYS.flatMap(([way, go]) =>
    KINDS.flatMap((kind) => PLATFORMS.map((platform) => [way, kind, platform, go] as const)),
  );

  it.each(CASES)('goes out %s, and is read back: %s on %s', async (_, kind, platform, go) => {
    const person = await someone(platform);
    const answer = await go(person.id, kind, platform);
    expect(answer.body).toEqual({ recipient_id: person.id, message_id: expect.anything() });
    const [file, ...more] = await attachmentsOf(answer);
    expect(more).toEqual([]);
    expect(file).toMatchObject({
      id: expect.stringMatching(/^\d{16}$/),
      ...(platform === 'MESSENGER' && { mime_type: TYPES[kind], size: FILES[kind].length }),
    });
    const loaded = Buffer.from(await (await fetch(addressOf(file))).arrayBuffer());
    expect(loaded.equals(FILES[kind])).toBe(true);
  });

  it('is called as the platform calls it, a file as its sender does', async () => {
    const { id } = await someone();
    const url = host.add(FILES.file, 'Price%20list.pdf');
    const names: string[] = [];
    for (const message of [
      messageOf('image', { url: urlOf('image') }),
      messageOf('video', { url: urlOf('video') }),
      messageOf('file', { url }),
    ]) {
      const [file] = await attachmentsOf(await send({ recipient: { id }, message }));
      names.push(file.name.replace(file.id, '<id>'));
    }
    const seconds = w.server.clock.now() / 1000;
    expect(names).toEqual(['image-<id>', `video-${seconds}.mp4`, 'Price list.pdf']);
  });

  it('has width and height where it is a picture', async () => {
    const { id } = await someone();
    const message = messageOf('image', { url: urlOf('image') });
    const [file] = await attachmentsOf(await send({ recipient: { id }, message }));
    const { width, height } = file.image_data;
    expect([width, height].every((pixels) => pixels > 0)).toBe(true);
  });

  it('may be any file at all, as a file on Messenger', async () => {
    const { id } = await someone();
    const fields = { recipient: { id }, message: messageOf('file') };
    const [file] = await attachmentsOf(
      await upload('/me/messages', fields, [
        { bytes: Buffer.from('a,b\n'), type: 'text/csv', filename: 'List.csv' },
      ]),
    );
    expect(file).toMatchObject({ name: 'List.csv', mime_type: 'text/csv', size: 4 });
  });

  it('has no name that leads elsewhere, or without an end', async () => {
    const { id } = await someone();
    const names: string[] = [];
    for (const filename of [
      '../../etc/passwd',
      'C:\\Users\\me\\List.csv',
      `${'n'.repeat(300)}`,
      '..\u0007',
    ]) {
      const fields = { recipient: { id }, message: messageOf('file') };
      const part = { bytes: Buffer.from('a'), type: 'text/csv', filename };
      const [file] = await attachmentsOf(await upload('/me/messages', fields, [part]));
      names.push(file.name);
    }
    expect(names).toEqual(['passwd', 'List.csv', 'n'.repeat(255), '..']);
  });

  it('tells neither type nor size on Instagram, at either host', async () => {
    const token = await w.tokenFor({ kind: 'instagram', pageId: w.page.id });
    for (const path of ['/me/messages', AT_INSTAGRAM]) {
      const { id } = await someone('INSTAGRAM');
      const message = messageOf('image', { url: urlOf('image') });
      const params = path === AT_INSTAGRAM ? { access_token: token } : {};
      const answer = await send({ recipient: { id }, message }, params, path);
      const [file] = await attachmentsOf(answer);
      expect(Object.keys(file).sort()).toEqual(['id', 'image_data', 'name']);
    }
  });

  it('may have quick replies beside it', async () => {
    const { id } = await someone();
    const quick_replies = [{ content_type: 'text', title: 'More', payload: 'MORE' }];
    const message = { ...messageOf('image', { url: urlOf('image') }), quick_replies };
    expect((await send({ recipient: { id }, message })).status).toBe(200);
  });

  it('goes out in a batch, with the file that the item names', async () => {
    const [ada, bo] = [await someone(), await someone()];
    const items = [ada, bo].map(({ id }, i) => ({
      method: 'POST',
      relative_url: 'me/messages',
      body: formOf({ recipient: { id }, message: messageOf('image') }).toString(),
      attached_files: `file${i}`,
    }));
    const { body } = await upload('/', { batch: JSON.stringify(items) }, [
      { name: 'file0', bytes: FILES.image, type: TYPES.image },
      { name: 'file1', bytes: FILES.file, type: TYPES.file },
    ]);
    expect(body.map(({ code }: Json) => code)).toEqual([200, 400]);
    expect(JSON.parse(body[1].body).error.error_subcode).toBe(2018047);
  });
});

describe('several pictures', () => {
  proves('POST Page/messages?message', 'are one message', async () => {
    const { id } = await someone();
    const attachments = [
      { type: 'image', payload: { url: urlOf('image') } },
      { type: 'image', payload: { attachment_id: await kept('image') } },
    ];
    const answer = await send({ recipient: { id }, message: { attachments } });
    expect(Object.keys(answer.body)).toEqual(['recipient_id', 'message_id']);
    expect(await attachmentsOf(answer)).toHaveLength(2);
  });

  it('may be one, that is no list', async () => {
    const { id } = await someone('INSTAGRAM');
    const attachments = { type: 'image', payload: { url: urlOf('image') } };
    const answer = await send({ recipient: { id }, message: { attachments } });
    expect(await attachmentsOf(answer)).toHaveLength(1);
  });

  it.each([
    ['INSTAGRAM', 10],
    ['MESSENGER', 30],
  ] as const)('are on %s %i at most', async (platform, most) => {
    const { id } = await someone(platform);
    const attachment_id = await kept('image', { platform: platform.toLowerCase() });
    const picture = { type: 'image', payload: { attachment_id } };
    const sendAll = (n: number) =>
      send({ recipient: { id }, message: { attachments: Array(n).fill(picture) } });
    expect(await attachmentsOf(await sendAll(most))).toHaveLength(most);
    expect((await sendAll(most + 1)).body.error.message).toBe(
      '(#105) param message[attachments] has too many elements.',
    );
  });

  it('are pictures alone, each with an address or an id', async () => {
    const { id } = await someone();
    const refusal = async (attachment: object) =>
      (await send({ recipient: { id }, message: { attachments: [attachment] } })).body.error
        .message;
    expect(await refusal({ type: 'video', payload: { url: urlOf('video') } })).toBe(
      '(#100) Param message[attachments][0][type] must be one of {image} - got "video".',
    );
    expect(await refusal({ type: 'image', payload: {} })).toBe(
      '(#100) The parameter message[attachments][0][payload][url] is required',
    );
  });
});

describe('what is Instagram’s alone', () => {
  it('is its heart, and a post of the account', async () => {
    const { id } = await someone('INSTAGRAM');
    const heart = await send({
      recipient: { id },
      message: { attachment: { type: 'like_heart' } },
    });
    expect(heart.status).toBe(200);
    const post = { type: 'MEDIA_SHARE', payload: { id: '17895695668004550' } };
    expect((await send({ recipient: { id }, message: { attachment: post } })).status).toBe(200);
    const none = { type: 'MEDIA_SHARE' };
    const { body } = await send({ recipient: { id }, message: { attachment: none } });
    expect(body.error.message).toBe(
      '(#100) The parameter message[attachment][payload][id] is required',
    );
  });

  it.each(['like_heart', 'MEDIA_SHARE'])('is refused on Messenger: %s', async (type) => {
    const { id } = await someone();
    const attachment = { type, payload: { id: '1' } };
    const { body } = await send({ recipient: { id }, message: { attachment } });
    expect(body.error.message).toBe(
      `(#100) Param message[attachment][type] must be one of {image, audio, video, file, template} - got "${type}".`,
    );
  });
});
