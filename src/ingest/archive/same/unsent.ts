import { madeAt } from '../../../base/made-at.ts';
import { type Candidate, join, type Pair } from './join.ts';
import { compareForms, formOf } from './texts.ts';

/** What became of the messages of a download in one that knows more of them to be unsent. */
export interface Survivors<A, B> {
  /** Those that are still there, and those that only the other download has. */
  readonly pairs: readonly Pair<A, B>[];
  readonly unsent: readonly Candidate<A>[];
  /**
   * Those of which some are unsent and nobody can say which: what is shown of each is what the other
   * download shows, and no more.
   */
  readonly unsure: readonly Pair<A, B>[];
}

/**
 * Finds out which messages of a sender and millisecond were unsent.
 * @param before those of the download that has fewer unsent ones, without these
 * @param after those of the other
 * @param more how many more are unsent there
 */
export function survivorsOf<A, B>(
  before: readonly Candidate<A>[],
  after: readonly Candidate<B>[],
  more: number,
): Survivors<A, B> {
  const isTold = ({ text, tokens }: Candidate<B>) => formOf(text).worth === 2 || tokens.size > 0;
  const { told = [], silent = [] } = Object.groupBy(after, (b) => (isTold(b) ? 'told' : 'silent'));
  const pairs: Pair<A, B>[] = [];
  const left = new Map<string, Candidate<A>[]>();
  for (const pair of join(before, told)) {
    if (!pair.a || pair.b) pairs.push(pair);
    else madeAt(left, pair.a.text, () => []).push(pair.a);
  }
  // What the other shows without a word of it may be any of those: first those that look the same.
  const others: Candidate<B>[] = [];
  for (const b of silent.sort(byText).reverse()) {
    const a = left.get(b.text)?.shift();
    if (a) pairs.push({ text: b.text, a, b });
    else others.push(b);
  }
  const open: Candidate<A>[] = [];
  for (const alike of [...left.values()]) {
    open.push(...alike.slice(0, more));
    for (const a of alike.slice(more)) {
      const b = others.shift();
      pairs.push({ text: b ? fullerOf(a.text, b.text) : a.text, a, b });
    }
  }
  open.sort(byText);
  const unsure = open.slice(more).map((a): Pair<A, B> => {
    const b = others.shift();
    return { text: b?.text ?? '', a, b };
  });
  for (const b of others) pairs.push({ text: b.text, b });
  return { pairs, unsent: open.slice(0, more), unsure };
}

const byText = <T>(a: Candidate<T>, b: Candidate<T>): number =>
  compareForms(formOf(a.text), formOf(b.text));

const fullerOf = (one: string, other: string): string =>
  compareForms(formOf(one), formOf(other)) < 0 ? other : one;
