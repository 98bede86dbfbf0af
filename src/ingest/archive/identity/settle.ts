import { isDeepStrictEqual } from 'node:util';
import type { PageRow } from '../../../store/directory.ts';
import type { ImportedThread } from '../../../store/page/imports.ts';
import type { ImportStore } from '../../opening.ts';
import { changeIn, type PageIn } from '../../page-in.ts';
import { joinConversations } from './join-conversations.ts';
import { NotParted, partConversation } from './part-conversation.ts';

/** Threads that were one conversation and are two from now on. */
interface Parted {
  /** Numbers of the conversations. */
  readonly from: number;
  readonly to: number;
  readonly threads: readonly ImportedThread[];
}

/** What was moved, and where everything is now. */
export interface Settled {
  readonly rows: readonly ImportedThread[];
  readonly parted: readonly Parted[];
}

/** Which threads are one conversation, and which are one for certain: a number for each of some. */
export interface ThreadOrder {
  readonly groups: readonly number[];
  readonly strands: readonly number[];
}

/**
 * Moves what stands to where it belongs: parts what is two, joins what is one. Each move is one
 * transaction; one that was broken off goes on with the next import.
 * @param rows threads that are in, in the order of the lists
 * @param at the time, in epoch milliseconds
 */
export async function settle(
  store: ImportStore,
  page: PageRow,
  {
    rows,
    groups,
    strands,
    at,
  }: ThreadOrder & { readonly rows: readonly ImportedThread[]; readonly at: number },
): Promise<Settled> {
  const now = [...rows];
  const parted: Parted[] = [];
  for (const { from, leaving } of partings(rows, groups)) {
    const isLeaving = new Set(leaving);
    const staying = now.filter((row) => row.conversation === from && !isLeaving.has(row));
    const to = await changeIn(store, page, async (on) => {
      const parting = partConversation(on, { from, leaving, staying, at });
      const no = await parting.catch(letNotParted);
      if (no === undefined) return undefined;
      const strand = Math.min(...leaving.map((row) => row.no));
      for (const row of leaving) {
        // A strand that is parted by hand is two.
        const isSplit = staying.some((other) => other.strand === row.strand);
        const next = {
          ...{ ...row, conversation: no, home: no },
          ...(isSplit && { strand }),
        };
        await put(on, now, next);
      }
      return no;
    });
    if (to !== undefined) parted.push({ from, to, threads: leaving });
  }
  for (const { from, to } of joins(now, groups)) {
    await changeIn(store, page, async (on) => {
      await joinConversations(on, { from, to, at });
      for (const row of [...now]) {
        if (row.conversation === from) await put(on, now, { ...row, conversation: to });
      }
    });
  }
  await settleStrands(store, page, now, strands);
  return { rows: now, parted };
}

async function put(on: PageIn, rows: ImportedThread[], next: ImportedThread): Promise<void> {
  await on.imports.putThread(next);
  rows[rows.findIndex(({ no }) => no === next.no)] = next;
}

/** It stays one: nothing was changed yet. */
function letNotParted(error: unknown): undefined {
  if (!(error instanceof NotParted)) throw error;
}

/** Groups that have to leave a conversation, which stays with the one whose it was first. */
function partings(rows: readonly ImportedThread[], groups: readonly number[]) {
  const found: { from: number; leaving: ImportedThread[] }[] = [];
  const byConversation = Map.groupBy(rows.keys(), (i) => rows[i]?.conversation ?? 0);
  for (const [from, members] of byConversation) {
    const byGroup = Map.groupBy(members, (i) => groups[i] as number);
    if (byGroup.size < 2) continue;
    const keeper = members.find((i) => rows[i]?.home === from) ?? members[0];
    for (const [group, some] of byGroup) {
      if (group === groups[keeper as number]) continue;
      found.push({ from, leaving: some.map((i) => rows[i] as ImportedThread) });
    }
  }
  // What came last became part of what came before, perhaps with others that it had taken in.
  return found.reverse();
}

/** Conversations that have to become part of another: of the thread that came in first. */
function joins(rows: readonly ImportedThread[], groups: readonly number[]) {
  const found: { from: number; to: number }[] = [];
  const gone = new Set<number>();
  const byGroup = Map.groupBy(rows.keys(), (i) => groups[i] as number);
  for (const members of byGroup.values()) {
    const numbers = [...new Set(members.map((i) => rows[i]?.conversation ?? 0))];
    const [to = 0, ...others] = numbers.filter((no) => !gone.has(no));
    for (const from of others) {
      gone.add(from);
      found.push({ from, to });
    }
  }
  return found;
}

/** What is one for certain has one number, and one conversation that it had by itself. */
async function settleStrands(
  store: ImportStore,
  page: PageRow,
  rows: ImportedThread[],
  strands: readonly number[],
): Promise<void> {
  const changed: ImportedThread[] = [];
  for (const members of Map.groupBy(rows.keys(), (i) => strands[i] as number).values()) {
    const some = members.map((i) => rows[i] as ImportedThread);
    const [first] = some;
    if (!first || some.length < 2) continue;
    const home = some.find((row) => row.home !== undefined)?.home;
    const strand = Math.min(...some.map((row) => row.strand));
    for (const row of some) {
      const next = { ...row, strand, home };
      if (!isDeepStrictEqual(next, row)) changed.push(next);
    }
  }
  if (changed.length === 0) return;
  await changeIn(store, page, async (on) => {
    for (const next of changed) await put(on, rows, next);
  });
}
