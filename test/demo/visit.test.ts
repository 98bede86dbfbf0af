import { rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { Identifier } from '../../src/access/identify.ts';
import { revokeToken } from '../../src/admin/tokens.ts';
import { changeUser } from '../../src/admin/users/change-user.ts';
import { seededRandom } from '../../src/base/random.ts';
import { DAY, FIRST_START, openShop, temporary } from './shop.ts';

it('the owner’s access to data ends 90 days after the last start, and comes back with the next', async () => {
  const shop = await openShop();
  const { pageToken, userToken } = await shop.start();
  const identifier = new Identifier(shop.store, shop.vault);
  const told = async (at: number) => {
    const ask = async (token: string) => (await identifier.identify(token, at)).kind;
    const answers = await Promise.allSettled([ask(pageToken), ask(userToken)]);
    return answers.map((each) =>
      each.status === 'fulfilled' ? each.value : each.reason.entry.subcode,
    );
  };
  const end = FIRST_START + 90 * DAY;
  expect(await told(end - 1)).toEqual(['page', 'user']);
  expect(await told(end)).toEqual([493, 493]);
  await shop.start(FIRST_START + 60 * DAY);
  expect(await told(end)).toEqual(['page', 'user']);
  await shop.start(FIRST_START + 400 * DAY);
  expect(await told(FIRST_START + 400 * DAY)).toEqual(['page', 'user']);
});

it('tokens that were ended for good have successors after the next start', async () => {
  const shop = await openShop();
  const first = await shop.start();
  const deps = { ...shop, random: seededRandom('visit') };
  await revokeToken(deps, first.pageToken);
  const second = await shop.start();
  expect(second.pageToken).not.toBe(first.pageToken);
  expect(second).toEqual({ ...first, pageToken: second.pageToken });
  await changeUser(deps, 'Rosa Lind', { remove_app: first.appId });
  const third = await shop.start();
  const identifier = new Identifier(shop.store, shop.vault);
  for (const token of [first.pageToken, first.userToken, second.pageToken]) {
    await expect(identifier.identify(token, FIRST_START)).rejects.toThrow('Error validating');
  }
  const page = await identifier.identify(third.pageToken, FIRST_START);
  expect(page.scopes.has('pages_messaging')).toBe(true);
  expect((await identifier.identify(third.userToken, FIRST_START)).kind).toBe('user');
  expect(await shop.start()).toEqual(third);
});

it('a store made before the demo had a token of Instagram login gets one', async () => {
  const { file, folder } = await temporary();
  const before = await openShop(FIRST_START, { file });
  const { instagramToken } = await before.start();
  await before.store.close();
  const database = new DatabaseSync(file);
  database.exec("delete from token where kind = 'instagram'");
  database.close();

  const shop = await openShop(FIRST_START, { file });
  expect((await shop.start()).instagramToken).toBe(instagramToken);
  const identifier = new Identifier(shop.store, shop.vault);
  expect((await identifier.identify(instagramToken, FIRST_START)).kind).toBe('instagram');
  await shop.store.close();
  await rm(folder, { recursive: true });
});
