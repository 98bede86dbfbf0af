import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gif, png, webp } from '../media/pictures.ts';
import { proves } from '../support/proves.ts';
import { type Answer, sharedWorld } from '../support/world.ts';
import {
  FILES,
  type FilePart,
  fileHost,
  fileSender,
  type Kind,
  messageOf,
  TYPES,
} from './files.ts';
import { errorOf, HOUR, sender } from './sending.ts';

const w = await sharedWorld();
const host = await fileHost();
const { send } = sender(w);
const { upload } = fileSender(w);

type Platform = 'MESSENGER' | 'INSTAGRAM';
const someone = async (platform: Platform = 'MESSENGER') =>
  (await w.conversation({ platform })).person;

/** Every file that the store holds, finished or not. */
const files = async (): Promise<string[]> => {
  const all = await readdir(join(w.server.dataDir, 'media'), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  return all.filter((each) => each.isFile()).map(({ name }) => name);
};

/** Sends what is refused, of which nothing may be left. */
async function refusal(ask: (recipient: { id: string }) => Promise<Answer>, platform?: Platform) {
  const chat = await w.conversation({ platform: platform ?? 'MESSENGER' });
  const before = [await files(), await w.server.store.page(w.page.no).log.last()];
  const answer = await ask({ id: chat.person.id });
  expect([await files(), await w.server.store.page(w.page.no).log.last()]).toEqual(before);
  expect(await w.messageIds(chat)).toHaveLength(1);
  return errorOf(answer);
}

const byUrl = (kind: Kind, url: string, platform?: Platform) =>
  refusal((recipient) => send({ recipient, message: messageOf(kind, { url }) }), platform);

const byPart = (kind: Kind, parts: readonly FilePart[], platform?: Platform) =>
  refusal(
    (recipient) => upload('/me/messages', { recipient, message: messageOf(kind) }, parts),
    platform,
  );

const error = (error_subcode: number, message: string) => ({
  ...{ status: 400, code: 100, type: 'OAuthException', error_subcode },
  message: `(#100) ${message}`,
});

const NOT_FETCHED = error(2018008, 'Failed to fetch the file from the url');
const FAILED = error(2018047, 'Upload attachment failure.');
const TOO_LARGE = error(2018109, 'Attachment size exceeds allowable limit');
const NOT_ONE = error(2018005, 'Incorrect number of files uploaded. Must upload exactly one file.');

const MEGABYTE = 1024 * 1024;
const padded = (head: Buffer, size: number) => Buffer.concat([head, Buffer.alloc(size)], size);

describe('a file that is not had', () => {
  proves('error:fileNotFetched', 'where nothing comes from its address', async () => {
    const urls = [host.add(FILES.image, 'gone', 404), 'http://127.0.0.1:1/'];
    for (const url of urls) expect(await byUrl('image', url)).toEqual(NOT_FETCHED);
  });

  proves('error:uploadFailed', 'where its bytes are of another type', async () => {
    for (const [kind, bytes] of [
      ['image', FILES.video],
      ['image', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
      ['video', FILES.audio],
      ['audio', FILES.file],
      ['file', Buffer.alloc(0)],
    ] as const) {
      expect(await byUrl(kind, host.add(bytes))).toEqual(FAILED);
      expect(await byPart(kind, [{ bytes, type: TYPES[kind] }])).toEqual(FAILED);
    }
  });

  it('where its part of multipart does not say what it is, or something else', async () => {
    for (const type of [undefined, 'application/octet-stream', 'text/plain', 'audio/mp3']) {
      expect(await byPart('image', [{ bytes: FILES.image, type }])).toEqual(FAILED);
    }
    expect(await byPart('file', [{ bytes: Buffer.from('abc') }])).toEqual(FAILED);
    const { id } = await someone();
    const fields = { recipient: { id }, message: messageOf('file') };
    for (const type of ['application/octet-stream', 'content/unknown']) {
      const part = { bytes: Buffer.from('abc'), type };
      expect((await upload('/me/messages', fields, [part])).status).toBe(200);
    }
  });

  proves('error:attachmentSize', 'where a picture that is fetched has more than 8 MB', async () => {
    const url = (size: number) => host.add(padded(png(1, 1), size));
    expect(await byUrl('image', url(8 * MEGABYTE + 1))).toEqual(TOO_LARGE);
    const { id } = await someone();
    const message = messageOf('image', { url: url(8 * MEGABYTE) });
    expect((await send({ recipient: { id }, message })).status).toBe(200);
  });

  it('where a picture for Instagram has more than 8 MB, however it comes', async () => {
    const part = (size: number) => [{ bytes: padded(png(1, 1), size), type: 'image/png' }];
    expect(await byPart('image', part(8 * MEGABYTE + 1), 'INSTAGRAM')).toEqual(TOO_LARGE);
    for (const [platform, size] of [
      ['INSTAGRAM', 8],
      ['MESSENGER', 9],
    ] as const) {
      const { id } = await someone(platform);
      const fields = { recipient: { id }, message: messageOf('image') };
      const { status } = await upload('/me/messages', fields, part(size * MEGABYTE));
      expect(status).toBe(200);
    }
  });

  it('where Instagram does not take its format', async () => {
    const refused: readonly [Kind, Buffer, string][] = [
      ['image', webp(1, 1), 'image/webp'],
      ['audio', Buffer.from('ID3\x04\0\0\0\0\0\0'), 'audio/mpeg'],
      ['file', Buffer.from('a text'), 'text/plain'],
    ];
    for (const [kind, bytes, type] of refused) {
      expect(await byUrl(kind, host.add(bytes), 'INSTAGRAM')).toEqual(FAILED);
      expect(await byPart(kind, [{ bytes, type }], 'INSTAGRAM')).toEqual(FAILED);
    }
    const avi = Buffer.from('RIFF\x10\0\0\0AVI LIST');
    for (const [kind, bytes, type] of [
      ['image', gif(1, 1), 'image/gif'],
      ['file', FILES.file, 'application/pdf'],
      ['audio', FILES.audio, 'audio/mp4'],
      ['video', avi, 'video/x-msvideo'],
    ] as const) {
      const { id } = await someone('INSTAGRAM');
      const fields = { recipient: { id }, message: messageOf(kind) };
      expect((await upload('/me/messages', fields, [{ bytes, type }])).status).toBe(200);
    }
  });

  proves('error:uploadedFiles', 'where none comes with the request, or several', async () => {
    const part = { bytes: FILES.image, type: TYPES.image };
    expect(await byPart('image', [])).toEqual(NOT_ONE);
    expect(await byPart('image', [part, { ...part, name: 'other' }])).toEqual(NOT_ONE);
    const nothing = (recipient: object) => send({ recipient, message: messageOf('image') });
    expect(await refusal(nothing)).toEqual(NOT_ONE);
    // A field of a form in which nothing was chosen is none.
    expect(await byPart('image', [{ bytes: Buffer.alloc(0), filename: '' }])).toEqual(NOT_ONE);
    const uploaded = await send({ message: messageOf('image') }, {}, '/me/message_attachments');
    expect(errorOf(uploaded)).toEqual(NOT_ONE);
  });
});

describe('a message with a file', () => {
  it('has no text, and nothing else attached', async () => {
    const url = host.add(FILES.image);
    const { attachment } = messageOf('image', { url });
    for (const message of [
      { attachment, text: 'Look' },
      { attachments: [attachment], text: 'Look' },
      { attachment, attachments: [attachment] },
    ]) {
      expect(await refusal((recipient) => send({ recipient, message }))).toMatchObject({
        ...{ code: 100, error_subcode: 2534015 },
      });
    }
    expect(host.asked).not.toContain(new URL(url).pathname);
  });

  it('is told that the window is closed, or that nobody is there, before a file is fetched', async () => {
    const url = host.add(FILES.image);
    const message = messageOf('image', { url });
    const late = await w.conversation({ said: [{ ago: (25 * HOUR) / 60_000 }] });
    const closed = await send({ recipient: { id: late.person.id }, message });
    expect(closed.body.error.error_subcode).toBe(2018278);
    const nobody = await send({ recipient: { id: '999' }, message });
    expect(nobody.body.error.error_subcode).toBe(2018001);
    const unfit = [{ content_type: 'text', payload: 'x' }];
    const { id } = await someone();
    const lacking = await send({
      recipient: { id },
      message: { ...message, quick_replies: unfit },
    });
    expect(lacking.body.error.message).toContain('quick reply');
    expect(host.asked).not.toContain(new URL(url).pathname);
  });

  it('is told of the first file that is not had', async () => {
    const attachments = [
      { type: 'image', payload: { url: host.add(FILES.image) } },
      { type: 'image', payload: { url: host.add(FILES.video) } },
      { type: 'image', payload: { url: host.add(FILES.image, 'gone', 404) } },
    ];
    const chat = await w.conversation();
    const message = { attachments };
    const answer = await send({ recipient: { id: chat.person.id }, message });
    expect(errorOf(answer)).toEqual(FAILED);
    expect(await w.messageIds(chat)).toHaveLength(1);
  });
});
