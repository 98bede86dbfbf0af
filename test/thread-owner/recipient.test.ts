import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPage } from '../../src/admin/pages.ts';
import { createUser } from '../../src/admin/users.ts';
import { refusal, refused } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { type Conversation, type Params, World, world } from '../support/world.ts';

describe('recipient of GET /{page-id}/thread_owner', () => {
  let shop: World;
  let chat: Conversation;
  beforeAll(async () => {
    shop = await world();
    const control = { app: shop.app.id, until: shop.server.clock.now() + 3_600_000 };
    chat = await shop.conversation({ control });
  });
  afterAll(() => shop.close());

  const ask = (params: Params) => shop.get(`/${shop.page.id}/thread_owner`, params);

  proves('error:requiredParameter', 'is required, and empty is missing', async () => {
    const error = refused(100, '(#100) The parameter recipient is required');
    expect(refusal(await ask({}))).toEqual(error);
    expect(refusal(await ask({ recipient: '' }))).toEqual(error);
    expect(refusal(await shop.get('/me', { fields: 'thread_owner' }))).toEqual(error);
  });

  proves('error:idParameter', 'is a bare id, never an object, a list or a text', async () => {
    const { id } = chat.person;
    const error = refused(100, '(#100) Param recipient must be a valid ID string (e.g., "123")');
    const wrong: Params[] = [
      `{"id":"${id}"}`,
      `{'id':'${id}'}`,
      `{id:${id}}`,
      `["${id}"]`,
      `"${id}"`,
      ` ${id}`,
      `${id},${id}`,
      `${id}\u0000`,
      'Ada Okafor',
      'é',
      '9'.repeat(1_001),
    ].map((recipient) => ({ recipient }));
    wrong.push({ 'recipient[id]': id }, { 'recipient[0]': id });
    for (const params of wrong) {
      expect(refusal(await ask(params)), JSON.stringify(params)).toEqual(error);
    }
  });

  it('may stand in a form or in JSON', async () => {
    const { id } = chat.person;
    const form = new URLSearchParams({ recipient: id, method: 'get' });
    const sent = [
      shop.send('POST', '/me/thread_owner', { access_token: shop.token }, { body: form }),
      shop.send(
        'POST',
        '/me/thread_owner',
        { access_token: shop.token, method: 'GET' },
        {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ recipient: id }),
        },
      ),
    ];
    for (const { body } of await Promise.all(sent)) {
      expect(body.data[0].thread_owner.app_id).toBe(shop.app.id);
    }
  });

  proves(
    'error:noMatchingUser',
    'is 100/2018001 for everybody the Page does not know',
    async () => {
      const error = refused(100, '(#100) No matching user found', { error_subcode: 2018001 });
      const [message = ''] = await shop.messageIds(chat);
      const { page } = shop;
      const user = await createUser(shop.server, { name: 'Sam', pageId: page.id });
      const unknown = [
        '1',
        '9'.repeat(16),
        '9'.repeat(1_000),
        `0${chat.person.id}`,
        `${chat.person.id}0`,
        // Live chat ids, of which there are none here.
        'live_chat_123456',
        'LIVE_CHAT:1234567890',
        'c.123-456',
        'bGl2ZS9jaGF0+/8==',
        page.id,
        page.instagramId ?? '',
        user.id,
        shop.app.id,
        chat.id,
        message,
        'me',
        'null',
      ];
      for (const recipient of unknown) {
        expect(refusal(await ask({ recipient })), recipient).toEqual(error);
      }
    },
  );

  it('is unknown where only another Page knows the person', async () => {
    const other = await createPage(shop.server, { name: 'Second Shop' });
    const control = { app: shop.app.id, until: shop.server.clock.now() + 3_600_000 };
    const token = await shop.tokenFor({ pageId: other.id });
    const second = new World(shop.server, shop.app, other, token);
    const { person } = await second.conversation({ control });
    expect((await second.get('/me/thread_owner', { recipient: person.id })).body.data).toHaveLength(
      1,
    );
    const answer = await ask({ recipient: person.id });
    expect(answer.body.error).toMatchObject({ code: 100, error_subcode: 2018001 });
  });

  it('is asked for by GET alone', async () => {
    for (const method of ['POST', 'DELETE']) {
      const answer = await shop.send(method, `/${shop.page.id}/thread_owner`, {
        access_token: shop.token,
        recipient: chat.person.id,
      });
      expect(answer.body.error, method).toMatchObject({ code: 100, error_subcode: 33 });
      expect(answer.body.error.message).toContain(`Unsupported ${method.toLowerCase()} request.`);
    }
  });
});
