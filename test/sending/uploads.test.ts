import { describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Json, sharedWorld } from '../support/world.ts';
import { FILES, fileHost, fileSender, messageOf, TYPES } from './files.ts';
import { errorOf, formOf, HOUR, sender } from './sending.ts';

const w = await sharedWorld();
const host = await fileHost();
const { post, send } = sender(w);
const { upload, kept } = fileSender(w);
const UPLOADS = '/me/message_attachments';
const ID = { attachment_id: expect.stringMatching(/^\d{16}$/) };

const UNKNOWN = {
  ...{ status: 400, code: 100, error_subcode: 2018074, type: 'OAuthException' },
  message: '(#100) Possible invalid ID or you do not own the attachment.',
};

const sendId = async (attachment_id: unknown, from = w, platform?: 'INSTAGRAM') => {
  const { person } = await from.conversation(platform ? { platform } : {});
  const message = messageOf('image', { attachment_id });
  return sender(from).send({ recipient: { id: person.id }, message });
};

describe('an upload', () => {
  proves(
    [
      'POST Page/message_attachments',
      'POST Page/message_attachments?message',
      'POST Page/message_attachments?platform',
      'POST IGUser (Instagram login)/message_attachments',
      'POST IGUser (Instagram login)/message_attachments?message',
      'POST IGUser (Instagram login)/message_attachments?platform',
    ],
    'is answered with an id, in whatever form it comes',
    async () => {
      const url = host.add(FILES.image);
      const message = messageOf('image', { url, is_reusable: 'true' });
      const login = await w.tokenFor({ kind: 'instagram', pageId: w.page.id });
      const form = formOf({ message }).toString();
      const part = { bytes: FILES.image, type: TYPES.image };
      const answers = [
        await send({ message }, {}, UPLOADS),
        await send({ message }, {}, `/v23.0/${w.page.id}/message_attachments`),
        await send({ message, platform: 'instagram' }, {}, UPLOADS),
        await post(form, 'application/x-www-form-urlencoded', {}, UPLOADS),
        await upload(UPLOADS, { message: messageOf('image', { is_reusable: true }) }, [part]),
        // One of Meta's pages has no payload, and another name of the part does as well.
        await upload(UPLOADS, { message: { attachment: { type: 'image' } } }, [
          { ...part, name: 'source' },
        ]),
        await send({ message }, { access_token: login }, `/_convograph/instagram${UPLOADS}`),
      ];
      for (const { status, body } of answers) expect([status, body]).toEqual([200, ID]);
    },
  );

  it('is an event of the Page, of which no webhook is made', async () => {
    const { log } = w.server.store.page(w.page.no);
    const before = await log.last();
    const attachment = await kept('image');
    const { events } = await log.after(before, 10);
    expect(events).toMatchObject([{ kind: 'uploaded', body: { attachment } }]);
    expect(events[0]?.audience).toBeUndefined();
  });

  it('for Instagram needs an account, and what Instagram needs', async () => {
    const bare = await w.besides({ instagram: false });
    const body = { platform: 'instagram', message: messageOf('image', { url: 'https://x.test' }) };
    const refused = await sender(bare).send(body, {}, UPLOADS);
    expect(errorOf(refused)).toMatchObject({ code: 100, error_subcode: 2534013 });
    const access_token = await w.tokenFor({ scopes: ['pages_messaging'] });
    const lacking = await send(body, { access_token }, UPLOADS);
    expect(lacking.status).toBeGreaterThanOrEqual(400);
    expect(lacking.body.error.code).not.toBe(100);
  });

  it('is of one of four types, and has to say of what', async () => {
    const refusal = async (message: Json) =>
      (await send({ message }, {}, UPLOADS)).body.error.message;
    expect(await refusal(undefined)).toBe('(#100) The parameter message is required');
    expect(await refusal({ text: 'Hi' })).toBe(
      '(#100) The parameter message[attachment] is required',
    );
    expect(await refusal({ attachment: { type: 'template', payload: {} } })).toBe(
      '(#100) Param message[attachment][type] must be one of {image, audio, video, file} - got "template".',
    );
  });
});

describe('the id of a file', () => {
  it('is answered beside those of a send that says is_reusable, and is good again', async () => {
    const { person } = await w.conversation();
    const payload = { url: host.add(FILES.image), is_reusable: 'true' };
    const message = messageOf('image', payload);
    const { body } = await send({ recipient: { id: person.id }, message });
    expect(Object.keys(body)).toEqual(['recipient_id', 'message_id', 'attachment_id']);
    expect(body).toMatchObject(ID);
    for (const id of [body.attachment_id, Number(body.attachment_id)]) {
      expect((await sendId(id)).status).toBe(200);
    }
  });

  it('without is_reusable is good for one message, and not used up by one that is refused', async () => {
    const message = messageOf('image', { url: host.add(FILES.image) });
    const { body } = await send({ message }, {}, UPLOADS);
    const stranger = { recipient: { id: '999' }, message: messageOf('image', body) };
    expect((await send(stranger)).body.error.error_subcode).toBe(2018001);
    expect((await sendId(body.attachment_id)).status).toBe(200);
    expect(errorOf(await sendId(body.attachment_id))).toMatchObject(UNKNOWN);
  });

  proves('error:attachmentUnknown', 'is the Page’s own', async () => {
    const other = await w.besides();
    const id = await fileSender(other).kept('image');
    expect((await sendId(id, other)).status).toBe(200);
    for (const unknown of [id, '1234567890123456', 'x', '9'.repeat(400)]) {
      expect(errorOf(await sendId(unknown))).toEqual({ ...UNKNOWN });
    }
  });

  it('is good for 90 days by the store’s clock', async () => {
    const own = await w.besides();
    const id = await fileSender(own).kept('image');
    const { clock } = w.server;
    clock.advance(90 * 24 * HOUR - 1);
    expect((await sendId(id, own)).status).toBe(200);
    clock.advance(1);
    expect(errorOf(await sendId(id, own))).toMatchObject(UNKNOWN);
    // The next upload forgets it.
    await fileSender(own).kept('image');
    expect(await w.server.store.page(own.page.no).uploaded.byId(id, 0)).toBeUndefined();
  });

  it('is good on the platform that it was uploaded for', async () => {
    const messenger = await kept('image');
    const instagram = await kept('image', { platform: 'instagram' });
    expect((await sendId(instagram, w, 'INSTAGRAM')).status).toBe(200);
    expect(errorOf(await sendId(messenger, w, 'INSTAGRAM'))).toMatchObject({
      error_subcode: 2018074,
    });
    expect(errorOf(await sendId(instagram))).toMatchObject(UNKNOWN);
  });

  it('of a file of another type is no file of this one', async () => {
    const { person } = await w.conversation();
    const asked = (type: 'image' | 'file', attachment_id: string) =>
      send({ recipient: { id: person.id }, message: messageOf(type, { attachment_id }) });
    expect(errorOf(await asked('image', await kept('video')))).toMatchObject({
      error_subcode: 2018047,
    });
    expect((await asked('file', await kept('image'))).status).toBe(200);
  });

  it('is gone with the Page', async () => {
    const own = await w.besides();
    const id = await fileSender(own).kept('image');
    const { resetPage } = await import('../../src/store/page/commands/reset-page.ts');
    await w.server.store.transaction((tx) => resetPage(tx, own.page.no, 1));
    expect(errorOf(await sendId(id, own))).toMatchObject(UNKNOWN);
  });
});
