import type { Selection } from '../../graph/fields/field-node.ts';
import { shownName } from './shown-name.ts';

/** Letters of it that are kept. */
const LONGEST = 1_000;

/** The text of a selection with what its modifiers say left out: `messages.limit(…).as(…){id}`. */
export function fieldsShape(selection: Selection): string {
  const text = listOf(selection);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const listOf = (selection: Selection): string =>
  (selection ?? [])
    .map(({ name, alias, args, children }) => {
      const modifiers = [...args.keys(), ...(alias === undefined ? [] : ['as'])];
      const inner = children ? `{${listOf(children)}}` : '';
      return shownName(name) + modifiers.map((each) => `.${shownName(each)}(…)`).join('') + inner;
    })
    .join(',');
