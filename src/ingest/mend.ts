import { breather } from '../base/breather.ts';
import type { Clock } from '../base/clock.ts';
import type { PageRow } from '../store/directory.ts';
import type { Store } from '../store/store.ts';
import { mergeByHand, NotMended, splitByHand } from './archive/identity/by-hand.ts';
import { leasedStore } from './lease/leased-store.ts';
import { type Machine, thisMachine } from './lease/machine.ts';
import { type Other, PageLease } from './lease/page-lease.ts';
import type { ImportStore } from './opening.ts';

export { NotMended } from './archive/identity/by-hand.ts';

interface MendDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly machine?: Machine;
  /** Told of an import that is waited for, each time it is looked in vain. */
  readonly onWait?: (other: Other) => void;
}

/** A conversation, with the Page it is on. */
interface Place {
  readonly page: PageRow;
  readonly no: number;
}

/**
 * Makes two conversations of downloads one, with their messages, for every later import too. Waits
 * for an import that is under way.
 * @param ids of the conversations
 * @returns the id of the one that both are from now on; the other leads there
 * @throws NotMended when they cannot be one
 */
export async function mergeConversations(
  deps: MendDeps,
  ids: readonly [string, string],
): Promise<string> {
  const [one, other] = [await placeOf(deps, ids[0]), await placeOf(deps, ids[1])];
  if (one.page.no !== other.page.no) throw new NotMended('they are of two Pages');
  return underLease(deps, one.page, async (store) => {
    // Looked up again: whoever had the lease may have moved them.
    const numbers = [await placeOf(deps, ids[0]), await placeOf(deps, ids[1])] as const;
    const no = await mergeByHand(store, one.page, {
      numbers: [numbers[0].no, numbers[1].no],
      at: deps.clock.now(),
    });
    return idOf(deps, one.page, no);
  });
}

/**
 * Makes a conversation of downloads several again, with their messages, for every later import too.
 * @returns the ids of all that there are then; what was merged before has the same as then
 * @throws NotMended when it cannot be told what would be whose
 */
export async function splitConversation(deps: MendDeps, id: string): Promise<string[]> {
  const { page } = await placeOf(deps, id);
  return underLease(deps, page, async (store) => {
    const { no } = await placeOf(deps, id);
    const numbers = await splitByHand(store, page, { conversation: no, at: deps.clock.now() });
    const ids: string[] = [];
    for (const each of numbers) ids.push(await idOf(deps, page, each));
    return ids;
  });
}

/** Pages that are looked through at once. */
const STRIDE = 200;

async function placeOf({ store }: MendDeps, id: string): Promise<Place> {
  const breathe = breather();
  for (let after = 0; ; ) {
    const pages = await store.directory.pages.after(after, STRIDE);
    for (const page of pages) {
      await breathe();
      const row = await store.page(page.no).conversations.byId(id);
      if (row) return { page, no: row.no };
    }
    const last = pages.at(-1);
    if (!last) throw new NotMended(`there is no conversation ${JSON.stringify(id)}`);
    after = last.no;
  }
}

const idOf = async ({ store }: MendDeps, page: PageRow, no: number): Promise<string> =>
  (await store.page(page.no).conversations.byNo(no))?.id ?? '';

async function underLease<T>(
  { store, machine = thisMachine, onWait }: MendDeps,
  page: PageRow,
  work: (store: ImportStore) => Promise<T>,
): Promise<T> {
  const lease = new PageLease(store, machine, { onWait });
  await lease.take(page.no);
  try {
    return await work(leasedStore(store, { lease, page }));
  } finally {
    await lease.release();
  }
}
