import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createApp } from '../../src/admin/apps.ts';
import { canSend } from '../../src/admin/can-send/can-send.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { changePerson } from '../../src/admin/people/change-person.ts';
import { createPerson } from '../../src/admin/people.ts';
import { createUser } from '../../src/admin/users.ts';
import { Control } from '../control/control.ts';
import { HOUR, sender } from '../sending/sending.ts';
import { type Json, sharedWorld } from '../support/world.ts';

const w = await sharedWorld();
const control = new Control(w.server);
const tester = await createUser(w.server, { name: 'Tess' });

const some = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const mostly = <T>(usual: T, ...others: readonly T[]) =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(usual) }, { weight: 3, arbitrary: some(...others) });

const worlds = fc.record({
  mode: some('archive' as const, 'strict' as const),
  platform: some('MESSENGER' as const, 'INSTAGRAM' as const),
  scopes: mostly<readonly string[] | undefined>(
    undefined,
    ['pages_messaging'],
    ['instagram_basic', 'instagram_manage_messages', 'pages_manage_metadata'],
  ),
  standard: mostly(undefined, 'pages_messaging', 'instagram_manage_comments', 'human_agent'),
  insider: fc.boolean(),
  blocked: mostly('nobody' as const, 'person' as const, 'page' as const, 'both' as const),
  hours: mostly(1, 7 * 24 - 1, 7 * 24, 900),
  before: mostly('nothing', 'answered', 'deleted', 'unknown'),
  refuse: mostly<number | null>(null, 368, 10904, 1200),
  tag: mostly(undefined, 'HUMAN_AGENT' as const),
  wrote: fc.boolean(),
});

type World = typeof worlds extends fc.Arbitrary<infer One> ? One : never;

/** Nothing stands in the way. */
const OPEN: World = {
  ...{ mode: 'archive', platform: 'MESSENGER', scopes: undefined, standard: undefined },
  ...{ insider: false, blocked: 'nobody', hours: 1, before: 'nothing', refuse: null },
  ...{ tag: undefined, wrote: false },
};

/** What closes one gate each: these are tried whatever chance brings. */
const CLOSING: readonly Partial<World>[] = [
  {},
  { before: 'answered' },
  { blocked: 'person' },
  { refuse: 368 },
];

it('can-send and the private reply agree, in whatever world', { timeout: 60_000 }, async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(worlds, async (the) => {
      const page = await w.besides({ mode: the.mode });
      const pageId = page.page.id;
      const app = await createApp(w.server, { name: `App ${page.page.no}` });
      await changeApp(w.server, app.id, {
        ...{ mode: 'live', business_verified: true, roles: { [tester.id]: 'tester' } },
        ...(the.standard && { access: { [the.standard]: 'standard' } }),
      });
      const token = await page.tokenFor({ appId: app.id, scopes: the.scopes });
      const { platform } = the;
      const person = await createPerson(w.server, { pageId, name: 'Maya', platform });
      const act = async (verb: string, body: object): Promise<Json> =>
        (await control.post(`/pages/${pageId}/acts/${verb}`, { as: person.id, ...body })).body;
      if (the.wrote) await act('say', { text: 'Hello' });
      const { comment_id } = await act('comment', { text: 'Do you ship?' });
      const reply = (access_token: string, comment = comment_id) =>
        sender(page).send(
          { recipient: { comment_id: comment }, message: { text: 'Hi' }, tag: the.tag },
          { access_token },
        );
      if (the.before === 'answered') await reply(page.token);
      if (the.before === 'deleted') await act('uncomment', { id: comment_id });
      w.server.clock.advance(the.hours * HOUR);
      await changePerson(w.server, pageId, person.id, {
        ...(the.blocked !== 'nobody' && { blocked_by: the.blocked }),
        user: the.insider ? tester.id : null,
      });
      await changePage(w.server, pageId, { refuse: the.refuse });
      const comment = the.before === 'unknown' ? '17850000000000001' : comment_id;
      const asked = { page: pageId, comment, app: app.id, tag: the.tag };
      const told: Json = await canSend(w.server as never, asked);
      const { body } = await reply(token, comment);
      const { fbtrace_id, is_transient, ...error } = body.error ?? {};
      expect([told.ok, told.error ?? {}]).toEqual([body.message_id !== undefined, error]);
      // An answer opens nothing but what the person does.
      if (body.message_id !== undefined && !the.wrote) {
        const text = { recipient: { id: person.id }, message: { text: 'Hi' } };
        const more = await sender(page).send(text, { access_token: token });
        expect(more.status).not.toBe(200);
      }
      seen.add(told.closed ?? 'none');
    }),
    { numRuns: 60, examples: CLOSING.map((each) => [{ ...OPEN, ...each }]) },
  );
  // What was asked was not always one and the same.
  expect(seen.size).toBeGreaterThanOrEqual(CLOSING.length);
});
