import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { storeRows } from '../store-rows.ts';
import { type World, world } from '../world.ts';

const fileOf = ({ server }: World): string => join(server.dataDir as string, 'convograph.db');

const peopleOf = async (w: World): Promise<number> => {
  const [row] = await storeRows(fileOf(w), 'select count(*) as n from person');
  return Number(row?.n);
};

it('stores of tests lie where they are to, and share no row: two at once, and one after the other', async () => {
  const [one, other] = [await world(), await world()];
  const isFile = readFileSync(fileOf(one), 'latin1').startsWith('SQLite format 3');
  expect(isFile).toBe(inject('stores') === 'sqlite');
  for (const name of ['Ada', 'Bo']) await one.person(name);
  expect([await peopleOf(one), await peopleOf(other)]).toEqual([2, 0]);
  await other.person('Cy');
  for (const each of [one, other]) await each.close();
  // Where the first lay, or the other.
  const next = [await world(), await world()];
  for (const each of next) {
    expect(await peopleOf(each)).toBe(0);
    await each.person('Di');
    expect(await peopleOf(each)).toBe(1);
  }
  for (const each of next) await each.close();
});
