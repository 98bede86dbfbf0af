import { beforeEach, describe, expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { Calendar } from '../../src/graph/declare/calendar.ts';
import type { FrozenForm } from '../../src/graph/declare/dated-forms.ts';
import { type Conversation, sharedWorld } from '../support/world.ts';
import { ask } from './ask.ts';

const DAY = '2026-11-04';

const shop = await sharedWorld();
let chat: Conversation;
beforeEach(async () => {
  chat ??= await shop.conversation();
  await changeApp(shop.server, shop.app.id, { used_before: [] });
});

/** What an explanation as of a day says of what is frozen. */
async function told(call: string, { day = DAY, token = shop.token } = {}) {
  const calendar = new Calendar(day as typeof DAY, shop.server.clock);
  const { requirements, ...rest } = await ask(shop, call.replace('ID', chat.id), token, {
    calendar,
  });
  const frozen = requirements.filter(({ needed }) => needed.endsWith('when it was frozen'));
  return { ...rest, frozen };
}

// wire.md 13.1, 6.
describe('a call that uses what Meta froze', () => {
  const calls: readonly (readonly [FrozenForm, string, number])[] = [
    ['edge_ids', '/messages?ids=ID', 500],
    ['method_override', 'POST /me?method=get&fields=name', 400],
    ['alias', '/me?fields=conversations.as(chats){id}', 400],
    ['jsonp', '/me?callback=f', 200],
  ];
  it.each(calls)(
    '%s: its app has to have used it before, and how that is said',
    async (form, call, status) => {
      const { frozen, missing, answer, request } = await told(call);
      expect(frozen).toEqual([
        {
          kind: 'frozen',
          needed: expect.stringMatching(
            /^an app that used .* before 2026-11-04, when it was frozen$/,
          ),
          has: expect.stringMatching(/^it did not: /),
          ok: false,
          hint: expect.stringContaining(
            `\`convograph app set ${shop.app.id} --used-before ${form}\``,
          ),
        },
      ]);
      expect(missing).toContain(frozen[0]?.needed);
      expect(answer.status).toBe(status);
      // As it was asked, and not as it is taken.
      expect(request).toBe(`${/^\w+ /.test(call) ? '' : 'GET '}${call}`.replace('ID', chat.id));
    },
  );

  it.each(calls)(
    '%s: is nothing that lacks on the eve, nor of an app that did',
    async (form, call) => {
      expect((await told(call, { day: '2026-11-03' })).frozen).toEqual([]);
      await changeApp(shop.server, shop.app.id, { used_before: [form] });
      expect((await told(call)).frozen).toEqual([]);
    },
  );

  it('is told to say all that its app has used, since that is the whole list', async () => {
    await changeApp(shop.server, shop.app.id, { used_before: ['edge_ids'] });
    const { frozen } = await told('/me?callback=f&fields=conversations.as(chats){id}');
    expect(frozen.map(({ hint }) => hint)).toEqual([
      expect.stringContaining('--used-before edge_ids,alias,jsonp`'),
      expect.stringContaining('--used-before edge_ids,alias,jsonp`'),
    ]);
  });

  it('may come without a token: that is of no app', async () => {
    const { frozen } = await told('/me?callback=f', { token: 'EAAnone' });
    expect(frozen).toMatchObject([{ has: expect.stringMatching(/^no app: /) }]);
  });

  it('is judged by the verb that is left', async () => {
    expect((await told('POST /me?method=get')).carried_out).toBe(false);
    expect((await told('GET /me?method=delete')).carried_out).toBe(true);
  });
});
