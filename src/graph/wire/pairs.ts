import { Brackets, bracketPath } from './brackets.ts';

/**
 * Takes in the name and value pairs of one query or body: the last of a name wins, and bracketed
 * names become JSON text under their first part (protocol.md 1.3).
 */
export class Pairs {
  readonly #params: Map<string, string>;
  #brackets: Brackets | undefined;

  constructor(params: Map<string, string>) {
    this.#params = params;
  }

  add(name: string, value: string): void {
    const path = name.endsWith(']') ? bracketPath(name) : undefined;
    if (path === undefined) {
      this.#params.set(name, value);
      return;
    }
    this.#brackets ??= new Brackets();
    this.#brackets.add(path, value);
  }

  /** Hands over the bracketed names; they replace plain ones of the same name. */
  finish(): void {
    if (this.#brackets === undefined) return;
    for (const [name, text] of this.#brackets.texts()) this.#params.set(name, text);
  }
}
