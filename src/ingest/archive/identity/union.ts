/** Puts things together that are one, but for those that are known to be two. */
export class Union {
  readonly #parents: number[];
  /** What of each root no other may have too. */
  readonly #alone = new Map<number, Set<string>>();
  readonly #apart: readonly { readonly one: number; readonly other: number }[];

  /**
   * @param alone for each thing words of which each may stand for one of those that are one
   * @param apart pairs that are two
   */
  constructor(
    alone: readonly (readonly string[])[],
    apart: readonly { readonly one: number; readonly other: number }[],
  ) {
    this.#parents = alone.map((_, i) => i);
    for (const [i, words] of alone.entries()) {
      if (words.length > 0) this.#alone.set(i, new Set(words));
    }
    this.#apart = apart;
  }

  find(thing: number): number {
    let root = thing;
    while (this.#parents[root] !== root) root = this.#parents[root] as number;
    for (let at = thing; at !== root; ) {
      const next = this.#parents[at] as number;
      this.#parents[at] = root;
      at = next;
    }
    return root;
  }

  /** Whether nothing keeps two apart. */
  mayJoin(one: number, other: number): boolean {
    const [a, b] = [this.find(one), this.find(other)];
    if (a === b) return true;
    const [left, right] = [this.#alone.get(a), this.#alone.get(b)];
    if (left && right && [...left].some((word) => right.has(word))) return false;
    return !this.#apart.some((pair) => {
      const [c, d] = [this.find(pair.one), this.find(pair.other)];
      return (a === c && b === d) || (a === d && b === c);
    });
  }

  /** Makes two one, unless they may not be; says whether that was new. */
  join(one: number, other: number): boolean {
    return this.mayJoin(one, other) && this.force(one, other);
  }

  /** Makes two one; says whether that was new. */
  force(one: number, other: number): boolean {
    const [a, b] = [this.find(one), this.find(other)];
    if (a === b) return false;
    const [root, child] = a < b ? [a, b] : [b, a];
    this.#parents[child] = root;
    const words = this.#alone.get(child);
    if (words) {
      const known = this.#alone.get(root);
      if (known) for (const word of words) known.add(word);
      else this.#alone.set(root, words);
    }
    return true;
  }

  roots(): number[] {
    return this.#parents.map((_, i) => this.find(i));
  }
}
