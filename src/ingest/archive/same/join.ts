import { madeAt } from '../../../base/made-at.ts';
import { compareForms, formOf, isWithin, type TextForm } from './texts.ts';
import { sharedFirst, type Tokens } from './tokens.ts';

/** A message with what of it tells which it is, besides time and sender. */
export interface Candidate<T> {
  readonly of: T;
  readonly text: string;
  readonly tokens: Tokens;
}

/** One message, as one side has it, the other, or both. */
export interface Pair<A, B> {
  /** The fuller text. */
  readonly text: string;
  a?: Candidate<A> | undefined;
  b?: Candidate<B> | undefined;
}

/** A text with the messages that have it, and the pairs above it that still lack a side. */
interface Node<A, B> extends TextForm {
  readonly as: Candidate<A>[];
  readonly bs: Candidate<B>[];
  lackingA: Pair<A, B>[];
  lackingB: Pair<A, B>[];
}

/**
 * Pairs two lists of messages of one sender and millisecond one to one, so that the fewest messages
 * hold both lists: two are one where their texts are equal, or one is a lesser form of the other.
 * There is one such set of texts, whichever side comes first, and of three lists the order in which
 * they are joined does not matter (docs/decisions/0050): the lesser forms of a text are a chain, so
 * that it is enough to count, text by text, how many each side has of it and of what is fuller.
 */
export function join<A, B>(
  as: readonly Candidate<A>[],
  bs: readonly Candidate<B>[],
): readonly Pair<A, B>[] {
  const pairs: Pair<A, B>[] = [];
  const open: Node<A, B>[] = [];
  const close = (): void => {
    const node = open.pop() as Node<A, B>;
    place(node, pairs);
    const below = open.at(-1);
    if (!below) return;
    below.lackingA = together(below.lackingA, node.lackingA);
    below.lackingB = together(below.lackingB, node.lackingB);
  };
  for (const node of nodesOf(as, bs)) {
    while (open.length > 0 && !isWithin(open.at(-1) as TextForm, node)) close();
    open.push(node);
  }
  while (open.length > 0) close();
  return pairs;
}

/** The texts of both sides, each once and before all that are fuller. */
function nodesOf<A, B>(
  as: readonly Candidate<A>[],
  bs: readonly Candidate<B>[],
): readonly Node<A, B>[] {
  const nodes = new Map<string, Node<A, B>>();
  const nodeOf = (text: string): Node<A, B> =>
    madeAt(nodes, text, () => ({ ...formOf(text), as: [], bs: [], lackingA: [], lackingB: [] }));
  for (const one of as) nodeOf(one.text).as.push(one);
  for (const one of bs) nodeOf(one.text).bs.push(one);
  return [...nodes.values()].sort(compareForms);
}

/** Finds a place for the messages of a text: among those above it, or one of its own. */
function place<A, B>(node: Node<A, B>, pairs: Pair<A, B>[]): void {
  const { as, bs, text, lackingA, lackingB } = node;
  const own = Math.max(as.length - lackingA.length, bs.length - lackingB.length, 0);
  const made = Array.from({ length: own }, (): Pair<A, B> => ({ text }));
  for (const [i, pair] of made.entries()) if (i < as.length) pair.a = as[i];
  const kept = sharedFirst(bs.slice(0, own), made, ({ a }) => a?.tokens);
  for (const [b, pair] of kept) pair.b = b;
  node.lackingA = fill(
    as.slice(own),
    lackingA,
    ({ b }) => b?.tokens,
    (pair, a) => {
      pair.a = a;
    },
  );
  node.lackingB = fill(
    bs.slice(own),
    lackingB,
    ({ a }) => a?.tokens,
    (pair, b) => {
      pair.b = b;
    },
  );
  for (const pair of made) {
    pairs.push(pair);
    if (!pair.a) node.lackingA.push(pair);
    if (!pair.b) node.lackingB.push(pair);
  }
}

/** More places than this are taken in their order, whatever parts they have. */
const MOST_COMPARED = 100;

/** Puts messages where their side is lacking; gives the places that are left. */
function fill<C extends { readonly tokens: Tokens }, P>(
  messages: readonly C[],
  lacking: P[],
  tokensAt: (place: P) => Tokens | undefined,
  put: (place: P, message: C) => void,
): P[] {
  if (messages.length === 0) return lacking;
  if (lacking.length > MOST_COMPARED) {
    for (const message of messages) put(lacking.pop() as P, message);
    return lacking;
  }
  const filled = new Set<P>();
  for (const [message, place] of sharedFirst(messages, lacking, tokensAt)) {
    put(place, message);
    filled.add(place);
  }
  return lacking.filter((place) => !filled.has(place));
}

/** The longer of two lists with what is in the other: each message is moved a few times at most. */
function together<T>(one: T[], other: T[]): T[] {
  const [long, short] = one.length < other.length ? [other, one] : [one, other];
  for (const each of short) long.push(each);
  return long;
}
