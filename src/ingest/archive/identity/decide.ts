import { compareTexts } from '../../../base/compare-texts.ts';
import { madeAt } from '../../../base/made-at.ts';
import type { JoinReason } from '../../decisions.ts';
import { isNameless, relationOf } from './people.ts';
import type { Source } from './source.ts';
import { Union } from './union.ts';

/** So many messages of one thread stand in another: same text, same side, same time as far as known. */
export interface Share {
  /** Places in the list of sources. */
  readonly one: number;
  readonly other: number;
  readonly messages: number;
  /** Those of them whose times are the same to the millisecond; all where it is not said. */
  readonly exact?: number;
  /** Those of them that are known by no text, since one of the two was taken back. */
  readonly unsent?: number;
  /** How many might have been, of the one that has fewer in their common time. */
  readonly of: number;
}

/** What somebody decided by hand of two sources, by their places in the list. */
export interface HandDecision {
  readonly one: number;
  readonly other: number;
  readonly together: boolean;
}

/** Why a source stands where another does. */
export interface Link {
  readonly one: number;
  readonly other: number;
  readonly because: JoinReason;
  /** Messages that both hold, as far as they were counted. */
  readonly messages: number;
}

export interface Decision {
  /** For each source a number; those of one number are one for certain. */
  readonly strands: readonly number[];
  /** For each source a number; those of one number are one conversation. */
  readonly groups: readonly number[];
  /** The same without what was joined by hand. */
  readonly natural: readonly number[];
  readonly links: readonly Link[];
}

/** Of more threads of the same people than this none is joined because its times follow. */
const MOST_ALIKE = 50;
/** Of more different people under one number than this none are compared. */
const MOST_PEOPLE = 200;

/**
 * Decides which threads of downloads are one conversation. Their order does not matter. Two that
 * stood beside each other in one download never are, whatever a third one says.
 * @param shares of those that may be one; of others none are asked for
 */
export function decide(
  sources: readonly Source[],
  shares: readonly Share[],
  byHand: readonly HandDecision[] = [],
): Decision {
  const links: Link[] = [];
  const union = new Union(
    sources.map(({ beside }) => beside),
    byHand.filter(({ together }) => !together),
  );
  const join = (one: number, other: number, because: JoinReason, messages = 0): void => {
    if (union.join(one, other)) links.push({ one, other, because, messages });
  };
  joinStanding(sources, union);
  for (const [one, other, because] of sameMarks(sources)) join(one, other, because);
  for (const share of inOrder(sources, shares)) {
    const [a, b] = [sources[share.one] as Source, sources[share.other] as Source];
    if (!isEnough(share, a, b)) continue;
    join(share.one, share.other, 'shared messages', share.messages);
  }
  const strands = union.roots();
  for (const [one, other] of following(sources, union)) join(one, other, 'times follow');
  const natural = union.roots();
  for (const { one, other, together } of byHand) {
    if (together && union.force(one, other)) {
      links.push({ one, other, because: 'by hand', messages: 0 });
    }
  }
  return { strands, groups: union.roots(), natural, links };
}

/**
 * Whether one shared message proves that two threads are one, as it does for the same people. It
 * does not for two numbers of one kind, nor for a group that has changed.
 */
export function needsOne(a: Source, b: Source): boolean {
  if (a.mark && a.mark.text === b.mark?.text) return true;
  if (a.mark && b.mark && a.mark.isNumber === b.mark.isNumber) return false;
  return relationOf(a.people, b.people) !== 'overlap';
}

/**
 * That two said the same within a minute may be chance, where it is not half of what they said; so may
 * one message that was sent to others as well.
 */
function isEnough(share: Share, a: Source, b: Source): boolean {
  const { messages, exact = messages, unsent = 0, of } = share;
  const isOne = needsOne(a, b);
  if (isOne && exact > 0) return messages > 0;
  // A millisecond alone does not outweigh two numbers.
  if (!isOne && unsent === messages) return false;
  const isOthers = !isOne && relationOf(a.people, b.people) === 'overlap';
  return messages >= (isOthers ? 2 : Math.min(2, of)) && messages * 2 >= of;
}

/** Strands that stand are not asked about again: what made them one stays true. */
function joinStanding(sources: readonly Source[], union: Union): void {
  const first = new Map<number, number>();
  for (const [i, { strand }] of sources.entries()) {
    if (strand === undefined) continue;
    const known = first.get(strand);
    if (known === undefined) first.set(strand, i);
    else union.force(known, i);
  }
}

/**
 * Sources of the ordinary download with one number and the same people, or groups of which most are
 * the same. Somebody without a name is not taken for one with a name by this.
 */
function* sameMarks(sources: readonly Source[]): Generator<[number, number, JoinReason]> {
  const buckets = new Map<string, Map<string, number[]>>();
  for (const [i, { platform, mark, crowd }] of sources.entries()) {
    if (!mark) continue;
    const bucket = madeAt(buckets, `${platform}/${mark.text}`, () => new Map<string, number[]>());
    madeAt(bucket, crowd, () => []).push(i);
  }
  const byOrder = orderOf(sources);
  for (const bucket of buckets.values()) {
    const sets = [...bucket.values()];
    // Of two it does not matter which comes first.
    for (const same of sets) if (same.length > 2) same.sort(byOrder);
    for (const same of sets) {
      // Those of one name first: in one download two names may have one number.
      for (const isNamed of [true, false]) {
        for (const [at, one] of same.entries()) {
          for (const other of same.slice(at + 1, at + 1 + MOST_ALIKE)) {
            const isSame = sources[one]?.name === sources[other]?.name;
            if (isSame !== isNamed) continue;
            yield [one, other, isSame ? 'same name and people' : 'same number and people'];
          }
        }
      }
    }
    if (sets.length < 2 || sets.length > MOST_PEOPLE) continue;
    for (const same of sets) same.sort(byOrder);
    sets.sort((a, b) => byOrder(a[0] as number, b[0] as number));
    for (const [at, [one = 0]] of sets.entries()) {
      for (const [other = 0] of sets.slice(at + 1)) {
        const [a, b] = [sources[one] as Source, sources[other] as Source];
        if (relationOf(a.people, b.people) === 'overlap') {
          yield [one, other, 'same number and people'];
        }
      }
    }
  }
}

