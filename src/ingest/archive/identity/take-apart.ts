import type { PageRow } from '../../../store/directory.ts';
import type { ImportedThread } from '../../../store/page/imports.ts';
import type { ImportStore } from '../../opening.ts';
import { isIn } from '../known.ts';
import type { PlatformThreads } from '../threads.ts';
import { keysOf } from './candidates.ts';
import { decide } from './decide.ts';
import { placesByHand } from './places-by-hand.ts';
import { settle } from './settle.ts';
import { sourceOfRow, sourceOfThread } from './source.ts';

/**
 * Takes apart what was joined by hand and an import may have more of, until it is in: else what one
 * of the threads shares with a download would count for all, and nothing could ever split them.
 * @param threads of the import
 * @param at the time, in epoch milliseconds
 */
export async function takeApart(
  store: ImportStore,
  page: PageRow,
  { threads, business }: PlatformThreads,
  at: number,
): Promise<void> {
  const { imports } = store.page(page.no);
  const decisions = await imports.decisions();
  const fresh = threads.filter(({ files }) => !files.every(isIn));
  if (fresh.length === 0 || !decisions.some(({ together }) => together)) return;
  const rows = await imports.threads();
  const keys = new Set<string>();
  for (const thread of fresh) {
    const source = sourceOfThread(thread, { business, row: undefined });
    for (const key of keysOf(source)) keys.add(key);
  }
  const met = new Set<number>();
  for (const row of rows) {
    if ([...keysOf(sourceOfRow(row))].some((key) => keys.has(key))) met.add(row.conversation);
  }
  const { natural } = decide(rows.map(sourceOfRow), [], placesByHand(rows, decisions));
  const own = (row: ImportedThread, i: number): number =>
    met.has(row.conversation) ? (natural[i] as number) : rows.length + row.conversation;
  const groups = rows.map(own);
  await settle(store, page, { rows, groups, strands: rows.map(({ strand }) => strand), at });
}
