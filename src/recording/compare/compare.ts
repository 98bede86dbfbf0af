import { isReceipt, linesOf, type RecordedCall, type Recording } from '../recording.ts';
import { align } from './align.ts';
import { askedBy, costOf, type Signed, signedOf } from './comparable.ts';
import {
  type ActPair,
  type CallDifference,
  inOrder,
  type RecordingComparison,
  type Whose,
} from './difference.ts';
import { learn } from './learn.ts';
import { learnOfActs } from './learn-of-acts.ts';
import { Renaming } from './renaming.ts';
import { spotsOf } from './spots.ts';
import { whoseCalls } from './whose.ts';

/** What is compared, and how. */
export interface CompareOptions {
  /** Pages and apps of the recording with those that stand for them. */
  readonly ids: readonly (readonly [recorded: string, actual: string])[];
  /** The apps of the recording whose calls are compared. */
  readonly apps: readonly string[];
  /** Parts of calls that may differ, such as `message.metadata`. */
  readonly ignore?: readonly string[] | undefined;
}

/** Calls about one person, then and now. */
interface Group {
  readonly expected: RecordedCall[];
  readonly actual: RecordedCall[];
}

/** A call of then, and the one of now that stands for it. */
interface Beside {
  readonly expected?: RecordedCall | undefined;
  readonly actual?: RecordedCall | undefined;
  readonly isMoved?: true;
}

/** How often ids are learned of what stands beside each other, which decides anew what does. */
const MOST_ROUNDS = 5;

/** What stands for what, and which calls stand beside each other. */
function matched(
  recorded: Recording,
  actual: Recording,
  pairs: readonly ActPair[],
  { ids, apps, ignore = [] }: CompareOptions,
) {
  const renaming = new Renaming();
  for (const [one, other] of ids) renaming.learn(one, other);
  learnOfActs(renaming, recorded, actual, pairs);
  const [first] = pairs;
  const calls = {
    expected: callsOf(recorded, new Set(apps), first?.recorded.seq),
    actual: callsOf(actual, new Set(apps.map((app) => renaming.actualOf(app))), first?.actual?.seq),
  };
  learnOrigins(renaming, calls);
  const whose = { recorded: whoseCalls(recorded), actual: whoseCalls(actual) };
  const groups = grouped(renaming, calls, whose);
  let beside: Beside[] = [];
  for (let round = 0, known = -1; round < MOST_ROUNDS && renaming.size > known; round++) {
    known = renaming.size;
    beside = groups.flatMap((group) => settled(renaming, group, ignore));
  }
  return { renaming, calls, whose, beside };
}

/** Which ids of now stand for those of a recording, as far as is known. */
export const renamingOf = (
  recorded: Recording,
  actual: Recording,
  pairs: readonly ActPair[],
  options: CompareOptions,
): Renaming => matched(recorded, actual, pairs, options).renaming;

/**
 * Compares what apps did then and now, from the first act on: of each person in order, of different
 * ones as it comes. Ids, times and tokens that the server made are the same where they stand for each
 * other.
 * @param pairs the acts, in their order
 */
export function compareRecordings(
  recorded: Recording,
  actual: Recording,
  pairs: readonly ActPair[],
  options: CompareOptions,
): RecordingComparison {
  const { ignore = [] } = options;
  const { renaming, calls, whose, beside } = matched(recorded, actual, pairs, options);
  const told = beside.map((each) => differenceOf(renaming, each, ignore));
  const undone = pairs.flatMap(({ recorded: act, refused }) =>
    refused === undefined || isReceipt(act)
      ? []
      : [{ kind: 'not done', recorded: act, because: refused } as const],
  );
  return {
    acts: pairs.filter(({ recorded: act }) => !isReceipt(act)).length,
    calls: calls.expected.length,
    same: beside.filter(({ expected }, i) => expected && told[i] === undefined).length,
    differences: inOrder([...undone, ...told.flatMap((each) => each ?? [])], pairs, whose),
  };
}

