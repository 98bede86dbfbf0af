import type { ImportedThread } from '../../../store/page/imports.ts';
import type { Thread } from '../threads.ts';

/** Finds the row of a thread whose bytes came in before. */
export class KnownRows {
  readonly #places = new Map<number, number>();
  readonly #rows: readonly ImportedThread[];
  /** Of before threads had numbers, when the name was all. */
  #byName: Map<string, ImportedThread> | undefined;
  readonly #taken = new Set<ImportedThread>();

  constructor(rows: readonly ImportedThread[]) {
    this.#rows = rows;
    for (const [i, row] of rows.entries()) {
      this.#places.set(row.no, i);
    }
  }

  placeOf({ no }: ImportedThread): number {
    return this.#places.get(no) ?? -1;
  }

  /** A row is given once: of two threads with the same bytes the second is another. */
  of(thread: Thread): ImportedThread | undefined {
    const row = this.#find(thread);
    if (!row || this.#taken.has(row)) return undefined;
    this.#taken.add(row);
    return row;
  }

  #named(thread: Thread): ImportedThread | undefined {
    if (!this.#byName) {
      this.#byName = new Map();
      for (const row of this.#rows.toReversed()) this.#byName.set(keyOf(row), row);
    }
    return this.#byName.get(keyOf(thread));
  }

  #find(thread: Thread): ImportedThread | undefined {
    for (const { known } of thread.files) {
      for (const { thread: name, platform, source } of known) {
        if (name !== thread.name || platform !== thread.platform) continue;
        const row =
          source === undefined ? this.#named(thread) : this.#rows[this.#places.get(source) ?? -1];
        if (row?.form === thread.form) return row;
      }
    }
    return undefined;
  }
}

const keyOf = ({ form, name }: Pick<ImportedThread, 'form' | 'name'>): string => `${form}/${name}`;
