import { beforeAll, describe, expect, it } from 'vitest';
import { sharedWorld } from '../support/world.ts';
import { Control } from './control.ts';

const shop = await sharedWorld({ journal: 'bodies' });
let plane: Control;
beforeAll(() => {
  plane = new Control(shop.server);
});

/** The newest call in the timeline. */
async function newest() {
  const { body } = await plane.get('/timeline?filter=kind%3Acall&limit=1');
  return body.data[0];
}

describe('POST /calls/{seq}/again', () => {
  it('makes the same call on the wire, and tells which row it is', async () => {
    await shop.get('/v23.0/me', { fields: 'id,name' });
    const first = await newest();
    const { body, text } = await plane.post(`/calls/${first.seq}/again`);
    const again = await newest();
    expect(body).toEqual({ again: first.seq, seq: again.seq, status: 200 });
    expect(again.what).toBe(first.what);
    expect(text).not.toContain(shop.token);
    const { body: detail } = await plane.get(`/timeline/${again.seq}`);
    expect(JSON.parse(detail.answer.body)).toEqual({ id: shop.page.id, name: shop.page.name });
  });

  it('makes it with another token, of which its id is enough', async () => {
    const token = await shop.tokenFor({ scopes: ['pages_messaging'] });
    const refused = await shop.get('/v23.0/me/conversations', { access_token: token });
    const { seq } = await newest();
    const { body } = await plane.post(`/calls/${seq}/again`);
    expect(body).toMatchObject({
      status: refused.status,
      error: { code: refused.body.error.code },
    });
    const { body: made } = await plane.post('/tokens', { page: shop.page.id });
    const again = await plane.post(`/calls/${seq}/again`, { token: made.id });
    expect(again.body).toMatchObject({ again: seq, status: 200 });
    expect(again.text).not.toContain(made.access_token);
  });

  it('makes a write with all it said', async () => {
    const { person } = await shop.conversation({ said: [{ text: 'hi' }] });
    await shop.send('POST', '/v23.0/me/messages', {
      access_token: shop.token,
      recipient: JSON.stringify({ id: person.id }),
      message: JSON.stringify({ text: 'one & two = “three”' }),
    });
    const { seq } = await newest();
    const { body } = await plane.post(`/calls/${seq}/again`);
    expect(body.status).toBe(200);
    const { data } = (await shop.get('/me/conversations', { fields: 'messages{message}' })).body;
    const texts = data[0].messages.data.map((each: { message: string }) => each.message);
    expect(texts.slice(0, 2)).toEqual(['one & two = “three”', 'one & two = “three”']);
  });

  it('makes none of which something is kept nowhere: a file, what is long, a token in a batch', async () => {
    const { person } = await shop.conversation({ said: [{ text: 'hi' }] });
    const recipient = JSON.stringify({ id: person.id });
    const upload = new FormData();
    upload.set('recipient', recipient);
    upload.set('message', '{"attachment":{"type":"file","payload":{}}}');
    upload.set('filedata', new Blob(['a file']), 'a.txt');
    const batch = JSON.stringify([
      { method: 'GET', relative_url: `me?access_token=${shop.token}` },
    ]);
    for (const [path, body, lost] of [
      ['/me/messages', upload, 'filedata'],
      [
        '/me/messages',
        new URLSearchParams({ recipient, message: JSON.stringify({ text: 'x'.repeat(9_000) }) }),
        'message',
      ],
      ['/', new URLSearchParams({ batch }), 'batch'],
    ] as const) {
      await fetch(`${shop.server.url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${shop.token}` },
        body,
      });
      const { seq } = await newest();
      const { status, body: refused } = await plane.post(`/calls/${seq}/again`);
      expect([status, refused.error.message]).toEqual([
        409,
        `It cannot be made once more: ${lost} of it is kept nowhere.`,
      ]);
      expect((await newest()).seq).toBe(seq);
    }
  });

  it('refuses what is no call, and a token that there is not', async () => {
    await plane.post('/clock/stop');
    const { body } = await plane.get('/timeline?filter=kind%3Acontrol&limit=1');
    const { status, body: said } = await plane.post(`/calls/${body.data[0].seq}/again`);
    expect([status, said.error.message]).toEqual([404, expect.stringContaining('is no call')]);
    const { seq } = await newest();
    const none = await plane.post(`/calls/${seq}/again`, { token: '1' });
    expect([none.status, none.body.error.field]).toEqual([400, 'token']);
    await plane.post('/clock/reset');
  });
});
