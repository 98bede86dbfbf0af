import { systemClock } from '../../../src/base/clock.ts';
import { systemRandom } from '../../../src/base/random.ts';
import { openHouse } from '../../../src/house/house.ts';
import { importPaths } from '../../../src/ingest/import.ts';
import type { Store, Transaction } from '../../../src/store/store.ts';
import { but } from '../../../test/support/but.ts';

// An import as `convograph import` does it, `unprotected.ts DATA PATH…`, but without what keeps two
// apart: whoever asks for the lease of a Page gets it and has it for good, and nobody's changes show in
// the Page's revision. What it does to a store beside another is what the harness has to find.
const [dataDir = '', ...paths] = process.argv.slice(2);

const house = await openHouse({ dataDir, clock: systemClock, random: systemRandom, env: {} });
const unseen = ({ revisions }: Transaction): Partial<Transaction> => ({
  revisions: {
    before: () => 1,
    after: async () => 1,
    nextEvent: (page) => revisions.nextEvent(page),
    keptFrom: (page, apps) => revisions.keptFrom(page, apps),
  },
  importLease: () =>
    ({ last: () => undefined, put: async () => undefined, renew: async () => true }) as never,
});
const transaction: Store['transaction'] = (change) =>
  house.store.transaction((tx) => change(but(tx, unseen(tx))));
const store = but(house.store, { transaction });
const machine = {
  ...(await import('../../../src/ingest/lease/machine.ts')).thisMachine,
  hasEnded: () => true,
};
try {
  const [page] = await store.directory.pages.after(0, 1);
  if (!page) throw new Error('There is no Page.');
  await importPaths({ ...house, store, machine }, { page, paths });
} finally {
  await house.close();
}
