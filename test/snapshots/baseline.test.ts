import { rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { resetOperation } from '../../src/admin/reset/reset.ts';
import { keepImported } from '../../src/admin/snapshots/imported.ts';
import { start } from '../../src/testing/start.ts';
import { carriedOut } from '../cli/run.ts';
import { type World, world } from '../support/world.ts';
import { depsOf, restore, save } from './machines.ts';

let shop: World;
beforeAll(async () => {
  shop = await world();
});
afterAll(() => shop.close());

const reset = (input: object): Promise<unknown> =>
  resetOperation.run(depsOf(shop.server) as never, input as never) as Promise<unknown>;

const snippets = async (each: World): Promise<string[]> => {
  const { body } = await each.get('/me/conversations', { fields: 'snippet' });
  return body.data.map(({ snippet }: { snippet: string }) => snippet);
};

it('resets Pages to what imports left, and empties those that had none', async () => {
  const other = await shop.besides();
  await shop.conversation({ said: [{ text: 'imported' }] });
  await keepImported(depsOf(shop.server) as never, shop.page.id);
  for (const each of [shop, other]) await each.conversation({ said: [{ text: 'since' }] });
  expect(await reset({ to: 'imported' })).toEqual({ pages: 2 });
  expect(await snippets(shop)).toEqual(['imported']);
  expect(await snippets(other)).toEqual([]);
});

it('resets to a snapshot by its name, of that Page alone where one is named', async () => {
  const { name } = await save(shop.server, { name: 'mine', page: shop.page.id });
  const before = await snippets(shop);
  await shop.conversation({ said: [{ text: 'more' }] });
  await reset({ to: name, page: shop.page.id });
  expect(await snippets(shop)).toEqual(before);
  const other = await shop.besides();
  await expect(reset({ to: name, page: other.page.id })).rejects.toThrow('and not of');
  await expect(reset({ to: 'nothing' })).rejects.toThrow('There is no snapshot');
});

it('brings files along, but where they never leave their store', async () => {
  const bytes = Buffer.from('a picture, or so');
  const picture = await shop.server.media.put(bytes);
  await shop.person('Bo', 'MESSENGER', { picture });
  const { file, media_files } = await save(shop.server, { name: 'files' });
  expect(media_files).toBe(1);
  const there = await start({ seed: 'another' });
  onTestFinished(() => there.close());
  await restore(there, { snapshot: file });
  const found = await there.media.open(picture);
  expect((await found?.stat())?.size).toBe(bytes.length);
  await found?.close();
});

/** Imports dialogues, as a person does. */
async function imports(data: string, page: string, dialogues: number): Promise<void> {
  const path = `${data}.jsonl`;
  const turns = Array.from({ length: 20 }, () => ({ speaker: 'customer', text: 'imported' }));
  const lines = Array.from({ length: dialogues }, (_, i) => JSON.stringify({ id: `d${i}`, turns }));
  writeFileSync(path, `${lines.join('\n')}\n`);
  expect(await carriedOut(['import', path, '--page', page, '--data', data])).toMatchObject({
    code: 0,
  });
  rmSync(path);
}

it('keeps how a Page stands when its import ends; of a large one nothing, and then says so', async () => {
  const small = await world();
  onTestFinished(() => small.close());
  const data = small.server.dataDir as string;
  const to = ['reset', '--to', 'imported', '--yes', '--data', data];
  await imports(data, small.page.id, 2);
  const before = await snippets(small);
  expect(before).toHaveLength(2);
  await small.conversation({ said: [{ text: 'since' }] });
  expect(await carriedOut(to)).toMatchObject({ code: 0 });
  expect(await snippets(small)).toEqual(before);
  await imports(data, small.page.id, 501);
  const { stderr, code } = await carriedOut(to);
  expect(stderr).toMatch(/was not kept, since it has more than 10000 messages/);
  expect(code).toBe(1);
  expect((await snippets(small)).length).toBeGreaterThan(2);
});
