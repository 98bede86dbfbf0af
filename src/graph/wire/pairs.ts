import { GraphError } from '../errors/error.ts';
import { Brackets, bracketPath } from './brackets.ts';

/** Pairs of one query or body, empty ones too. PHP, which Meta's own clients grew up with, reads 1,000. */
const MOST = 2_000;

/**
 * Takes in the name and value pairs of one query or body: the last of a name wins, and bracketed
 * names become JSON text under their first part (wire.md 1.3).
 */
export class Pairs {
  readonly #params: Map<string, string>;
  #brackets: Brackets | undefined;
  #left = MOST;

  constructor(params: Map<string, string>) {
    this.#params = params;
  }

  /** @throws GraphError `tooMuchData` (1) past 2,000 pairs, or 10,000 lists and objects in them */
  add(name: string, value: string): void {
    this.pass();
    const path = name.endsWith(']') ? bracketPath(name) : undefined;
    if (path === undefined) {
      this.#params.set(name, value);
      return;
    }
    this.#brackets ??= new Brackets();
    this.#brackets.add(path, value);
  }

  /** Counts a pair that says nothing. Throws as {@link add} does. */
  pass(): void {
    if (--this.#left < 0) throw new GraphError('tooMuchData');
  }

  /** Hands over the bracketed names; they replace plain ones of the same name. */
  finish(): void {
    if (this.#brackets === undefined) return;
    for (const [name, text] of this.#brackets.texts()) this.#params.set(name, text);
  }
}
