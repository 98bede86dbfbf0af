import type { ControlEvent, ControlEventKind, ControlRefusal, Transition } from './event.ts';
import type { ControlSetting, OwnerKind, ThreadControlState } from './state.ts';

/** A conversation at the moment of an event; control that has ended is none here. */
export interface ControlCase<K extends ControlEventKind> {
  readonly setting: ControlSetting;
  readonly control: ThreadControlState;
  readonly event: ControlEvent<K>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What a rule says: a refusal, a step, or how long control lasts from now on; nothing changes without. */
export interface CellOutcome {
  readonly refusal?: ControlRefusal;
  readonly step?: Transition;
  readonly until?: number;
}

export type CellRule<K extends ControlEventKind> = (at: ControlCase<K>) => CellOutcome;

/** One cell of a table: what happens, in words, what says so, and the rule that does it. */
export interface ControlCell<K extends ControlEventKind> {
  readonly words: string;
  /** Section of docs/wire.md; of what has no source, `ours`. */
  readonly source: string;
  readonly rule: CellRule<K>;
}

export type Row<K extends ControlEventKind> = Readonly<Record<OwnerKind, ControlCell<K>>>;

/** All that can happen in one regime, by who owns the conversation. */
export type ControlTable = { readonly [K in ControlEventKind]: Row<K> };

/** Of what no source says: marked so in the tables and in their page. */
export const OURS = 'ours';

export const cell = <K extends ControlEventKind>(
  words: string,
  source: string,
  rule: CellRule<K>,
): ControlCell<K> => ({ words, source, rule });

/** A row whose three cells are one. */
export const always = <K extends ControlEventKind>(each: ControlCell<K>): Row<K> => ({
  ...{ idle: each, app: each, meta: each },
});
