import type { Bell } from '../base/bell.ts';
import type { Clock } from '../base/clock.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { GraphAnswer, GraphRequest } from '../graph/wire/request.ts';
import type { AttemptRow } from '../store/log/attempts.ts';
import { CallKind, type CallParties, Calls, type JournalForm, type OpenCall } from './calls.ts';
import type { CallEntry, ControlEntry, JournalEntry, WebhookEntry } from './entries.ts';
import { Ring } from './ring.ts';

/** What a journal is made of. */
export interface JournalParts {
  /** The store's. */
  readonly clock: Clock;
  readonly machine: Clock;
  /** Tells how long answers take, and it was quiet. */
  readonly timer: Pick<Scheduler, 'elapsed'>;
  /** Rung whenever something begins or is done. */
  readonly bell: Pick<Bell, 'ring'>;
  readonly form: JournalForm;
}

/** What is kept: the newest. */
const KEPT = { count: 10_000, bytes: 32 * 1024 * 1024, ms: 7 * 86_400_000 } as const;

/** Bytes of an entry that is no call, about. */
const ENTRY = 400;

/** What else than a call there is. */
type Other = Exclude<JournalEntry, CallEntry>;

/**
 * All that a server sees, in memory, in one sequence: calls of Meta's side, events of the Pages' logs,
 * webhooks, and operations of the control plane. It also knows what is on its way and how long it has
 * been quiet: a test waits by that.
 */
export class Journal {
  readonly form: JournalForm;
  /** Tells it from that of another process, whose numbers are others. */
  readonly mark: string;
  readonly #parts: JournalParts;
  /** In the order in which they were done; calls stand at their places in {@link Calls}. */
  readonly #done: Ring<Other | CallKind>;
  readonly #kept: Calls;
  /** Those that are under way, in no order: a set would be made anew every few calls. */
  readonly #open: (Other | OpenCall)[] = [];
  /** Operations under way, by their numbers. */
  readonly #operations = new Map<number, ControlEntry>();
  #readPast: (() => Promise<readonly JournalEntry[]>) | undefined;
  #past: Promise<readonly JournalEntry[]> | undefined;
  #started = 0;
  #seq = 0;
  #calls = 0;
  #flying = 0;
  #dropped = 0;
  #newest = 0;
  #gone = 0;
  #changed: number;