/** Most shared messages first, so that a chance meeting does not come before what is true. */
function inOrder(sources: readonly Source[], shares: readonly Share[]): Share[] {
  const byOrder = orderOf(sources);
  return shares
    .map((share) => {
      const { one, other } = share;
      return byOrder(one, other) <= 0 ? share : { ...share, one: other, other: one };
    })
    .sort((a, b) => b.messages - a.messages || byOrder(a.one, b.one) || byOrder(a.other, b.other));
}

/** An order of sources that is the same wherever they stand in the list. */
function orderOf(sources: readonly Source[]): (a: number, b: number) => number {
  const texts = new Map<number, string>();
  const textOf = (i: number): string => madeAt(texts, i, () => textOfSource(sources[i] as Source));
  return (a, b) => compareTexts(textOf(a), textOf(b));
}

const textOfSource = (source: Source): string => {
  const { platform, mark, name, people, first, last, messages, beside, side } = source;
  return JSON.stringify([
    ...[platform, mark ? 0 : 1, name, people, first, last, messages, beside, side],
  ]);
};

/** Pairs of strands of the same people whose times follow, where no others could be meant. */
function following(sources: readonly Source[], union: Union): [number, number][] {
  const strands = Map.groupBy(sources.keys(), (i) => union.find(i));
  const alike = new Map<string, Set<number>>();
  for (const [root, members] of strands) {
    for (const i of members) {
      const { platform, people, crowd } = sources[i] as Source;
      if (people.length === 0 || people.some(isNameless)) continue;
      madeAt(alike, `${platform}/${crowd}`, () => new Set()).add(root);
    }
  }
  const near = new Map<number, Set<number>>();
  const made = new Map<number, Strand>();
  const strandAt = (root: number): Strand =>
    madeAt(made, root, () => strandOf((strands.get(root) ?? []).map((i) => sources[i] as Source)));
  for (const roots of alike.values()) {
    if (roots.size < 2 || roots.size > MOST_ALIKE) continue;
    for (const one of roots) {
      for (const other of roots) {
        if (one === other || !union.mayJoin(one, other)) continue;
        if (!mayFollow(strandAt(one), strandAt(other))) continue;
        madeAt(near, one, () => new Set()).add(other);
      }
    }
  }
  return [...pairsOfSides(near, strandAt), ...cliquesOf(near)];
}

/** What many sources that are one tell together. */
interface Strand {
  readonly first: number;
  readonly last: number;
  readonly marks: readonly { readonly text: string; readonly isNumber: boolean }[];
  readonly sides: ReadonlySet<Source['side']>;
}

function strandOf(members: readonly Source[]): Strand {
  const timed = members.filter(({ last }) => last > 0);
  return {
    first: timed.reduce((least, { first }) => Math.min(least, first), Number.POSITIVE_INFINITY),
    last: timed.reduce((most, { last }) => Math.max(most, last), 0),
    marks: members.flatMap(({ mark }) => mark ?? []),
    sides: new Set(members.map(({ side }) => side)),
  };
}

/** Whether one may go on where the other ends. Two numbers of one kind are two threads. */
function mayFollow(a: Strand, b: Strand): boolean {
  const isApart = a.marks.some((one) =>
    b.marks.some((other) => one.isNumber === other.isNumber && one.text !== other.text),
  );
  return !isApart && (a.last < b.first || b.last < a.first);
}

/** An encrypted thread goes on from the one that was made encrypted, before all others. */
function pairsOfSides(
  near: Map<number, Set<number>>,
  strandAt: (root: number) => Strand,
): [number, number][] {
  const others = (one: number, side: Source['side']): number[] =>
    [...(near.get(one) ?? [])].filter((other) => strandAt(other).sides.has(side));
  const pairs: [number, number][] = [];
  for (const one of near.keys()) {
    const { sides } = strandAt(one);
    if (!sides.has('encrypted') || sides.has('cutover')) continue;
    const [other, second] = others(one, 'cutover');
    if (other === undefined || second !== undefined) continue;
    // What goes on already is no beginning: joined to both ends, the two might not follow.
    if (strandAt(other).sides.has('encrypted')) continue;
    if (others(other, 'encrypted').length === 1) pairs.push([one, other]);
  }
  return pairs;
}

/** Those that may all follow one another: where one of them could be either of two, none does. */
function cliquesOf(near: Map<number, Set<number>>): [number, number][] {
  const pairs: [number, number][] = [];
  const seen = new Set<number>();
  for (const start of near.keys()) {
    if (seen.has(start)) continue;
    const all = [start];
    seen.add(start);
    for (const one of all) {
      for (const other of near.get(one) ?? []) {
        if (!seen.has(other)) all.push(other);
        seen.add(other);
      }
    }
    const isClear = all.every((one) => near.get(one)?.size === all.length - 1);
    if (isClear) for (const other of all.slice(1)) pairs.push([start, other]);
  }
  return pairs;
}
