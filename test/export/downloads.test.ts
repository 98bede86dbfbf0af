import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { exportWorld, readsOf } from './support/export-world.ts';

const exports = resolve(import.meta.dirname, '../../../shared/data/exports');
const there = existsSync(exports);
const expected: Json = there
  ? JSON.parse(readFileSync(join(exports, 'EXPECTED.json'), 'utf8'))
  : {};
const names = Object.keys(expected).filter((name) => expected[name].detail.length > 0);

/** The name that stands in every thread: of several, the last. */
function ownerOf(details: readonly Json[]): string {
  const people = details.map((one) => new Set<string>([...one.participants, ...one.senders]));
  const everywhere = [...(people[0] ?? [])].filter((name) => people.every((all) => all.has(name)));
  return everywhere.at(-1) ?? '';
}

/** One has a message with a voice clip before a photo, which the ordinary download cannot say. */
const LOST: Readonly<Record<string, readonly string[]>> = {
  'synthetic-messenger-e2ee': ['orders of attachments of several kinds in a message'],
};

/** Reads with every message's attachments sorted. */
const inOneOrder = (reads: readonly Json[]): Json =>
  JSON.parse(JSON.stringify(reads), (key, value) =>
    key === 'attachments' ? value.data.map((one: Json) => JSON.stringify(one)).sort() : value,
  );

describe.skipIf(!there)(
  'downloads of others, imported and exported (needs ../shared/data/exports beside the project)',
  () => {
    it.each(names)('%s reads the same elsewhere', async (name) => {
      await using here = await exportWorld();
      await here.load(join(exports, name), { me: ownerOf(expected[name].detail) });
      const reads = await readsOf(here);
      const { lost } = await here.out();
      await using elsewhere = await exportWorld({ seed: 'elsewhere' });
      const report = await elsewhere.load(here.to);
      expect(report).toMatchObject({
        conversations: expected[name].threads,
        messages: expected[name].messages,
      });
      expect(lost.map(({ what }) => what)).toEqual(LOST[name] ?? []);
      const read = await readsOf(elsewhere);
      if (LOST[name]) expect(inOneOrder(read)).toEqual(inOneOrder(reads));
      else expect(read).toEqual(reads);
    });
  },
);
