import type { GraphError } from '../graph/errors/error.ts';
import { integer, open, text, type ValueOf } from './schema.ts';

/** An error of Meta's side, as operations tell of one. */
export const GraphErrorShape = open('GraphError', 'An error as Meta’s host would give it.', {
  message: text(),
  type: text(),
  code: integer(),
  'error_subcode?': integer(),
});

/** The code of an error, with its subcode if it has one: `10/2018278`. */
export const codeOf = ({ code, error_subcode }: ValueOf<typeof GraphErrorShape>): string =>
  error_subcode === undefined ? String(code) : `${code}/${error_subcode}`;

/** What is told of one that would be given. */
export const shownError = ({ entry, message }: GraphError): ValueOf<typeof GraphErrorShape> => ({
  ...{ message, type: entry.type, code: entry.code },
  ...(entry.subcode !== undefined && { error_subcode: entry.subcode }),
});
