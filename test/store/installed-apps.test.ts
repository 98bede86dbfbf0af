import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/house/store-engine.ts';
import type { InstalledApp } from '../../src/store/directory/installed-apps.ts';
import { deletePage } from '../../src/store/page/commands/delete-page.ts';
import { recordInstalled } from '../../src/store/page/commands/record-installed.ts';
import { recordMessengerProfile } from '../../src/store/page/commands/record-messenger-profile.ts';
import { recordUninstalled } from '../../src/store/page/commands/record-uninstalled.ts';
import type { Store } from '../../src/store/store.ts';
import { addTalk, PAGE } from './talk.ts';

const BOT = { page: PAGE, account: 'page', app: '1' } as const;

async function opened(): Promise<Store> {
  const store = await openStore(':memory:');
  onTestFinished(() => store.close());
  await addTalk(store, 'talk');
  await store.transaction(async ({ directory }) => {
    await directory.apps.add({ id: '1', name: 'Bot', secret: 'sealed' });
    await directory.apps.add({ id: '2', name: 'Desk', secret: 'sealed' });
  });
  return store;
}

const install = (store: Store, on: Parameters<typeof recordInstalled>[1], fields: string[]) =>
  store.transaction((tx) => recordInstalled(tx, on, fields, 5));
const installed = (store: Store): Promise<InstalledApp[]> =>
  Promise.resolve(store.directory.installedApps.of(PAGE));
const log = async (store: Store) =>
  (await store.page(PAGE).log.after(1, 100)).events.map(({ no, kind, body }) => [no, kind, body]);

it('a Page tells of each app what it got over which account, and what it is subscribed to', async () => {
  const store = await opened();
  await store.transaction(({ directory }) =>
    directory.subscriptions.put({
      ...{ app: '1', object: 'page', callback: 'https://bot.example/', verifyToken: 'sealed' },
      ...{ fields: [{ name: 'messages', version: 'v26.0' }], includeValues: false, active: true },
      verified: 3,
    }),
  );
  await install(store, BOT, ['messages', 'message_echoes']);
  await install(store, { ...BOT, account: 'instagram' }, ['messaging_seen']);
  await install(store, { ...BOT, app: '2' }, []);
  expect(await installed(store)).toEqual([
    {
      ...{ id: '1', mode: 'live', standard: new Set(), verified: true },
      on: {
        page: { fields: ['messages', 'message_echoes'], since: 2, disabled: undefined },
        instagram: { fields: ['messaging_seen'], since: 3, disabled: undefined },
      },
      to: {
        page: {
          callback: 'https://bot.example/',
          fields: [{ name: 'messages', version: 'v26.0' }],
          active: true,
        },
      },
    },
    {
      ...{ id: '2', mode: 'live', standard: new Set(), verified: true },
      ...{ on: { page: { fields: [], since: 4, disabled: undefined } }, to: {} },
    },
  ]);
});

it('the log tells when an app was installed with something else, or taken away', async () => {
  const store = await opened();
  await install(store, BOT, ['messages']);
  await install(store, BOT, ['messages']);
  await install(store, BOT, ['message_reads']);
  await store.transaction((tx) => recordUninstalled(tx, BOT, 6));
  await store.transaction((tx) => recordUninstalled(tx, BOT, 7));
  const body = { app: '1', account: 'page' };
  expect(await log(store)).toEqual([
    [2, 'installed', body],
    [3, 'installed', body],
    [4, 'uninstalled', body],
  ]);
  expect(await installed(store)).toEqual([]);
});

it('an app keeps its place in the log with other fields, and begins anew after it was given up', async () => {
  const store = await opened();
  await install(store, BOT, ['messages']);
  await install(store, BOT, ['messages', 'message_reads']);
  expect((await installed(store))[0]?.on.page).toMatchObject({ since: 2 });
  await store.transaction(({ directory }) =>
    directory.installedApps.putDisabled(PAGE, 'page', '1', 99),
  );
  expect((await installed(store))[0]?.on.page).toMatchObject({ since: 2, disabled: 99 });
  await install(store, BOT, ['messages', 'message_reads']);
  expect((await installed(store))[0]?.on.page).toMatchObject({ since: 4, disabled: undefined });
});

it('the profile of a Page is kept a property at a time, and told of by name', async () => {
  const store = await opened();
  const change = (values: Readonly<Record<string, unknown>>) =>
    store.transaction((tx) => recordMessengerProfile(tx, PAGE, 'MESSENGER', () => values, 5));
  await change({ get_started: { payload: 'GO' }, whitelisted_domains: ['https://a.example'] });
  await change({ get_started: { payload: 'GO' }, whitelisted_domains: null, greeting: null });
  const { messengerProfile } = store.page(PAGE);
  expect(await messengerProfile.of('MESSENGER')).toEqual({ get_started: { payload: 'GO' } });
  expect(await messengerProfile.of('INSTAGRAM')).toEqual({});
  expect(await log(store)).toEqual([
    [2, 'profile', { platform: 'MESSENGER', changed: ['get_started', 'whitelisted_domains'] }],
    [3, 'profile', { platform: 'MESSENGER', changed: ['whitelisted_domains'] }],
  ]);
});

it('what a deleted Page had is gone with it', async () => {
  const store = await opened();
  await install(store, BOT, ['messages']);
  await store.transaction((tx) =>
    recordMessengerProfile(tx, PAGE, 'MESSENGER', () => ({ get_started: { payload: 'GO' } }), 5),
  );
  await store.transaction((tx) => deletePage(tx, PAGE));
  expect(await installed(store)).toEqual([]);
  expect(await store.page(PAGE).messengerProfile.of('MESSENGER')).toEqual({});
});
