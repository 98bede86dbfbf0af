import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../src/house/store-engine.ts';
import { bound, readText } from '../../../src/store/postgres/cells.ts';
import type { Store } from '../../../src/store/store.ts';
import { freshSchema, testDatabase } from '../../support/postgres/fresh-schema.ts';

const database = await testDatabase();

/** With what one of both knows otherwise: U+0000, what stands for it, half a pair. */
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom('\0', '\u0001', '0', '\ud83c', '\udfa8', "'", '\\', '%', '\n', '\ufffd'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

it('what a text cannot hold comes back as it was', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const cell = bound(text);
      expect(cell).not.toContain('\0');
      expect(readText(String(cell))).toBe(text);
    }),
  );
});

it.runIf(database)(
  'texts read the same from both stores, as they are and within JSON',
  async () => {
    if (!database) return;
    const { place } = freshSchema(database);
    const both = await Promise.all([openStore(':memory:'), openStore(place)]);
    onTestFinished(async () => void (await Promise.all(both.map((store) => store.close()))));
    const kept = async (store: Store, text: string) => {
      await store.transaction(async (tx) => {
        await tx.directory.settings.put('it', text);
        await tx.directory.users.add({ id: text, name: text, profile: { first_name: text } });
      });
      const user = await store.directory.users.byId(text);
      return [await store.directory.settings.get('it'), user?.name, user?.profile.first_name];
    };
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        if (seen.has(text.toWellFormed())) return;
        seen.add(text.toWellFormed());
        const [file, postgres] = [await kept(both[0], text), await kept(both[1], text)];
        expect(postgres).toEqual(file);
        expect(postgres[2]).toBe(text);
      }),
      { numRuns: 60 },
    );
  },
);
