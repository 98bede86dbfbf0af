import { expect, it } from 'vitest';
import { Identifier } from '../../src/access/identify.ts';
import { DAY, FIRST_START, openShop } from './shop.ts';

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
