import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { Variables } from '../../config/env.ts';
import { SeedError, type SeedPlace } from './error.ts';
import { withVariables } from './variables.ts';

/** The way to a value: keys of maps and numbers of lists. */
export type SeedPath = readonly (string | number)[];

/** What is a number; digits anywhere else are an id or a text, and may be longer than numbers are. */
const NUMBERS: ReadonlySet<unknown> = new Set(['convograph', 'timezone']);

/** Values of a file that stand for one another by aliases, at most: a few could mean millions. */
const MOST_ALIASED = 100;

/** A seed file as it was read: YAML, of which JSON is a part, with the place of everything in it. */
export class SeedDocument {
  /** What it is called in messages. */
  readonly file: string;
  /** What it says, unchecked. */
  readonly value: unknown;
  readonly #document: Document;
  readonly #lines = new LineCounter();

  /**
   * @param variables what `${NAME}` in it stands for
   * @throws SeedError for what is no YAML, or names a variable that is not set
   */
  constructor(file: string, text: string, variables: Variables) {
    this.file = file;
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    const [wrong] = this.#document.errors;
    if (wrong) throw this.#errorAt(wrong.pos[0], `${wrong.message.split('\n')[0]}`);
    this.#settle(variables);
    try {
      this.value = this.#document.toJS({ maxAliasCount: MOST_ALIASED });
    } catch (error) {
      throw this.#errorAt(0, `It cannot be read: ${(error as Error).message}.`);
    }
  }

  /** The error about a value; of one that is not there, about what it is missing in. */
  errorAt(path: SeedPath, sentence: string): SeedError {
    return this.#errorAt(this.#offsetOf(path), sentence);
  }

  /** The error about a key. */
  errorAtKey(path: SeedPath, sentence: string): SeedError {
    return this.#errorAt(this.#keyAt(path)?.range?.[0] ?? this.#offsetOf(path), sentence);
  }

  /** Whether something stands there. */
  has(path: SeedPath): boolean {
    return this.#document.hasIn(path);
  }

  #errorAt(offset: number, sentence: string): SeedError {
    const { line, col } = this.#lines.linePos(offset);
    const place: SeedPlace = { line: Math.max(line, 1), column: Math.max(col, 1) };
    return new SeedError(this.file, place, sentence);
  }

  #offsetOf(path: SeedPath): number {
    for (let length = path.length; length > 0; length--) {
      const found = this.#nodeAt(path.slice(0, length));
      if (found?.range) return found.range[0];
    }
    return this.#document.contents?.range?.[0] ?? 0;
  }

  /** The value, or the key of one that has none. */
  #nodeAt(path: SeedPath): Node | undefined {
    const node = this.#document.getIn(path, true);
    return isNode(node) && node.range ? node : this.#keyAt(path);
  }

  #keyAt(path: SeedPath): Node | undefined {
    const holder =
      path.length === 1 ? this.#document.contents : this.#document.getIn(path.slice(0, -1), true);
    if (!isMap(holder)) return undefined;
    const pair = holder.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
    return isNode(pair?.key) ? pair.key : undefined;
  }

  /** Fills in variables, and takes digits for the text that they are. */
  #settle(variables: Variables): void {
    visit(this.#document, {
      Pair: (_, { key, value }) => {
        // `users:` with nothing behind it says nothing.
        const isEmpty = value === null || (isScalar(value) && value.value === null);
        if (isEmpty) return visit.REMOVE;
        return isScalar(key) && NUMBERS.has(key.value) ? visit.SKIP : undefined;
      },
      Scalar: (_, node) => {
        if (typeof node.value === 'number' && node.source) node.value = node.source;
        if (typeof node.value !== 'string') return;
        node.value = withVariables(node.value, variables, (name) =>
          this.#errorAt(
            node.range?.[0] ?? 0,
            `The variable ${name} is not set: set it, or say \${${name}:-VALUE}.`,
          ),
        );
      },
    });
  }
}
