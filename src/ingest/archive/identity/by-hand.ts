import type { PageRow } from '../../../store/directory.ts';
import type { ImportedThread, ThreadDecision } from '../../../store/page/imports.ts';
import type { ImportStore } from '../../opening.ts';
import { changeIn } from '../../page-in.ts';
import { decide } from './decide.ts';
import { joinConversations } from './join-conversations.ts';
import { placesByHand } from './places-by-hand.ts';
import { settle } from './settle.ts';
import { sourceOfRow } from './source.ts';

/** Why something cannot be mended by hand: a sentence, without its full stop. */
export class NotMended extends Error {
  override readonly name = 'NotMended';
}

/**
 * Joins what was decided by hand to be one conversation and is two.
 * @param at the time, in epoch milliseconds
 */
export async function joinByHand(store: ImportStore, page: PageRow, at: number): Promise<void> {
  const { imports } = store.page(page.no);
  const together = (await imports.decisions()).filter((one) => one.together);
  for (const { one, other } of together) {
    const rows = await imports.threads();
    const conversationOf = (no: number) => rows.find((row) => row.no === no)?.conversation;
    const [to, from] = [conversationOf(one), conversationOf(other)];
    if (to === undefined || from === undefined || to === from) continue;
    await changeIn(store, page, async (on) => {
      await joinConversations(on, { from, to, at });
      for (const row of rows) {
        if (row.conversation !== from) continue;
        await on.imports.putThread({ ...row, conversation: to });
      }
    });
  }
}

/**
 * Makes two conversations one, for this and every later import.
 * @param numbers of the conversations
 * @param at the time, in epoch milliseconds
 * @returns the number of the one that came in first, which both are from now on
 * @throws NotMended
 */
export async function mergeByHand(
  store: ImportStore,
  page: PageRow,
  { numbers, at }: { readonly numbers: readonly [number, number]; readonly at: number },
): Promise<number> {
  const rows = await store.page(page.no).imports.threads();
  const [one, other] = numbers.map((no) => rows.find((row) => row.conversation === no));
  if (!one || !other) throw new NotMended('it did not come from a download, and stays what it is');
  if (one === other) throw new NotMended('both are one conversation already');
  if (one.platform !== other.platform) {
    throw new NotMended('one is of Messenger and the other of Instagram');
  }
  await changeIn(store, page, (on) =>
    on.imports.putDecision({ one: one.no, other: other.no, together: true }),
  );
  await joinByHand(store, page, at);
  return Math.min(one.no, other.no) === one.no ? one.conversation : other.conversation;
}

/**
 * Makes a conversation several again: those that were merged by hand, else those that were joined
 * because their times follow, else those of threads that hold no messages of the same time. Holds for
 * every later import.
 * @returns the numbers of all that there are then, the one that keeps its own first
 * @throws NotMended
 */
export async function splitByHand(
  store: ImportStore,
  page: PageRow,
  { conversation, at }: { readonly conversation: number; readonly at: number },
): Promise<number[]> {
  const { imports } = store.page(page.no);
  const rows = await imports.threads();
  const inside = rows.filter((row) => row.conversation === conversation);
  if (inside.length === 0) {
    throw new NotMended('it did not come from a download, and stays what it is');
  }
  const parts = partsOf(rows, inside, await imports.decisions());
  if (!isSeveral(parts)) {
    const threads = inside.length === 1 ? 'one thread of one download' : 'the same messages';
    throw new NotMended(`it holds ${threads}, and cannot be told apart`);
  }
  await changeIn(store, page, async (on) => {
    for (const [one, group] of parts.entries()) {
      for (const [other, another] of parts.entries()) {
        if (one.no >= other.no || group === another) continue;
        const pair = { one: one.no, other: other.no };
        await on.imports.putDecision({ ...pair, together: false });
      }
    }
  });
  const others = new Map(rows.map((row) => [row.conversation, rows.length + row.conversation]));
  const { rows: now } = await settle(store, page, {
    rows,
    groups: rows.map((row) => parts.get(row) ?? (others.get(row.conversation) as number)),
    strands: rows.map((row) => row.no),
    at,
  });
  const wanted = new Set(inside.map(({ no }) => no));
  const numbers = now.filter(({ no }) => wanted.has(no)).map((row) => row.conversation);
  return [...new Set([conversation, ...numbers])];
}

/** A number for each of some threads; those of one number stay together. */
type Parts = Map<ImportedThread, number>;

function partsOf(
  rows: readonly ImportedThread[],
  inside: readonly ImportedThread[],
  decisions: readonly ThreadDecision[],
): Parts {
  const merged = mergedParts(rows, inside, decisions);
  if (isSeveral(merged)) return merged;
  const strands: Parts = new Map(inside.map((row) => [row, row.strand]));
  return isSeveral(strands) ? strands : timesOf(inside);
}

const isSeveral = (parts: Parts): boolean => new Set(parts.values()).size > 1;

/** What they would be without what was decided by hand to be one. */
function mergedParts(
  rows: readonly ImportedThread[],
  inside: readonly ImportedThread[],
  decisions: readonly ThreadDecision[],
): Parts {
  const places = new Map(rows.map(({ no }, i) => [no, i]));
  const { natural } = decide(rows.map(sourceOfRow), [], placesByHand(rows, decisions));
  return new Map(inside.map((row) => [row, natural[places.get(row.no) ?? 0] as number]));
}

/** Threads whose times meet are one part. */
function timesOf(inside: readonly ImportedThread[]): Parts {
  const parts: Parts = new Map();
  let end = 0;
  let part = 0;
  for (const row of [...inside].sort((a, b) => a.first - b.first)) {
    if (row.last > 0 && row.first > end && end > 0) part++;
    end = Math.max(end, row.last);
    parts.set(row, part);
  }
  return parts;
}
