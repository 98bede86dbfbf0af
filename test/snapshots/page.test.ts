import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.ts';
import { restore, save } from './machines.ts';

let shop: World;
let file: string;
beforeAll(async () => {
  shop = await world();
  await shop.conversation({ said: [{ text: 'hello' }, { text: 'Is it there?' }] });
  file = `${shop.server.dataDir}/page.convograph`;
  await save(shop.server, { name: file, page: shop.page.id });
});
afterAll(() => shop.close());

const FIELDS = 'id,message_count,messages{id,message,created_time,from,to}';
const talk = async (each: World, token = each.token): Promise<string> => {
  const access_token = token;
  return (await each.get('/me/conversations', { fields: FIELDS, access_token })).text;
};

describe('a snapshot of one Page', () => {
  it('brings that Page back and leaves the others as they are', async () => {
    const before = await talk(shop);
    const other = await shop.besides();
    await other.conversation({ said: [{ text: 'elsewhere' }] });
    const elsewhere = await talk(other);
    await shop.conversation({ said: [{ text: 'more' }] });
    await restore(shop.server, { snapshot: file });
    expect(await talk(shop)).toBe(before);
    expect(await talk(other)).toBe(elsewhere);
  });

  it('comes back with the token that was good, after it was deleted', async () => {
    const before = await talk(shop);
    const answer = await fetch(`${shop.server.url}/_convograph/v1/pages/${shop.page.id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${shop.server.controlKey}` },
    });
    expect(answer.status).toBe(200);
    expect((await shop.get('/me')).status).toBe(400);
    await restore(shop.server, { snapshot: file });
    expect(await talk(shop)).toBe(before);
  });

  it('comes beside another Page of that number, and its messages keep their ids', async () => {
    const before = await talk(shop);
    const there = await world({ seed: 'another' });
    await there.conversation({ said: [{ text: 'my own', ago: 7 }] });
    const own = await talk(there);
    expect(there.page.no).toBe(shop.page.no);
    const { apps, tokens, before: kept } = await restore(there.server, { snapshot: file });
    expect(apps).toMatchObject([{ id: shop.app.id }]);
    expect(kept).toBeUndefined();
    const [{ access_token }] = tokens;
    expect(await talk(there, access_token)).toBe(before);
    expect(await talk(there)).toBe(own);
    const [{ id }] = JSON.parse(before).data[0].messages.data;
    const message = await there.get(`/${id}`, { access_token, fields: 'message' });
    expect(message.body.message).toBe('Is it there?');
    const [{ id: mine }] = JSON.parse(own).data[0].messages.data;
    expect((await there.get(`/${mine}`, { access_token })).status).toBe(400);
    expect((await there.get(`/${id}`)).body.message).not.toBe('Is it there?');
    // And once more, in its place.
    await restore(there.server, { snapshot: file });
    await there.close();
  });
});
