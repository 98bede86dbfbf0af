import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/house/store-engine.ts';
import { MESSAGES_OF_A_TALK } from './talk.ts';
import { countOf, freshFile, startWriter, talksOf } from './talks.ts';

/** Names of the talks in a file; fails unless each is there whole, and nothing else is. */
async function expectWholeTalks(file: string): Promise<string[]> {
  const store = await openStore(file);
  const names = await talksOf(store);
  await store.close();
  expect(names).toEqual(names.map((_, i) => `talk-${i + 1}`));
  for (const table of ['person', 'conversation', 'participant', 'event']) {
    expect(await countOf(file, table), table).toBe(names.length);
  }
  expect(await countOf(file, 'message')).toBe(names.length * MESSAGES_OF_A_TALK);
  const database = new DatabaseSync(file);
  expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
  database.close();
  return names;
}

describe('a transaction that was acknowledged', () => {
  it('is there after its process was killed, whenever that was', async () => {
    const kills = [1, 7, 30].map(async (kill) => {
      const file = freshFile();
      const writer = await startWriter(file, 'talk', 100_000);
      writer.begin();
      await writer.written(kill);
      writer.child.kill('SIGKILL');
      await expect(writer.ended).rejects.toThrow();
      const acknowledged = writer.count();
      expect(acknowledged).toBeGreaterThanOrEqual(kill);
      const names = await expectWholeTalks(file);
      // One more may have been on disk when the process died, before it could say so.
      expect([acknowledged, acknowledged + 1]).toContain(names.length);
    });
    await Promise.all(kills);
  });

  it('is there, and nothing else, when its process dies at once or midway in another', async () => {
    const ends = (['acknowledged', 'midway'] as const).map(async (end) => {
      const file = freshFile();
      const writer = await startWriter(file, 'talk', 2, end);
      writer.begin();
      await expect(writer.ended).rejects.toThrow();
      expect(await expectWholeTalks(file), end).toEqual(['talk-1', 'talk-2']);
    });
    await Promise.all(ends);
  });
});
