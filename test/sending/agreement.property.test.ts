import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createApp } from '../../src/admin/apps.ts';
import { canSend } from '../../src/admin/can-send/can-send.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { changePerson } from '../../src/admin/people/change-person.ts';
import { createUser } from '../../src/admin/users.ts';
import { INBOX_APPS } from '../../src/messaging/inbox-apps.ts';
import { type Json, sharedWorld } from '../support/world.ts';
import { HOUR, sender } from './sending.ts';

/** Four weeks before three of the tags are withdrawn; worlds differ by how long after that they are. */
const BEFORE = Date.UTC(2026, 2, 30);
const w = await sharedWorld({ now: BEFORE });
const tester = await createUser(w.server, { name: 'Tess' });
const OTHER = await createApp(w.server, { name: 'Another app' });

const some = <T>(...values: readonly T[]) => fc.constantFrom(...values);

/** Most worlds are as they should be at most gates: otherwise no gate behind the first is seen. */
const mostly = <T>(usual: T, ...others: readonly T[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 4, arbitrary: some(...others) });

const worlds = fc.record({
  mode: some('archive' as const, 'strict' as const),
  platform: some('MESSENGER' as const, 'INSTAGRAM' as const),
  scopes: mostly<readonly string[] | undefined>(undefined, ['email'], ['pages_messaging']),
  tasks: mostly<readonly string[] | undefined>(undefined, ['ANALYZE']),
  app: mostly('live' as const, 'development' as const),
  standard: mostly(
    undefined,
    'pages_messaging' as const,
    'instagram_manage_messages' as const,
    'human_agent' as const,
  ),
  verified: mostly(true, false),
  insider: fc.boolean(),
  messageAccess: mostly('on' as const, 'off' as const),
  known: mostly(true, false),
  blocked: mostly('nobody' as const, 'person' as const, 'page' as const, 'both' as const),
  defaultApp: mostly('own' as const, 'other' as const, 'none' as const),
  owner: mostly('none' as const, 'own' as const, 'other' as const, 'inbox' as const),
  controls: some(-HOUR, HOUR),
  hours: some(1, 23, 24, 25, 167, 168, 900),
  refuse: mostly<number | null>(null, 368, 613, 80006, 1200, 36103, 1893063),
  tag: mostly(
    undefined,
    'HUMAN_AGENT' as const,
    'CUSTOMER_FEEDBACK' as const,
    'ACCOUNT_UPDATE' as const,
  ),
  type: some(undefined, 'RESPONSE' as const, 'MESSAGE_TAG' as const, 'UPDATE' as const),
  later: some(0, 30 * 24 * HOUR),
});

type World = typeof worlds extends fc.Arbitrary<infer One> ? One : never;

/** Nothing stands in the way. */
const OPEN: World = {
  ...{ mode: 'archive', platform: 'MESSENGER', scopes: undefined, tasks: undefined, app: 'live' },
  ...{ standard: undefined, verified: true, insider: false, messageAccess: 'on', known: true },
  ...{ blocked: 'nobody', defaultApp: 'own', owner: 'none', controls: HOUR, hours: 1 },
  ...{ refuse: null, tag: undefined, type: undefined, later: 0 },
};

/** What closes one gate each: these are tried whatever chance brings. */
const CLOSING: readonly Partial<World>[] = [
  {},
  { known: false },
  { blocked: 'person' },
  { owner: 'inbox' },
  { hours: 25 },
  { refuse: 613 },
];

it('can-send and the send agree, in whatever world', { timeout: 60_000 }, async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(worlds, async (the) => {
      const { clock } = w.server;
      if (the.later > 0 && clock.now() < BEFORE + the.later) clock.advance(the.later);
      const page = await w.besides({ mode: the.mode });
      const app = await createApp(w.server, { name: `App ${page.page.no}` });
      await changeApp(w.server, app.id, {
        ...{ mode: the.app, business_verified: the.verified },
        ...(the.standard && { access: { [the.standard]: 'standard' } }),
        roles: { [tester.id]: 'tester' },
      });
      const token = await page.tokenFor({ appId: app.id, scopes: the.scopes, tasks: the.tasks });
      const ids = { own: app.id, other: OTHER.id, inbox: INBOX_APPS.MESSENGER, none: null };
      const owner = ids[the.owner];
      const control = owner ? { app: owner, until: clock.now() + the.controls } : undefined;
      const { person } = await page.conversation({
        ...{ platform: the.platform, said: [{ ago: the.hours * 60 }] },
        ...(control && { control }),
      });
      await changePerson(w.server, page.page.id, person.id, {
        ...(the.blocked !== 'nobody' && { blocked_by: the.blocked }),
        user: the.insider ? tester.id : null,
      });
      await changePage(w.server, page.page.id, {
        ...{ default_app: ids[the.defaultApp], refuse: the.refuse },
        message_access: the.messageAccess,
      });
      const to = the.known ? person.id : '4404935943621117';
      const asked = { page: page.page.id, to, app: app.id, tag: the.tag, type: the.type };
      const told: Json = await canSend(w.server as never, asked);
      const { body } = await sender(page).send(
        {
          ...{ recipient: { id: to }, message: { text: 'Hi' } },
          ...{ tag: the.tag, messaging_type: the.type },
        },
        { access_token: token },
      );
      const { fbtrace_id, is_transient, ...error } = body.error ?? {};
      expect([told.ok, told.error ?? {}]).toEqual([body.message_id !== undefined, error]);
      seen.add(told.closed ?? 'none');
    }),
    { numRuns: 60, examples: CLOSING.map((each) => [{ ...OPEN, ...each }]) },
  );
  // What was asked was not always one and the same.
  expect(seen.size).toBeGreaterThanOrEqual(CLOSING.length);
});
