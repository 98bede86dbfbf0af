import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Conversation, type World, world } from '../support/world.ts';
import { expectError, nonexisting, unknownName, unsupported } from './graph-error.ts';

describe('ids', () => {
  let shop: World;
  let ada: Conversation;
  let bo: Conversation;
  beforeAll(async () => {
    shop = await world();
    ada = await shop.conversation({ said: [{ text: 'one' }, { text: 'two' }] });
    bo = await shop.conversation({ said: [{ text: 'three' }] });
  });
  afterAll(() => shop.close());

  proves('?ids', 'answers several nodes by id, in the order asked', async () => {
    const ids = `${bo.id},${ada.id}`;
    const { body, text } = await shop.get('/v23.0/', { ids, fields: 'message_count' });
    expect(text).toBe(
      `{"${bo.id}":{"message_count":1,"id":"${bo.id}"},"${ada.id}":{"message_count":2,"id":"${ada.id}"}}`,
    );
    for (const written of [
      `["${bo.id}","${ada.id}"]`,
      ` ["${bo.id}" , "${ada.id}"] `,
      ` ${bo.id} , ${ada.id} `,
      `${ids},${ids}`,
    ]) {
      const answer = await shop.get('/', { ids: written, fields: 'message_count' });
      expect(answer.body, written).toEqual(body);
    }
  });

  it('answers an object by id for a single one too', async () => {
    const { body } = await shop.get('/', { ids: ada.id, fields: 'id' });
    expect(body).toEqual({ [ada.id]: { id: ada.id } });
  });

  it('takes ids of every kind, and `me`, in one request', async () => {
    const [message = ''] = await shop.messageIds(bo);
    const all = [shop.page.id, shop.page.instagramId, ada.id, message, bo.person.id, 'me'];
    const { body } = await shop.get('/', { ids: all.join(','), fields: 'id' });
    const entries = all.map((id) => [id, { id: id === 'me' ? shop.page.id : id }]);
    expect(body).toEqual(Object.fromEntries(entries));
  });

  it('answers an edge of each with paging of its own', async () => {
    const ids = `${ada.id},${bo.id}`;
    const { body } = await shop.get('/messages', { ids, fields: 'message', limit: 1 });
    expect(body[ada.id].data[0].message).toBe('two');
    expect(body[bo.id].data[0].message).toBe('three');
    expect(body[bo.id].paging).not.toHaveProperty('next');
    const next = new URL(body[ada.id].paging.next);
    expect(next.pathname).toBe(`/v19.0/${ada.id}/messages`);
    expect(next.searchParams.has('ids')).toBe(false);
    const further = await shop.send('GET', next.href);
    expect(further.body.data[0].message).toBe('one');
  });

  it('fails as a whole for one that is not there', async () => {
    const ids = `${ada.id},999,t_1`;
    expectError(await shop.get('/', { ids }), unsupported('get', '999'));
  });

  it('fails as a whole for a field that one of them does not have', async () => {
    const ids = `${ada.id},${shop.page.id}`;
    const answer = await shop.get('/', { ids, fields: 'message_count' });
    expectError(answer, nonexisting('message_count', 'Page'));
  });

  proves('error:unknownName', 'fails as a whole for one bad alias, naming all', async () => {
    expectError(await shop.get('/', { ids: `${ada.id},foo` }), unknownName('foo'));
    expectError(await shop.get('/', { ids: `foo,${ada.id},bar,foo` }), unknownName('foo,bar'));
    expectError(await shop.get('/messages', { ids: `["${ada.id}","foo"]` }), unknownName('foo'));
  });

  proves('error:emptyIdentifier', 'holds no empty one', async () => {
    for (const ids of ['', ' ', ',', '[]', '[""]', `${ada.id},`, `${ada.id},,${bo.id}`]) {
      for (const path of ['/', '/v23.0', '/messages']) {
        expectError(await shop.get(path, { ids }), {
          message: 'Cannot specify an empty identifier',
          code: 100,
        });
      }
    }
  });

  proves('error:tooManyIds', 'holds 50 at most', async () => {
    const people = Array.from({ length: 50 }, (_, i) => shop.person(`Person ${i}`));
    const ids: string[] = [];
    for (const person of people) ids.push((await person).id);
    const full = await shop.get('/', { ids: ids.join(','), fields: 'id' });
    expect(Object.keys(full.body)).toHaveLength(50);
    const twice = await shop.get('/', { ids: [...ids, ...ids].join(','), fields: 'id' });
    expect(twice.status).toBe(200);
    expectError(await shop.get('/', { ids: [...ids, ada.id].join(',') }), {
      message: '(#100) Too many IDs. At most 50 IDs are allowed in one request.',
      code: 100,
    });
  });

  proves('error:idAlready', 'does not go with an id in the path', async () => {
    for (const path of [ada.id, 'me', `${ada.id}/messages`, 'foo']) {
      for (const ids of [bo.id, '', 'foo']) {
        expectError(await shop.get(`/v23.0/${path}`, { ids }), {
          message: `Invalid token: "${path.split('/')[0]}".  An ID has already been specified.`,
          code: 2500,
        });
      }
    }
  });

  proves('?id', 'is the node of a path that has none', async () => {
    const { text } = await shop.get(`/${ada.id}`);
    for (const path of ['/', '/v19.0', '/v19.0/']) {
      expect((await shop.get(path, { id: ada.id })).text).toBe(text);
    }
    const edge = await shop.get(`/${ada.id}/messages`);
    expect((await shop.get('/messages', { id: ada.id })).text).toBe(edge.text);
    expect((await shop.get('/', { id: 'me' })).body.id).toBe(shop.page.id);
    expectError(await shop.get('/', { id: 'foo' }), unknownName('foo'));
    expectError(await shop.get('/', { id: '999' }), unsupported('get', '999'));
  });

  it('of one node does nothing beside an id in the path', async () => {
    expect((await shop.get(`/${ada.id}`, { id: bo.id })).body.id).toBe(ada.id);
  });
});
