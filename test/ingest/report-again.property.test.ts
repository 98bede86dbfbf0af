import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ImportSpec } from '../../src/ingest/import.ts';
import { archiveWorld } from './support/archive-world.ts';
import { foldersOf, type History, histories, SHOP } from './support/histories.ts';

type It = Awaited<ReturnType<typeof archiveWorld>>;

/** What an import is foretold to say hangs on whether there are media. */
const withoutPhotos = (history: History): History => ({
  ...history,
  threads: history.threads.map((thread) => ({
    ...thread,
    messages: thread.messages.map((message) => ({ ...message, photo: undefined })),
  })),
});

/** Lets go of every report that is kept. */
const forget = ({ w: { server, page } }: It): Promise<void> =>
  server.store.transaction((tx) =>
    tx.importReports(page.no).put({ listing: '', contents: '', revision: -1, report: '' }),
  );

it(
  'says of the same again what it would find out anew',
  () =>
    fc.assert(
      fc.asyncProperty(histories, fc.boolean(), fc.boolean(), async (drawn, isPlain, isNamed) => {
        const history = isPlain ? withoutPhotos(drawn) : drawn;
        await using it = await archiveWorld();
        const spec: Partial<ImportSpec> = isNamed ? { me: SHOP } : {};
        for (const download of history.downloads) {
          const saved = foldersOf(history, download).map((files) => it.save(files));
          const folders = await Promise.all(saved);
          await it.load(folders, spec);
          const said = await it.load(folders, spec);
          await forget(it);
          expect(said).toEqual(await it.load(folders, spec));
          // From now on it is kept, whatever came before.
          expect(await it.load(folders, spec)).toEqual(said);
        }
      }),
      { numRuns: 8 },
    ),
  60_000,
);
