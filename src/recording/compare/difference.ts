import { isReceipt, type RecordedAct, type RecordedCall } from '../recording.ts';
import type { Spot } from './spots.ts';

/** What an act came to, that was done again. */
export interface ActPair {
  readonly recorded: RecordedAct;
  /** Undefined where it could not be done. */
  readonly actual: RecordedAct | undefined;
  /** Why it could not be done. */
  readonly refused?: string | undefined;
}

/** A difference between what an app did then and now. */
export type CallDifference =
  /** It says or does something else. */
  | {
      readonly kind: 'changed';
      readonly expected: RecordedCall;
      readonly actual: RecordedCall;
      readonly spots: readonly Spot[];
    }
  /** It says the same, and is answered otherwise. */
  | { readonly kind: 'answered'; readonly expected: RecordedCall; readonly actual: RecordedCall }
  /** It comes earlier or later than it did. */
  | { readonly kind: 'moved'; readonly expected: RecordedCall; readonly actual: RecordedCall }
  | { readonly kind: 'missing'; readonly expected: RecordedCall }
  | { readonly kind: 'extra'; readonly actual: RecordedCall }
  /** An act could not be done again. */
  | { readonly kind: 'not done'; readonly recorded: RecordedAct; readonly because: string };

/** A difference with the number of the recorded act before it, receipts left out; 0 before all. */
export interface PlacedDifference {
  readonly act: number;
  readonly difference: CallDifference;
}

/** What came of the same acts. */
export interface RecordingComparison {
  /** Acts that were recorded, but for receipts. */
  readonly acts: number;
  /** Calls that were recorded, and that are compared. */
  readonly calls: number;
  /** As many of them as were made again as they were. */
  readonly same: number;
  readonly differences: readonly PlacedDifference[];
}

/** Whom a call is about, then and now. */
export interface Whose {
  readonly recorded: (call: RecordedCall) => string | undefined;
  readonly actual: (call: RecordedCall) => string | undefined;
}

/** Differences by the acts that they follow: those of the same person, where there are such. */
export function inOrder(
  differences: readonly CallDifference[],
  all: readonly ActPair[],
  whose: Whose,
): PlacedDifference[] {
  const pairs = all.filter(({ recorded }) => !isReceipt(recorded));
  const before = (
    call: RecordedCall,
    actOf: (pair: ActPair) => RecordedAct | undefined,
    person: string | undefined,
  ): number => {
    const isBefore = (pair: ActPair): boolean => (actOf(pair)?.seq ?? Infinity) < call.seq;
    const own = pairs.findLastIndex((pair) => isBefore(pair) && actOf(pair)?.person === person);
    return (own < 0 ? pairs.findLastIndex(isBefore) : own) + 1;
  };
  const actOf = (difference: CallDifference): number => {
    if (difference.kind === 'not done') {
      return pairs.findIndex(({ recorded }) => recorded === difference.recorded) + 1;
    }
    if (difference.kind === 'extra') {
      const { actual } = difference;
      return before(actual, (pair) => pair.actual, whose.actual(actual));
    }
    const { expected } = difference;
    return before(expected, ({ recorded }) => recorded, whose.recorded(expected));
  };
  return differences
    .map((difference) => ({ act: actOf(difference), difference }))
    .sort((a, b) => a.act - b.act);
}