/** Addresses of files begin with where the server was reached. */
function learnOrigins(renaming: Renaming, { expected, actual }: Group): void {
  const [one, other] = [expected[0]?.origin, actual[0]?.origin];
  if (one !== undefined && other !== undefined) renaming.learn(one, other);
}

/** Of these apps, and of tokens that were none; what an app does before the first act is its own. */
const callsOf = (recording: Recording, apps: ReadonlySet<string>, from = 0): RecordedCall[] =>
  linesOf(recording, 'call').filter(
    ({ app, seq }) => seq > from && (app === undefined || apps.has(app)),
  );

function grouped(renaming: Renaming, calls: Group, whose: Whose): Group[] {
  const groups = new Map<string, Group>([['', { expected: [], actual: [] }]]);
  const groupOf = (key: string): Group => {
    const group = groups.get(key) ?? { expected: [], actual: [] };
    groups.set(key, group);
    return group;
  };
  for (const call of calls.expected) {
    groupOf(renaming.signed('recorded', whose.recorded(call) ?? '')).expected.push(call);
  }
  for (const call of calls.actual) {
    groupOf(renaming.signed('actual', whose.actual(call) ?? '')).actual.push(call);
  }
  return [...groups.values()];
}

/** Puts the calls of a group beside each other, and learns of their answers. */
function settled(
  renaming: Renaming,
  { expected, actual }: Group,
  ignore: readonly string[],
): Beside[] {
  const then = expected.map((call) => signedOf(renaming, 'recorded', askedBy(call, ignore)));
  const now = actual.map((call) => signedOf(renaming, 'actual', askedBy(call, ignore)));
  const cost = (i: number, j: number): number => costOf(then[i] as Signed, now[j] as Signed);
  const places = align(expected.length, actual.length, cost);
  const isWhole = (i: number | undefined, j: number | undefined): boolean =>
    i !== undefined && j !== undefined && then[i]?.whole === now[j]?.whole;
  /** By places: what is missing here and too much there came earlier or later. */
  const movedTo = new Map<number, number>();
  for (const { expected: i, actual: none } of places) {
    if (i === undefined || none !== undefined) continue;
    const to = places.find(
      (each) =>
        each.expected === undefined &&
        isWhole(i, each.actual) &&
        ![...movedTo.values()].includes(each.actual ?? -1),
    );
    if (to?.actual !== undefined) movedTo.set(i, to.actual);
  }
  const taken = new Set(movedTo.values());
  const beside = places.flatMap(({ expected: i, actual: j }): Beside[] => {
    if (i === undefined && taken.has(j ?? -1)) return [];
    const moved = i === undefined ? undefined : movedTo.get(i);
    const to = j ?? moved;
    return [
      {
        ...(i !== undefined && { expected: expected[i] }),
        ...(to !== undefined && { actual: actual[to] }),
        ...(moved !== undefined && { isMoved: true }),
      },
    ];
  });
  for (const { expected: one, actual: other } of beside) {
    if (one && other) learn(renaming, json(one.answer.text), json(other.answer.text));
  }
  return beside;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function differenceOf(
  renaming: Renaming,
  { expected, actual, isMoved }: Beside,
  ignore: readonly string[],
): CallDifference | undefined {
  if (!expected) return actual && { kind: 'extra', actual };
  if (!actual) return { kind: 'missing', expected };
  if (isMoved) return { kind: 'moved', expected, actual };
  const spots = spotsOf(renaming, askedBy(expected, ignore), askedBy(actual, ignore));
  if (spots.length > 0) return { kind: 'changed', expected, actual, spots };
  const isAnsweredAlike =
    expected.status === actual.status &&
    expected.code === actual.code &&
    expected.subcode === actual.subcode;
  return isAnsweredAlike ? undefined : { kind: 'answered', expected, actual };
}
