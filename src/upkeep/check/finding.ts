import type { Consequence } from '../../store/check/invariant.ts';

/** Something that is not as it is in a store that is sound. */
export interface CheckFinding extends Consequence {
  /** For programs, and for good: `conversation.message_count`. */
  readonly name: string;
  /** As a sentence. */
  readonly says: string;
  /** How often. */
  readonly count: number;
  /** Where, of the first. */
  readonly examples: readonly string[];
}

/** Places that are told of one thing. */
const MOST_EXAMPLES = 5;

/** Collects what is found, each thing once. */
export class Findings {
  readonly #found = new Map<
    string,
    { about: Omit<CheckFinding, 'count' | 'examples'>; count: number; examples: string[] }
  >();

  /** @param where made only while it is told */
  add(about: Omit<CheckFinding, 'count' | 'examples'>, where: () => string): void {
    const { name, says, means, todo } = about;
    const found = this.#found.get(name) ?? {
      about: { name, says, means, todo },
      count: 0,
      examples: [],
    };
    found.count++;
    if (found.examples.length < MOST_EXAMPLES) found.examples.push(where());
    this.#found.set(name, found);
  }

  all(): CheckFinding[] {
    return [...this.#found.values()].map(({ about, count, examples }) => ({
      ...about,
      count,
      examples,
    }));
  }
}
