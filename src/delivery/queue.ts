import type { FailureRow } from '../store/log/failures.ts';
import type { LogEvent } from '../store/log/log.ts';
import type { EventCursor, NumberRange } from '../store/log/tables.ts';
import { conversationOf, isFor, NO_CONVERSATION } from './audience.ts';

/** Events that are looked at ahead of the first that is not done with. */
const WINDOW = 256;

/**
 * What one app has still to get of one Page: the events behind its cursor, in the order of each
 * conversation, of which one is under way at a time. In memory; what is done is written by others.
 */
export class Queue {
  readonly page: number;
  readonly app: string;
  /** What was not taken, by conversation: later events of it are held back. */
  readonly failing: Map<number, FailureRow>;
  readonly #epoch: number;
  readonly #before: EventCursor;
  /** Events that were looked at and are not done with, in their order. */
  readonly #open = new Set<number>();
  readonly #waiting = new Map<number, LogEvent[]>();
  readonly #busy = new Set<number>();
  #read: number;

  /** @param epoch of the lane: it is not the cursor's where another had it */
  constructor(page: number, cursor: EventCursor, failing: readonly FailureRow[], epoch: number) {
    this.page = page;
    this.app = cursor.app;
    this.failing = new Map(failing.map((row) => [row.conversation, row]));
    this.#before = cursor;
    this.#read = cursor.no;
    this.#epoch = epoch;
  }

  /** Number of the last event that was looked at. */
  get read(): number {
    return this.#read;
  }

  /** How many more events may be looked at. */
  get room(): number {
    return Math.max(0, WINDOW - this.#open.size);
  }

  /** How far it has come: what stands between two ranges is not done with. */
  get cursor(): EventCursor {
    const [first] = this.#open;
    const no = first === undefined ? this.#read : first - 1;
    const ahead: NumberRange[] = [];
    let next = no + 1;
    for (const open of this.#open) {
      if (open > next) ahead.push([next, open - 1]);
      next = open + 1;
    }
    if (first !== undefined && this.#read >= next) ahead.push([next, this.#read]);
    for (const [from, to] of this.#before.ahead) {
      if (to > this.#read) ahead.push([Math.max(from, this.#read + 1), to]);
    }
    return { app: this.app, no, epoch: this.#epoch, ahead };
  }

  /** Whether nothing of it waits or is under way. */
  get isIdle(): boolean {
    return this.#waiting.size === 0 && this.#busy.size === 0;
  }

  get isBusy(): boolean {
    return this.#busy.size > 0;
  }

  /** When the next that failed is due, of those that are not under way. */
  get next(): number | undefined {
    let next: number | undefined;
    for (const row of this.failing.values()) {
      if (this.#isHeld(row)) continue;
      if (next === undefined || row.next < next) next = row.next;
    }
    return next;
  }

  /**
   * Takes events that follow what was looked at.
   * @param upTo number of the last that was looked at, whether it is among them or not
   */
  add(events: readonly LogEvent[], upTo: number): void {
    for (const event of events) {
      const { no } = event;
      const conversation = conversationOf(event);
      if (this.#wasDone(no) || !isFor(this.app, event) || this.failing.has(conversation)) continue;
      this.#open.add(no);
      const waiting = this.#waiting.get(conversation);
      if (waiting) waiting.push(event);
      else this.#waiting.set(conversation, [event]);
    }
    this.#read = Math.max(this.#read, upTo);
  }

  /**
   * The next events to be sent, which are under way from now on: as many as may go together, of
   * whatever conversations.
   */
  takeWaiting(most: number): LogEvent[] {
    const taken: LogEvent[] = [];
    for (const [conversation, events] of this.#waiting) {
      if (taken.length >= most) break;
      if (this.#busy.has(conversation)) continue;
      this.#busy.add(conversation);
      // What belongs to no conversation may be of either object, and goes alone.
      const share = conversation === NO_CONVERSATION ? 1 : most - taken.length;
      taken.push(...events.splice(0, share));
      if (events.length === 0) this.#waiting.delete(conversation);
    }
    return taken.sort((a, b) => a.no - b.no);
  }

  /** The one that failed and has been due for longest, which is under way from now on. */
  takeFailing(now: number): FailureRow | undefined {
    let found: FailureRow | undefined;
    for (const row of this.failing.values()) {
      if (row.next <= now && !this.#isHeld(row) && !(found && found.next <= row.next)) found = row;
    }
    if (found) for (const { conversation } of this.rowsOf(found)) this.#busy.add(conversation);
    return found;
  }

  /** The rows of all conversations that went out with one. */
  rowsOf({ conversation }: FailureRow): FailureRow[] {
    return [...this.failing.values()].filter(
      (row) => row.conversation === conversation || row.lead === conversation,
    );
  }

  /** Events need nothing more; what their conversations have more goes on with {@link free}. */
  done(numbers: Iterable<number>): void {
    for (const no of numbers) this.#open.delete(no);
  }

  /** Holds back what was not taken, and all that follows it in its conversation. */
  hold(rows: readonly FailureRow[]): void {
    for (const row of rows) {
      this.failing.set(row.conversation, row);
      this.done(row.together);
      this.done((this.#waiting.get(row.conversation) ?? []).map(({ no }) => no));
      this.#waiting.delete(row.conversation);
    }
  }

  /** All that failed is due. */
  hurry(now: number): void {
    for (const [conversation, row] of this.failing) {
      if (row.next > now) this.failing.set(conversation, { ...row, next: now });
    }
  }

  /** Nothing of these conversations is under way any more. */
  free(conversations: Iterable<number>): void {
    for (const conversation of conversations) this.#busy.delete(conversation);
  }

  #isHeld(row: FailureRow): boolean {
    return row.lead !== undefined || this.#busy.has(row.conversation);
  }

  #wasDone(no: number): boolean {
    return this.#before.ahead.some(([from, to]) => from <= no && no <= to);
  }
}
