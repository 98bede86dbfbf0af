import { createToken, revokeToken } from '../../src/admin/tokens.ts';
import { changeUser } from '../../src/admin/users/change-user.ts';
import type { Random } from '../../src/base/random.ts';
import type { House } from '../../src/house/house.ts';
import type { Json } from '../support/world.ts';
import { oneOf } from './asking.ts';
import type { Shop } from './shop.ts';
import type { Twins } from './twins.ts';

/** What can be changed by one of the processes: never by an asking that the limits count. */
function changes(random: Random, shop: Shop, twins: Twins) {
  const { page, user, app, other } = shop;
  const by = Math.floor(random.next() * 3);
  const person = oneOf(random, shop.people);
  const at = `/pages/${page.id}`;
  const act = (name: string, body: object = {}) =>
    twins.operate(by, 'POST', `${at}/acts/${name}`, { as: person.id, ...body });
  const patch = (path: string, body: object) => twins.operate(by, 'PATCH', path, body);
  const text = `said ${random.digits(6)}`;
  const fromPage = random.next() < 0.5 ? { from_page: true } : {};
  const acts = [
    () => act('say', { text, ...fromPage }),
    () => act('say', { text: `${text} 👋`, ...fromPage }),
    () => act('edit', { text }),
    () => act('unsend'),
    () => act('react', { reaction: 'love' }),
    () => act('read', fromPage),
    () => act('inbox', { act: oneOf(random, ['done', 'follow_up', 'move_to_spam']) }),
    () => act(oneOf(random, ['block', 'unblock'])),
  ];
  const settings = [
    () => grantUntil(twins.house(by), shop, oneOf(random, [0, 1, 1_000, 1_000])),
    () => renew(twins.house(by), shop),
    () => patch(`${at}/people/${person.id}`, { name: `${person.name} ${random.digits(2)}` }),
    () => patch(at, { name: `Corner Shop ${random.digits(2)}` }),
    () => patch(at, { limits: 'off', refuse: null, message_access: 'on' }),
    () => patch(`/apps/${app.id}`, { require_proof: false }),
    () => patch(`${at}/people/${person.id}`, { blocked_by: null, consent: 'on' }),
    () => patch(at, { mode: 'archive' }),
    () => patch(`/apps/${app.id}`, { mode: 'live' }),
  ];
  const rare: (() => unknown)[] = [
    () => patch(at, { mode: oneOf(random, ['strict', 'archive']) }),
    () => patch(at, { limits: 'on' }),
    () => patch(at, { refuse: 613 }),
    () => patch(at, { default_app: oneOf(random, [app.id, other.id, null]) }),
    () => patch(`/users/${user}`, { revoke: ['pages_messaging'], for_app: app.id }),
    () => patch(`/users/${user}`, { grant: ['pages_messaging'], for_app: app.id }),
    () => patch(`/users/${user}`, { no_role: page.id }),
    () => patch(`/users/${user}`, { page: page.id }),
    () => patch(`/users/${user}`, { checkpoint: random.next() < 0.3 }),
    () => patch(`/users/${user}`, { locale: oneOf(random, ['pt_BR', null]) }),
    () => patch(`/apps/${app.id}`, { name: `Inbox ${random.digits(2)}` }),
    () => patch(`/apps/${app.id}`, { mode: oneOf(random, ['development', 'live']) }),
    () => twins.operate(by, 'POST', '/clock', { seconds: oneOf(random, [60, 3_600, -3_600]) }),
    () => patch(at, { message_access: oneOf(random, ['off', 'on']) }),
    () =>
      patch(`${at}/people/${person.id}`, { blocked_by: oneOf(random, ['page', 'person', null]) }),
    () => patch(`${at}/people/${person.id}`, { consent: oneOf(random, ['off', 'on']) }),
    () => patch(`/apps/${app.id}`, { require_proof: random.next() < 0.2 }),
    () =>
      changeToken(random, twins, by, {
        tasks: oneOf(random, [['ANALYZE'], ['MODERATE', 'MANAGE']]),
      }),
    () => changeToken(random, twins, by, { revoke: ['pages_messaging'] }),
    () => changeToken(random, twins, by, { grant: ['pages_messaging'] }),
    () => changeToken(random, twins, by, { expires_in: oneOf(random, [1, 60, 7_200]) }),
    () => acting(['say', 'say', 'read'], act, () => restart(twins, by, at)),
    () => putBack(twins, by, () => acting(['say', 'read'], act, () => act('block'))),
    () => twins.operate(by, 'DELETE', `${at}/conversations/${oneOf(random, shop.conversations)}`),
    // Of each process its own: what is frozen is so on both days, and no use of it is written down.
    () => asOf(twins, oneOf(random, ['2026-11-20', '2027-02-01', 'all'])),
  ];
  return { acts, settings, rare };
}

