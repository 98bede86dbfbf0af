import { GraphError } from '../../graph/errors/error.ts';
import { decodePercent } from '../../graph/wire/percent.ts';
import { type PathStep, readPath } from './json-path.ts';

/** `{result=NAME:$.path}`, naming another item and what of its answer is to stand here. */
export interface Reference {
  readonly name: string;
  readonly steps: readonly PathStep[];
}

/** A text with references in it, cut where they stand; most have none. */
export type Template = readonly (string | Reference)[];

/** Bytes of a `relative_url` or body once its references are put in. */
const LONGEST = 65_536;

/** Characters between the braces of a reference: enough for any name, and a bound on looking. */
const LONGEST_REFERENCE = 1_000;

const OPENING = /(?:\{|%7[Bb])result(?:=|%3[Dd])/g;
const CLOSING = /\}|%7D/i;

/** What begins as references do in all texts of one batch, and the steps of their paths. */
const MOST_LOOKED_AT = 10_000;

/** Counts the references of one batch with their steps, and what only begins as one. */
export class References {
  #left = MOST_LOOKED_AT;

  /** @throws GraphError `tooMuchData` (1) past 10,000 */
  spend(count: number): void {
    this.#left -= count;
    if (this.#left < 0) throw new GraphError('tooMuchData');
  }
}

/**
 * Cuts a text at its references, which may be percent-encoded (wire.md 4). Braces that hold no
 * `NAME:$…` are text like any other.
 * @param at the item's place, for the error text
 * @throws GraphError `batchPath` (100) for a path that is not understood, `tooMuchData` (1)
 */
export function readTemplate(text: string, at: number, references: References): Template {
  // Nearly no text has any, and looking for them costs as much as reading the url.
  if (!text.includes('result')) return [text];
  const template: (string | Reference)[] = [];
  let from = 0;
  for (const { index, 0: opening } of text.matchAll(OPENING)) {
    if (index < from) continue;
    references.spend(1);
    const start = index + opening.length;
    const rest = text.slice(start, start + LONGEST_REFERENCE);
    const closing = CLOSING.exec(rest);
    if (!closing) continue;
    const inner = decodePercent(rest.slice(0, closing.index).replaceAll('+', ' '));
    const colon = inner.indexOf(':$');
    if (colon < 1) continue;
    const steps = readPath(inner.slice(colon + 1));
    if (!steps) {
      throw new GraphError('batchPath', { at: String(at), reference: `{result=${inner}}` });
    }
    references.spend(steps.length);
    template.push(text.slice(from, index), { name: inner.slice(0, colon), steps });
    from = start + closing.index + closing[0].length;
  }
  template.push(text.slice(from));
  return template;
}

/**
 * Puts the references in.
 * @param textOf the text for a reference, already encoded for its place
 * @throws GraphError `tooMuchData` (1) past 64 KB
 */
export function fill(template: Template, textOf: (reference: Reference) => string): string {
  let text = '';
  let bytes = 0;
  for (const piece of template) {
    const added = typeof piece === 'string' ? piece : textOf(piece);
    text += added;
    bytes += Buffer.byteLength(added);
    if (bytes > LONGEST) throw new GraphError('tooMuchData');
  }
  return text;
}

/** Texts of values as a reference joins them: with commas, objects and lists as JSON. */
export const joined = (values: readonly unknown[]): string =>
  values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(',');
