import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { PRIVILEGES } from '../../src/access/permissions.ts';
import { FEATURES, SCOPES, TASKS } from '../../src/access/scopes.ts';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { changePerson } from '../../src/admin/people/change-person.ts';
import { createUser } from '../../src/admin/users.ts';
import { refusal } from '../access/refused.ts';
import { ask } from '../explain/ask.ts';
import { type Conversation, sharedWorld } from '../support/world.ts';

const shop = await sharedWorld();
let chats: readonly Conversation[];
let users: readonly { readonly id: string }[];
const paths: string[] = [];

beforeAll(async () => {
  const chat = await shop.conversation();
  const direct = await shop.conversation({ platform: 'INSTAGRAM' });
  chats = [chat, direct];
  const server = shop.server;
  users = [
    await createUser(server, { name: 'Rosa', pageId: shop.page.id }),
    await createUser(server, { name: 'Tess' }),
  ];
  const [message] = await shop.messageIds(chat);
  const [item] = await shop.messageIds(direct);
  paths.push(
    '/me/conversations',
    '/me/conversations?platform=instagram',
    `/${shop.page.instagramId}/conversations`,
    '/me?fields=name,conversations{id},threads.platform(instagram)',
    '/me',
    '/me/accounts',
  );
  for (const id of [chat.id, direct.id, message, item, chat.person.id, direct.person.id]) {
    paths.push(`/${id}`, `/${id}/messages`);
  }
  for (const { person } of chats) paths.push(`/me/thread_owner?recipient=${person.id}`);
});

const role = fc.constantFrom('none', 'none', 'tester', 'developer', 'analytics');
/** A list that is often whole: what comes after the scopes is to be reached too. */
const mostOf = <T>(words: readonly T[]) =>
  fc.oneof(fc.constant([...words]), fc.subarray([...words], { minLength: 1 }));

/** Everything that a judgement looks at. */
const worlds = fc.record({
  page: fc.record({
    mode: fc.constantFrom('strict', 'strict', 'archive'),
    message_access: fc.constantFrom('on', 'off'),
    refuse: fc.constantFrom(null, null, 613),
  }),
  app: fc.record({
    mode: fc.constantFrom('live', 'live', 'development'),
    low: fc.oneof(fc.constant([]), fc.subarray([...SCOPES, ...FEATURES])),
    business_verified: fc.boolean(),
    require_proof: fc.constantFrom(false, false, false, true),
    keeper: role,
    customer: role,
  }),
  linked: fc.boolean(),
  consent: fc.constantFrom('on', 'off'),
  scopes: mostOf(SCOPES),
  tasks: fc.subarray([...TASKS], { minLength: 1 }),
  kind: fc.constantFrom('page', 'page', 'user', 'derived'),
});

/** Worlds for each error that is to be met for certain. */
const EASY: Made = {
  page: { mode: 'strict', message_access: 'on', refuse: null },
  app: {
    mode: 'live',
    low: [],
    business_verified: true,
    require_proof: false,
    keeper: 'none',
    customer: 'none',
  },
  linked: false,
  consent: 'on',
  scopes: [...SCOPES],
  tasks: [...TASKS],
  kind: 'page',
};
const CERTAIN: readonly Made[] = [
  { ...EASY, app: { ...EASY.app, business_verified: false } },
  { ...EASY, page: { ...EASY.page, message_access: 'off' } },
  { ...EASY, page: { ...EASY.page, refuse: 613 } },
  { ...EASY, app: { ...EASY.app, mode: 'development' } },
  { ...EASY, scopes: ['email'] },
  { ...EASY, tasks: ['ANALYZE'] },
  { ...EASY, consent: 'off' },
  { ...EASY, kind: 'user' },
];

type Made = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

/** Puts the store into a state; gives the token. */
async function make({ page, app, linked, consent, scopes, tasks, kind }: Made): Promise<string> {
  const { server } = shop;
  const [keeper, customer] = users.map(({ id }) => id) as [string, string];
  await changePage(server, shop.page.id, page);
  const { low, keeper: keeperRole, customer: customerRole, ...settings } = app;
  const level = (word: string) => ((low as string[]).includes(word) ? 'standard' : 'advanced');
  await changeApp(server, shop.app.id, {
    ...settings,
    access: Object.fromEntries([...SCOPES, ...FEATURES].map((word) => [word, level(word)])),
    roles: { [keeper]: keeperRole, [customer]: customerRole },
  });
  for (const { person } of chats) {
    const user = linked ? customer : null;
    await changePerson(server, shop.page.id, person.id, { user, consent });
  }
  if (kind === 'page') return shop.tokenFor({ scopes, tasks });
  const ofUser = await shop.tokenFor({ kind: 'user', userId: keeper, scopes });
  if (kind === 'user') return ofUser;
  const { body } = await shop.get('/me/accounts', { access_token: ofUser });
  return body.data?.[0]?.access_token ?? ofUser;
}

describe('a judgement', () => {
  it('has as its first lack the error that the read gives, in worlds of every kind', async () => {
    const codes = new Set<number>();
    await fc.assert(
      fc.asyncProperty(worlds, async (made) => {
        const access_token = await make(made);
        for (const path of paths) {
          const told = await ask(shop, `GET ${path}`, access_token);
          const { status, ...error } = refusal(await shop.get(path, { access_token }));
          const first = told.requirements.find((each) => each.error !== undefined);
          expect(first?.error ?? {}, path).toEqual(error);
          expect(told.answer, path).toEqual(status === 200 ? { status } : { status, error });
          if (typeof error.code === 'number') codes.add(error.code);
        }
      }),
      { numRuns: 30, endOnFailure: true, examples: CERTAIN.map((made) => [made]) },
    );
    for (const code of [3, 10, 100, 190, 200, 230, 613]) expect(codes).toContain(code);
  });
});

describe('every operation', () => {
  it('asks for a Page token first, and names each need once', () => {
    for (const platforms of Object.values(PRIVILEGES)) {
      for (const { rules } of Object.values(platforms)) {
        expect(rules[0]?.kind).toBe('token');
        const needs = rules.map(({ needed }) => needed);
        expect(new Set(needs).size).toBe(needs.length);
      }
    }
  });
});