/** Changes something; tells whether that was taken. */
export async function change(random: Random, shop: Shop, twins: Twins): Promise<boolean> {
  const { acts, settings, rare } = changes(random, shop, twins);
  const kind = random.next();
  const told: unknown = await oneOf(random, kind < 0.5 ? acts : kind < 0.85 ? settings : rare)();
  return !(told as { error?: object } | undefined)?.error;
}

/** Does something that what is read hangs on, and the limits do not. */
export const act = (random: Random, shop: Shop, twins: Twins): Promise<unknown> =>
  oneOf(random, changes(random, shop, twins).acts)();

/** Has the platform be as of a day, for both that are asked. */
async function asOf(twins: Twins, day: string): Promise<unknown> {
  await twins.operate(0, 'PATCH', '/calendar', { as_of: day });
  return twins.operate(1, 'PATCH', '/calendar', { as_of: day });
}

/** Has a scope of the person's tokens lapse by itself, so many ms from now. */
function grantUntil({ store, clock }: House, { app, user }: Shop, ms: number): Promise<void> {
  const lapses = clock.now() + ms;
  const row = { app: app.id, user, status: 'granted', targets: undefined, lapses } as const;
  return store.transaction((tx) =>
    tx.directory.permissions.put({ ...row, scope: 'pages_messaging' }),
  );
}

/** Revokes a token, in whose place there is another. */
async function renew(house: House, { app, page, user, tokens }: Shop): Promise<void> {
  const of = { kind: 'page', appId: app.id, pageId: page.id } as const;
  const make = async (spec: object): Promise<string> =>
    (await createToken(house, { ...of, ...spec })).access_token;
  await revokeToken(house, tokens.page);
  await changeUser(house, user, { page: page.id, checkpoint: false });
  tokens.page = await make({});
  tokens.derived = await make({ userId: user, expiresIn: 3_600 });
  tokens.user = await make({ kind: 'user', userId: user, pageId: undefined, expiresIn: 7_200 });
}

/** Changes what one of the tokens may do, or how long it lives; its text stays. */
async function changeToken(random: Random, twins: Twins, by: number, change: object) {
  const { data } = await twins.operate(by, 'GET', '/tokens');
  return twins.operate(by, 'PATCH', `/tokens/${oneOf(random, data as Json[]).id}`, change);
}

/** Does some acts, and something behind them. */
async function acting(
  names: readonly string[],
  act: (name: string, body?: object) => Promise<unknown>,
  then: () => Promise<unknown>,
): Promise<unknown> {
  for (const name of names) await act(name, name === 'say' ? { text: 'said and taken back' } : {});
  return then();
}

/** Has the conversation that was written in last stand as before its newest message, and as it was. */
async function restart(twins: Twins, by: number, at: string): Promise<unknown> {
  const { data } = await twins.operate(by, 'GET', `${at}/conversations`);
  const told = await twins.operate(by, 'GET', `${at}/conversations/${data?.[0]?.id}`);
  const message = told.messages?.at(-1)?.id;
  const done = await twins.operate(by, 'POST', `${at}/restarts`, { message: String(message) });
  if (done.error) return done;
  return twins.operate((by + 1) % 3, 'POST', `${at}/restarts/${done.restart}/undo`);
}

/** Takes a snapshot, changes something, and puts the snapshot back. */
async function putBack(twins: Twins, by: number, change: () => Promise<unknown>): Promise<unknown> {
  const name = 'twins';
  await twins.operate(by, 'DELETE', `/snapshots/${name}`);
  await ended(twins, by, await twins.operate(by, 'POST', '/snapshots', { name }));
  await change();
  return ended(twins, by, await twins.operate(by, 'POST', `/snapshots/${name}/restore`, {}));
}

/** A job, when it has ended. */
async function ended(twins: Twins, by: number, begun: Json): Promise<Json> {
  let job = begun;
  while (job.state === 'running') job = await twins.operate(by, 'GET', `/jobs/${job.id}`);
  return job;
}
