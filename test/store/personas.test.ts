import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/house/store-engine.ts';
import { recordPersona, recordPersonaGone } from '../../src/store/page/commands/record-persona.ts';
import { addTalk, PAGE } from './talk.ts';

it('a persona comes and goes with its event, and no two have one id', async () => {
  const store = await openStore(':memory:');
  onTestFinished(() => store.close());
  await addTalk(store, 'talk');
  const adam = { name: 'Adam', picture: 'a'.repeat(64), mime: 'image/png' };
  const make = (page = PAGE) =>
    store.transaction((tx) => recordPersona(tx, page, adam, 1_800_000_000_000, () => '007'));
  const before = store.revision(PAGE);
  expect([await make(), await make()]).toEqual([1_800_000_000_000_007, 1_800_000_000_000_008]);
  expect(store.revision(PAGE)).not.toBe(before);
  const { personas } = store.page(PAGE);
  const found = await personas.byId('1800000000000007');
  expect(found).toEqual({ no: 1_800_000_000_000_007, ...adam });
  for (const id of ['', '0', 'adam', '1800000000000007 ', '99999999999999999']) {
    expect(await personas.byId(id), id).toBeUndefined();
  }
  await store.transaction(async (tx) => found && recordPersonaGone(tx, PAGE, found, 5));
  expect(await store.page(PAGE).personas.byId('1800000000000007')).toBeUndefined();
  const { events } = await store.page(PAGE).log.after(1, 10);
  expect(events.map(({ kind, body }) => [kind, body])).toEqual([
    ['persona', { persona: '1800000000000007', change: 'created' }],
    ['persona', { persona: '1800000000000008', change: 'created' }],
    ['persona', { persona: '1800000000000007', change: 'deleted' }],
  ]);
});