  constructor(parts: JournalParts) {
    this.form = parts.form;
    this.mark = parts.machine.now().toString(36);
    this.#parts = parts;
    this.#kept = new Calls(parts.form, KEPT.count);
    this.#done = new Ring(KEPT, (each, place) => {
      const isCall = each instanceof CallKind;
      const seq = isCall ? this.#kept.seq(place) : each.seq;
      if (seq > this.#dropped) this.#dropped = seq;
      this.#gone = this.#doneAt(place);
      if (isCall) this.#kept.release(place);
    });
    this.#changed = parts.timer.elapsed();
  }

  /** Notes a call that begins. */
  begin(request: GraphRequest, requestId: string): OpenCall {
    const began = this.#parts.timer.elapsed();
    // Before it is numbered: the clock may tell here that another process has moved it.
    const at = this.#parts.clock.now();
    const call: OpenCall = {
      kind: 'call',
      seq: ++this.#seq,
      no: ++this.#calls,
      at,
      real: this.#parts.machine.now(),
      request,
      requestId,
      began,
    };
    this.#open.push(call);
    this.#flying++;
    this.#changed = began;
    this.#parts.bell.ring();
    return call;
  }

  /**
   * Notes how it was answered.
   * @returns when, by the timer, in ms
   */
  answered(call: OpenCall, answer: GraphAnswer, parties: CallParties): number {
    const now = this.#parts.timer.elapsed();
    const kind = this.#kept.kind(call.request, parties.caller);
    this.#close(call);
    this.#newest = ++this.#seq;
    const end = { done: this.#newest, ms: now - call.began };
    const bytes = this.#kept.put(this.#done.next(), kind, call, end, answer, parties);
    this.#done.add(kind, call.real, bytes);
    this.#flying--;
    this.#changed = now;
    this.#parts.bell.ring();
    return now;
  }

  /**
   * Notes events that are on disk.
   * @param kept apps that they were kept from, each counted with each event
   */
  events(page: number, first: number, last: number, kept: number, cause?: number): void {
    const rows = last - first + 1 + kept;
    const seq = this.#seq + 1;
    this.#seq += rows;
    if (cause !== undefined && this.#operations.size > 0) {
      const operation = this.#operations.get(cause);
      if (operation) operation.events += rows;
    }
    const times = { at: this.#parts.clock.now(), real: this.#parts.machine.now() };
    const about = { page, first, last, rows, cause };
    this.#add({ kind: 'events', seq, ...times, done: this.#seq, ...about }, ENTRY);
  }

  /** Notes a webhook that begins. */
  beginWebhook(
    given: Pick<
      WebhookEntry,
      'page' | 'app' | 'events' | 'conversation' | 'attempt' | 'replay' | 'at'
    >,
  ): WebhookEntry {
    const entry: WebhookEntry = {
      kind: 'webhook',
      seq: ++this.#seq,
      real: this.#parts.machine.now(),
      done: 0,
      ...given,
      outcome: undefined,
    };
    this.#open.push(entry);
    this.#parts.bell.ring();
    return entry;
  }

  /** Notes what came of it. */
  endWebhook(
    entry: WebhookEntry,
    {
      status,
      delivered,
      note,
      elapsed,
    }: Pick<AttemptRow, 'status' | 'delivered' | 'note' | 'elapsed'>,
  ): void {
    entry.outcome = { status, delivered, note, elapsed };
    this.#end(entry, ENTRY + 8 * entry.events.length);
  }

  /** Notes an operation that begins. */
  beginControl(
    given: Pick<ControlEntry, 'operation' | 'what' | 'isAct' | 'page' | 'input'>,
  ): ControlEntry {
    const entry: ControlEntry = {
      kind: 'control',
      seq: ++this.#seq,
      at: this.#parts.clock.now(),
      real: this.#parts.machine.now(),
      done: 0,
      ...given,
      status: undefined,
      message: undefined,
      note: undefined,
      ms: undefined,
      began: this.#parts.timer.elapsed(),
      events: 0,
    };
    this.#open.push(entry);
    this.#operations.set(entry.seq, entry);
    return entry;
  }

  /** Notes how it ended. */
  endControl(
    entry: ControlEntry,
    status: number,
    { message, note }: Pick<Partial<ControlEntry>, 'message' | 'note'> = {},
  ): void {
    entry.status = status;
    entry.note = note;
    entry.message = message;
    entry.ms = this.#parts.timer.elapsed() - entry.began;
    this.#operations.delete(entry.seq);
    this.#end(entry, ENTRY + (entry.input ? JSON.stringify(entry.input).length : 0));
  }

  /** Notes that the clock of the store was moved: by no operation of this server, unless one is under way. */
  clockMoved(): void {
    if (this.#operations.size > 0) return;
    const about = { operation: 'changeClock', what: 'the clock was moved', isAct: false };
    const entry = this.beginControl({ ...about, page: undefined, input: undefined });
    this.endControl(entry, 200, {
      note: `the clock shows ${new Date(entry.at).toISOString()}`,
    });
  }

  /**
   * Numbers go on from one, for those up to it stand what was before this journal.
   * @param past reads that, once it is asked for
   */
  beginAfter(seq: number, past: () => Promise<readonly JournalEntry[]>): void {
    this.#seq = seq;
    this.#started = seq;
    this.#newest = seq;
    this.#gone = seq;
    this.#readPast = past;
  }

  /** The last number of what was before this journal. */
  get started(): number {
    return this.#started;
  }

  /** All that is kept, in the order of their numbers, with what was before; those under way are among them. */
  async all(): Promise<JournalEntry[]> {
    this.#past ??= this.#readPast?.();
    const past = await this.#past;
    // What was before is older than what is not kept any more.
    return past && this.#dropped === 0 ? [...past, ...this.entries()] : this.entries();
  }

  /** All that is kept of what this journal saw, in the order of their numbers; those under way are among them. */
  entries(): JournalEntry[] {
    this.#done.forget(this.#parts.machine.now() - KEPT.ms);
    const entries = this.#done.places().map((place) => this.#entry(place));
    entries.push(...this.underWay());
    return entries.sort((a, b) => a.seq - b.seq);
  }

  /** Those that were done behind a number, in the order in which they were done. */
  doneAfter(done: number): JournalEntry[] {
    return this.#done.places(this.#countUpTo(done)).map((place) => this.#entry(place));
  }

  /** Those that are under way, in no order. */
  underWay(): JournalEntry[] {
    return this.#open.map((each) => (isCall(each) ? this.#kept.open(each) : each));
  }

  /** What a call was answered, where bodies are kept and it is; the first 64 KB. */
  answerOf({ done }: Pick<CallEntry, 'done'>): string | undefined {
    const index = this.#countUpTo(done) - 1;
    const place = index < 0 ? -1 : this.#done.place(index);
    return place >= 0 && this.#doneAt(place) === done ? this.#kept.answer(place) : undefined;
  }

  /** Calls behind one, in the order in which they came; one that has no answer yet is among them. */
  callsAfter(no: number): CallEntry[] {
    const isMeant = (place: number) =>
      this.#done.at(place) instanceof CallKind && this.#kept.no(place) > no;
    const done = this.#done.places().filter(isMeant);
    const calls = done.map((place) => this.#entry(place) as CallEntry);
    for (const each of this.#open) {
      if (isCall(each) && each.no > no) calls.push(this.#kept.open(each));
    }
    return calls.sort((a, b) => a.no - b.no);
  }

  /** How many calls there were. */
  get calls(): number {
    return this.#calls;
  }

  /** The newest number. */
  get last(): number {
    return this.#seq;
  }

  /** The number at which something was done last. */
  get done(): number {
    return this.#newest;
  }

  /** The number at which that was done which is not kept any more. */
  get gone(): number {
    return this.#gone;
  }

  /** The largest number that is not kept any more; 0 where all is. */
  get dropped(): number {
    return this.#dropped;
  }

  /** How many calls have no answer yet. */
  get flying(): number {
    return this.#flying;
  }

  /** Milliseconds of the machine since a call began or was answered. */
  get quietFor(): number {
    return this.#parts.timer.elapsed() - this.#changed;
  }

  #entry(place: number): JournalEntry {
    const each = this.#done.at(place);
    return each instanceof CallKind ? this.#kept.entry(place, each) : each;
  }

  /** How many of those that are kept were done up to a number. */
  #countUpTo(done: number): number {
    let [low, high] = [0, this.#done.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#doneAt(this.#done.place(middle)) > done) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #doneAt(place: number): number {
    const each = this.#done.at(place);
    return each instanceof CallKind ? this.#kept.done(place) : each.done;
  }

  #end(entry: Other, bytes: number): void {
    this.#close(entry);
    entry.done = ++this.#seq;
    this.#add(entry, bytes);
  }

  #close(entry: Other | OpenCall): void {
    const last = this.#open.pop() as Other | OpenCall;
    if (last !== entry) this.#open[this.#open.lastIndexOf(entry)] = last;
  }

  #add(entry: Other, bytes: number): void {
    this.#newest = entry.done;
    this.#done.add(entry, entry.real, bytes);
    this.#parts.bell.ring();
  }
}

const isCall = (each: Other | OpenCall): each is OpenCall => each.kind === 'call';
