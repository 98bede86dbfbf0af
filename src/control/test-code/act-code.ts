import { Expression, literal } from './literal.ts';

/** An act, with ids in its input replaced by what they are called in the code. */
export interface CopiedAct {
  readonly operation: string;
  /** But for `page` and `as`. */
  readonly input: Readonly<Record<string, unknown>>;
  /** What the customer is called in the code; undefined where nobody did it. */
  readonly who: string | undefined;
}

type Said = Readonly<Record<string, unknown>>;

/** By operation: the kit's method and its arguments; undefined where the kit has none for such an input. */
const METHODS: Readonly<Record<string, (input: Said) => string | undefined>> = {
  say: ({ text, reply_to: replyTo, from_page, ...rest }) => {
    if (typeof text !== 'string' || Object.keys(rest).length > 0) return undefined;
    if (from_page) return replyTo === undefined ? called('isAnswered', text) : undefined;
    return called('says', text, replyTo === undefined ? undefined : { replyTo });
  },
  tap: ({ title, value, ...rest }) =>
    Object.keys(rest).length > 0
      ? undefined
      : called('taps', title, value === undefined ? undefined : { value }),
  react: ({ reaction, message, from_page }) =>
    called(from_page ? 'isReactedTo' : 'reacts', reaction, message),
  unreact: ({ message, ...rest }) =>
    Object.keys(rest).length > 0 ? undefined : called('unreacts', message),
  edit: ({ text, message }) => called('edits', text, message),
  unsend: ({ message }) => called('unsends', message),
  read: ({ from_page }) => called(from_page ? 'isRead' : 'reads'),
  receive: () => called('receives'),
  block: () => called('blocks'),
  unblock: () => called('unblocks'),
  rate: ({ answer, message }) => called('rates', answer, message),
};

/** The line that does an act again. */
export function actCode({ operation, input, who }: CopiedAct): string {
  const method = who === undefined ? undefined : METHODS[operation]?.(input);
  if (method) return `await ${who}.${method}`;
  const about = {
    page: new Expression('page.id'),
    ...(who !== undefined && { as: new Expression(`${who}.id`) }),
  };
  return `await graph.control.${operation}(${literal({ ...about, ...input }, INDENT)})`;
}

/** Blanks before a line of a test. */
export const INDENT = 4;

function called(method: string, ...given: readonly unknown[]): string {
  const last = given.findLastIndex((each) => each !== undefined);
  const shown = given.slice(0, last + 1).map((each) => literal(each, INDENT));
  return `${method}(${shown.join(', ')})`;
}
