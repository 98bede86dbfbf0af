import type { TokenWatch } from '../../access/identify.ts';
import type { Requirement } from '../../access/permissions.ts';
import type { Awaitable } from '../../base/awaitable.ts';
import type { Text } from '../../graph/text/text.ts';
import type { Redirect } from './redirect.ts';

/**
 * One step of answering, a file each: it takes from a state what steps before it have found, and
 * leaves there what it finds itself. What it throws is what the client is told.
 */
export type Step<S> = (state: S) => Awaitable<void>;

/** What steps work on. */
export interface Steppable {
  readonly observer: Observer | undefined;
  /** Once it is there no further step is taken. */
  answer: Text | Redirect | undefined;
}

/** Whoever wants to know of each step how it went (explain/): without one, nothing is told. */
export interface Observer extends TokenWatch {
  /** Takes steps in place of {@link take}, past a lack too where what follows can be tried. */
  watch<S extends Steppable>(steps: readonly Step<S>[], state: S): Promise<void>;
  /**
   * Takes note of what an operation needs, and lets the caller through.
   * @param isLikely whether its platform shows later only: it is judged again then
   */
  judged(requirements: readonly Requirement[], isLikely: boolean): void;
  /** @throws GraphError the first that was met */
  conclude(): void;
}

/** Takes steps in their order; at once as long as the store answers at once. */
export function take<S extends Steppable>(
  steps: readonly Step<S>[],
  state: S,
  from = 0,
): Awaitable<void> {
  if (state.observer) return state.observer.watch(steps, state);
  for (let i = from; i < steps.length && state.answer === undefined; i++) {
    const later = (steps[i] as Step<S>)(state);
    if (later !== undefined) return takeRest(later, steps, state, i + 1);
  }
}

/** Apart from the loop: what a function in it would hold is made anew for each step otherwise. */
const takeRest = <S extends Steppable>(
  later: Promise<void>,
  steps: readonly Step<S>[],
  state: S,
  from: number,
): Promise<void> => later.then(() => take(steps, state, from));
