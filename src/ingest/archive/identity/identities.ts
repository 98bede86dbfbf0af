import { madeAt } from '../../../base/made-at.ts';
import type { ImportedThread } from '../../../store/page/imports.ts';
import type { ThreadBeginning } from '../ids.ts';
import type { Thread } from '../threads.ts';
import type { Comparison } from './identify.ts';
import { isBefore, openingOf } from './opening.ts';
import type { ThreadOrder } from './settle.ts';
import { type Source, sourceOfRow } from './source.ts';

/** Threads that are one for certain. */
interface Strand {
  /** Undefined until one of them is in. */
  no: number | undefined;
  /** The conversation that it had by itself. */
  home: number | undefined;
}

/** Threads that are one conversation. */
export interface ThreadGroup {
  /** What the id is made of, where it is no conversation yet. */
  beginning: ThreadBeginning | undefined;
  /** Its number, as soon as there is one. */
  conversation: number | undefined;
  /** Those of this import that are in it. */
  readonly threads: Thread[];
}

/** Where a thread of this import goes. */
export interface Identity {
  /** Its place in the lists of the comparison. */
  readonly place: number;
  readonly thread: Thread;
  /** As it came in before, if it did. */
  readonly row: ImportedThread | undefined;
  readonly source: Source;
  readonly strand: Strand;
  readonly group: ThreadGroup;
}

/**
 * Says where the threads of an import go.
 * @param rows those that were in before, as they stand now
 */
export function identitiesOf(
  { threads, platform, sources, decision, groups, places }: Comparison,
  rows: readonly ImportedThread[],
): Identity[] {
  const made = groupsOf(rows, { groups, strands: decision.strands });
  const all = threads.map((thread, i): Identity => {
    const place = places[i] as number;
    const group = made.groupAt(place);
    group.threads.push(thread);
    const row = rows[place];
    return {
      ...{ place, thread, row, group },
      strand: made.strandAt(place),
      get source() {
        return sources[place] ?? sourceOfRow(row as ImportedThread);
      },
    };
  });
  for (const identity of all) {
    const { group, thread } = identity;
    if (group.conversation !== undefined) continue;
    const opening = openingOf(thread);
    if (group.beginning && !isBefore(opening, group.beginning.opening)) continue;
    group.beginning = { platform, people: identity.source.people, opening };
  }
  return all;
}

/** Strands and groups, each made when it is asked for first. */
function groupsOf(rows: readonly ImportedThread[], { groups, strands }: ThreadOrder) {
  const standing = new Map<number, number>();
  const certain = new Map<number, ImportedThread>();
  for (const [place, row] of rows.entries()) {
    const [group = 0, strand = 0] = [groups[place], strands[place]];
    if (!standing.has(group)) standing.set(group, row.conversation);
    if (!certain.has(strand)) certain.set(strand, row);
  }
  const madeStrands = new Map<number, Strand>();
  const madeGroups = new Map<number, ThreadGroup>();
  return {
    strandAt(place: number): Strand {
      const root = strands[place] as number;
      const row = certain.get(root);
      return madeAt(madeStrands, root, () => ({ no: row?.strand, home: row?.home }));
    },
    groupAt(place: number): ThreadGroup {
      const root = groups[place] as number;
      const conversation = standing.get(root);
      return madeAt(madeGroups, root, () => ({ beginning: undefined, conversation, threads: [] }));
    },
  };
}
