import type { ImportedThread } from '../../../store/page/imports.ts';
import type { Thread } from '../threads.ts';

/** Finds the rows of threads whose bytes came in before. */
export function knownRows(rows: readonly ImportedThread[]) {
  const places = new Map(rows.map(({ no }, i) => [no, i]));
  const placeOf = ({ no }: ImportedThread): number => places.get(no) ?? -1;
  // Of before threads had numbers, when the name was all.
  let byName: Map<string, ImportedThread> | undefined;
  const named = (thread: Thread): ImportedThread | undefined => {
    byName ??= new Map(rows.toReversed().map((row) => [keyOf(row), row]));
    return byName.get(keyOf(thread));
  };
  const find = (thread: Thread): ImportedThread | undefined => {
    for (const { known } of thread.files) {
      for (const { thread: name, platform, source } of known) {
        if (name !== thread.name || platform !== thread.platform) continue;
        const row = source === undefined ? named(thread) : rows[places.get(source) ?? -1];
        if (row?.form === thread.form) return row;
      }
    }
    return undefined;
  };
  const taken = new Set<ImportedThread>();
  /** A row is given once: of two threads with the same bytes the second is another. */
  const of = (thread: Thread): ImportedThread | undefined => {
    const row = find(thread);
    if (!row || taken.has(row)) return undefined;
    taken.add(row);
    return row;
  };
  return { of, placeOf };
}

const keyOf = ({ form, name }: Pick<ImportedThread, 'form' | 'name'>): string => `${form}/${name}`;
