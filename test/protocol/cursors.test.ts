import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { proves } from '../support/proves.ts';
import { type Conversation, type Params, type World, world } from '../support/world.ts';
import { expectError } from './graph-error.ts';

const INVALID = { message: '(#100) Invalid cursors values', code: 100 };

describe('a cursor', () => {
  let shop: World;
  let chat: Conversation;
  let other: Conversation;
  let messageId: string;
  /** The lists of which each has cursors of its own, and how to ask for them. */
  let lists: readonly (readonly [string, Params])[];
  beforeAll(async () => {
    shop = await world();
    const files = ['a', 'b', 'c'].map((id) => ({ id, kind: 'file' as const, name: id }));
    chat = await shop.conversation({
      said: [{}, {}, { extra: { attachments: files } }],
    });
    other = await shop.conversation({ said: [{}, {}, {}] });
    for (const folder of ['other', 'page_done', 'spam'] as const) {
      await shop.conversation({ folder });
      await shop.conversation({ folder });
      await shop.conversation({ platform: 'INSTAGRAM', folder });
      await shop.conversation({ platform: 'INSTAGRAM', folder });
    }
    await shop.conversation({ people: [chat.person] });
    await shop.conversation({ people: [other.person] });
    [messageId = ''] = await shop.messageIds(chat);
    lists = [
      [`/${chat.id}/messages`, {}],
      [`/${chat.id}/messages`, { order: 'chronological' }],
      [`/${other.id}/messages`, {}],
      ['/me/conversations', {}],
      ['/me/conversations', { order: 'chronological' }],
      ['/me/conversations', { folder: 'other' }],
      ['/me/conversations', { folder: 'spam' }],
      ['/me/conversations', { folder: 'other', platform: 'instagram' }],
      [`/${shop.page.instagramId}/conversations`, { folder: 'page_done' }],
      ['/me/conversations', { user_id: chat.person.id }],
      ['/me/conversations', { user_id: other.person.id }],
      [`/${messageId}/attachments`, {}],
    ];
  });
  afterAll(() => shop.close());

  const cursorOf = async ([path, params]: readonly [string, Params]): Promise<string> => {
    const { body } = await shop.get(path, { ...params, limit: 1 });
    expect(body.paging.cursors.after).toBe(body.paging.cursors.before);
    return body.paging.cursors.after;
  };

  proves('error:invalidCursor', 'of another list is refused', async () => {
    for (const own of lists) {
      const cursor = await cursorOf(own);
      for (const [path, params] of lists) {
        for (const name of ['after', 'before']) {
          const answer = await shop.get(path, { ...params, [name]: cursor });
          if (own[0] === path && own[1] === params) expect(answer.status).toBe(200);
          else expectError(answer, INVALID);
        }
      }
    }
  });

  it('of another Page is refused', async () => {
    const page = await createPage(shop.server, { name: 'Next Door' });
    const spec = { kind: 'page', appId: shop.app.id, pageId: page.id } as const;
    const { access_token } = await createToken(shop.server, spec);
    const after = await cursorOf(['/me/conversations', {}]);
    expectError(await shop.get('/me/conversations', { access_token, after }), INVALID);
  });

  it('is refused when it is cut anywhere or has something added', async () => {
    for (const [path, params] of [lists[0], lists[3], lists[11]] as typeof lists) {
      const cursor = await cursorOf([path, params]);
      const cut = Array.from(cursor, (_, at) => cursor.slice(0, at)).slice(1);
      const cutInFront = Array.from(cursor, (_, at) => cursor.slice(at)).slice(1);
      for (const after of [...cut, ...cutInFront, `${cursor}A`, `${cursor}0`, ` ${cursor}`]) {
        expectError(await shop.get(path, { ...params, after }), INVALID);
      }
    }
  });

  it('is refused when a character of it is changed', async () => {
    for (const [path, params] of [lists[0], lists[3], lists[11]] as typeof lists) {
      const cursor = await cursorOf([path, params]);
      for (let at = 0; at < cursor.length; at++) {
        const unit = cursor[at] === '1' ? '2' : '1';
        const after = cursor.slice(0, at) + unit + cursor.slice(at + 1);
        expectError(await shop.get(path, { ...params, after }), INVALID);
      }
    }
  });

  it('is not just any text', async () => {
    const numbers = ['0', '-1', 'null', 'MAZDZD', 'MQZDZD'];
    const begun = ['QVFI', 'QVFI0Z0Z', 'QVFIZZZ', 'QVFI1Z1Z1'];
    for (const text of [...numbers, ...begun, 'x', '%00', '\u0000', '😀', 'Z'.repeat(9000)]) {
      for (const [path, params] of [lists[0], lists[3], lists[9]] as typeof lists) {
        expectError(await shop.get(path, { ...params, after: text }), INVALID);
        expectError(await shop.get(path, { ...params, before: text }), INVALID);
      }
    }
  });

  it('of a short list is a place in it, and nothing beyond its end', async () => {
    const list = (after: string) => shop.get(`/${messageId}/attachments`, { after });
    // "0", "1", … in the base64 of the wire, as on Meta's small edges.
    expect((await list('MAZDZD')).body.data.map(({ id }: { id: string }) => id)).toEqual([
      'b',
      'c',
    ]);
    expect((await list('MgZDZD')).text).toBe('{"data":[]}');
    for (const beyond of [
      'MwZDZD',
      'MTAwMAZDZD',
      'LTEZD',
      'MS41',
      'MA==',
      'MAZD',
      'IDA',
    ] as const) {
      expectError(await list(beyond), INVALID);
    }
  });

  it('is refused of the list of a person whom the Page does not know', async () => {
    const cursor = await cursorOf(['/me/conversations', {}]);
    for (const name of ['after', 'before']) {
      const params = { user_id: '1', [name]: cursor };
      expectError(await shop.get('/me/conversations', params), INVALID);
    }
  });

  it('is refused within fields as well, and before an empty page', async () => {
    const cursor = await cursorOf(['/me/conversations', {}]);
    for (const modifier of ['after', 'before']) {
      const fields = `messages.${modifier}(${cursor})`;
      expectError(await shop.get(`/${chat.id}`, { fields }), INVALID);
      const empty = `messages.limit(0).${modifier}(${cursor})`;
      expectError(await shop.get(`/${chat.id}`, { fields: empty }), INVALID);
    }
    expectError(await shop.get(`/${chat.id}/messages`, { after: cursor, limit: 0 }), INVALID);
  });
});
