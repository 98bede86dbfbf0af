import type { Thread } from './threads.ts';

/** A name of an archive, and in how many of its threads it takes part. */
export interface NameCount {
  readonly name: string;
  readonly threads: number;
}

/** Who takes part in the threads of a platform, and in how many of them. */
export class NameCounts {
  /** How many threads there are. */
  readonly of: number;
  readonly #threads: readonly Thread[];
  readonly #counts = new Map<string, number>();

  constructor(threads: readonly Thread[]) {
    this.of = threads.length;
    this.#threads = threads;
    for (const { people } of threads) {
      for (const name of people) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    }
  }

  /** Those in most threads first. */
  all(): NameCount[] {
    const counts = [...this.#counts].map(([name, threads]) => ({ name, threads }));
    return counts.sort((a, b) => b.threads - a.threads || (a.name < b.name ? -1 : 1));
  }

  /**
   * The name that is meant by a text: the same, else the one in most threads of those that people
   * would call the same.
   */
  find(text: string): NameCount | undefined {
    const same = this.#counts.get(text);
    if (same !== undefined) return { name: text, threads: same };
    const wanted = plain(text);
    return wanted === '' ? undefined : this.all().find(({ name }) => plain(name) === wanted);
  }

  /** Of some names the one that is in most threads; of equals the first. */
  best(names: readonly string[]): NameCount | undefined {
    return names
      .map((name) => this.find(name))
      .filter((one) => one !== undefined)
      .reduce<NameCount | undefined>(
        (best, one) => (best && best.threads >= one.threads ? best : one),
        undefined,
      );
  }

  /** The only name that takes part in every thread of two or more; undefined if there are several. */
  everywhere(): NameCount | undefined {
    const shared = this.#threads.filter(({ people }) => people.length > 1);
    const [first, ...others] = shared.map(({ people }) => new Set(people));
    const names = [...(first ?? [])].filter((name) => others.every((people) => people.has(name)));
    return names.length === 1 ? this.find(names[0] as string) : undefined;
  }
}

/**
 * Names as people compare them: case, spaces, the form of accents and of letters, and characters
 * that are not seen do not matter.
 */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .toLowerCase()
    .normalize('NFKC');
