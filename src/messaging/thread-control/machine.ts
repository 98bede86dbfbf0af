import type { CellOutcome, ControlCase, ControlCell, ControlTable } from './cell.ts';
import type { ControlDecision, ControlEvent, ControlEventKind, Transition } from './event.ts';
import { GATES, isAsked } from './gates.ts';
import { HANDOVER } from './handover.ts';
import { NONE } from './none.ts';
import { ROUTING } from './routing.ts';
import {
  type ControlSetting,
  IDLE,
  isIdle,
  type Regime,
  regimeOf,
  situationOf,
  type ThreadControlState,
} from './state.ts';

/**
 * All that can happen to who controls a conversation: a table a regime, a row an event, a cell for each
 * who may own it. docs/reference/thread-control.md is printed from it.
 */
export const CONTROL_TABLES: Readonly<Record<Regime, ControlTable>> = {
  none: NONE,
  routing: ROUTING,
  handover: HANDOVER,
};

/**
 * What becomes of an event in a conversation. Nothing is read and nothing written: whoever asks says
 * what stands, and writes what is decided, the steps as events in their order.
 * @param now epoch milliseconds
 */
export function decide(
  setting: ControlSetting,
  standing: ThreadControlState,
  event: ControlEvent,
  now: number,
): ControlDecision {
  const ended = endOf(standing, now);
  const control = ended ? IDLE : standing;
  const outcome = outcomeOf({ setting, control, event, now });
  if (outcome.refusal) return { refusal: outcome.refusal };
  const transitions = [ended, outcome.step].filter((step) => step !== undefined);
  return { control: behind(control, outcome), transitions };
}

/** What has ended by time ended then, whenever it is noticed. */
export const endOf = ({ owner, until }: ThreadControlState, now: number): Transition | undefined =>
  owner !== undefined && isIdle({ owner, until }, now)
    ? { change: 'expire', from: owner, until }
    : undefined;

function outcomeOf(at: ControlCase<ControlEventKind>): CellOutcome {
  const { event } = at;
  if (isAsked(event)) {
    for (const { rule } of GATES) {
      const { refusal } = rule({ ...at, event });
      if (refusal) return { refusal };
    }
  }
  const row = CONTROL_TABLES[regimeOf(at.setting)][event.kind];
  // The row is that of the event's kind, which the type of a table cannot say.
  const cell = row[situationOf(at.control, at.now)] as ControlCell<ControlEventKind>;
  return cell.rule(at);
}

function behind(control: ThreadControlState, { step, until }: CellOutcome): ThreadControlState {
  if (!step)
    return control.owner === undefined ? IDLE : { ...control, until: until ?? control.until };
  return step.to === undefined ? IDLE : { owner: step.to, until: step.until ?? control.until };
}
