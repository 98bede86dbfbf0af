import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Control, control } from './control.ts';
import { readEvents } from './events.ts';

let shop: Control;
let page: string;
beforeEach(async () => {
  shop = await control({ journal: 'bodies' });
  page = (await shop.post('/pages', { name: 'Kiln & Clover' })).body.id;
  await shop.post(`/pages/${page}/people`, { name: 'Maya', platform: 'MESSENGER' });
});
afterEach(() => shop.close());

const say = (text: string) => shop.post(`/pages/${page}/acts/say`, { as: 'Maya', text });
const call = (path: string) => fetch(`${shop.server.url}${path}`);
const listed = async (query = '') => (await shop.get(`/timeline?limit=1000${query}`)).body;

describe('whoever follows the timeline', () => {
  it('is told where it stands, and then each row as it is done, as GET /timeline tells it', async () => {
    const { last, first, started } = await listed();
    const reader = await readEvents(shop);
    expect(reader.response.headers.get('content-type')).toBe('text/event-stream; charset=UTF-8');
    await expect
      .poll(() => reader.seen[0])
      .toMatchObject({
        ...{
          event: 'hello',
          data: { first, last, started },
          id: expect.stringMatching(`^${last}\\.`),
        },
      });
    await say('hi');
    await call('/v26.0/me');
    await expect.poll(() => reader.rows.length).toBe(2);
    expect(reader.rows).toEqual((await listed(`&after=${last}`)).data);
    expect(reader.rows.map(({ kind }) => kind)).toEqual(['act', 'call']);
  });

  it('goes on from the id that it read last, with nothing missing and nothing twice', async () => {
    const reader = await readEvents(shop);
    await say('one');
    await expect.poll(() => reader.rows.length).toBe(1);
    reader.leave();
    await say('two');
    const again = await readEvents(shop, `?after=${reader.lastId}`);
    await say('three');
    await expect.poll(() => again.rows.length).toBe(2);
    const all = (await listed('&filter=kind:act')).data;
    expect([...reader.rows, ...again.rows]).toEqual(all);
  });

  it('goes on from the header of a browser, which knows more than the address, and from a number of GET /timeline', async () => {
    const { last } = await listed();
    await say('one');
    const reader = await readEvents(shop, `?after=${last}`);
    await expect.poll(() => reader.rows.length).toBe(1);
    await say('two');
    const back = { 'last-event-id': reader.lastId ?? '' };
    const again = await readEvents(shop, `?after=${last}`, back);
    await expect.poll(() => again.rows.length).toBe(1);
    expect(again.rows[0].seq).toBeGreaterThan(reader.rows[0].seq);
  });

  it('is told of what a filter means alone, and a filter that cannot be read is refused', async () => {
    const reader = await readEvents(shop, '?filter=kind:call+status:4xx');
    await say('hi');
    await call('/v26.0/me');
    await say('bye');
    await expect.poll(() => reader.rows.length).toBe(1);
    expect(reader.rows[0]).toMatchObject({ kind: 'call', status: 400 });
    const wrong = await shop.get('/events?filter=colour:blue');
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('There is no "colour"');
  });

  it('is told of a gap where it asks for what is not kept, or was of another process', async () => {
    for (const after of ['99999', '3.0', 'whatever']) {
      const reader = await readEvents(shop, `?after=${after}`);
      await expect.poll(() => reader.seen.map(({ event }) => event)).toEqual(['hello', 'gap']);
      expect(reader.seen[1]?.data).toMatchObject({ last: (await listed()).last });
      await say(after);
      await expect.poll(() => reader.rows.length).toBe(1);
      reader.leave();
    }
  });
});

describe('the stream', () => {
  it('ends when the server stops, at once and as a whole answer', async () => {
    const readers = [await readEvents(shop), await readEvents(shop, '?filter=kind:call')];
    await expect.poll(() => readers.map(({ seen }) => seen.length)).toEqual([1, 1]);
    const { close, faults } = shop.server;
    await close();
    await Promise.all(readers.map(({ ended }) => ended));
    expect(faults).toEqual([]);
    shop = await control();
  });

  it('is for whoever has the key, and HEAD has its head alone', async () => {
    expect((await shop.raw('/_convograph/v1/events')).status).toBe(401);
    const headers = { Authorization: `Bearer ${shop.server.controlKey}` };
    const foreign = { ...headers, Origin: 'https://elsewhere.example' };
    expect((await shop.raw('/_convograph/v1/events', { headers: foreign })).status).toBe(403);
    const head = await shop.raw('/_convograph/v1/events', { method: 'HEAD', headers });
    expect(head).toMatchObject({ status: 200, text: '' });
    expect(head.headers['content-type']).toContain('text/event-stream');
  });

  it('is for 32 at once, and for another as soon as one has gone', async () => {
    const readers = await Promise.all(Array.from({ length: 32 }, () => readEvents(shop)));
    const refused = await shop.get('/events');
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toContain('close another page or program');
    readers[0]?.leave();
    await expect.poll(async () => (await readEvents(shop)).response.status).toBe(200);
  });

  it('has no rows where no journal is kept', async () => {
    const silent = await control();
    expect((await silent.get('/events')).status).toBe(409);
    await silent.close();
  });
});
