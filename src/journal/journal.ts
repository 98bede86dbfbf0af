import type { Caller } from '../access/caller.ts';
import type { Bell } from '../base/bell.ts';
import type { Clock } from '../base/clock.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { GraphAnswer, GraphRequest } from '../graph/wire/request.ts';
import type { AttemptRow } from '../store/log/attempts.ts';
import type { CallEntry, CallItem, ControlEntry, JournalEntry, WebhookEntry } from './entries.ts';
import { keptAnswer, withoutGiven } from './kept-answer.ts';
import { Ring } from './ring.ts';
import { keptNames, keptParams, ownTexts } from './shown-params.ts';

/** Whether what was said is kept too, or shapes alone: method, path, names, status, code and cause. */
export type JournalForm = 'bodies' | 'shapes';

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

/** Bytes of an entry besides its texts, about. */
const ENTRY = 400;
/** And of each text, besides its letters. */
const TEXT = 32;

/** Whom a call was by and about, as far as that was found. */
export interface CallParties {
  readonly caller: Caller | undefined;
  readonly person: string | undefined;
  readonly items: readonly CallItem[] | undefined;
}

/**
 * All that a server sees, in memory, in one sequence: calls of Meta's side, events of the Pages' logs,
 * webhooks, and operations of the control plane. It also knows what is on its way and how long it has
 * been quiet: a test waits by that.
 */
export class Journal {
  readonly form: JournalForm;
  readonly #parts: JournalParts;
  /** In the order in which they were done. */
  readonly #done: Ring<JournalEntry>;
  /** Those that are under way, in no order: a set would be made anew every few calls. */
  readonly #open: JournalEntry[] = [];
  /** Operations under way, by their numbers. */
  readonly #operations = new Map<number, ControlEntry>();
  #readPast: (() => Promise<readonly JournalEntry[]>) | undefined;
  #past: Promise<readonly JournalEntry[]> | undefined;
  #started = 0;
  #seq = 0;
  #calls = 0;
  #flying = 0;
  #dropped = 0;
  #changed: number;

  constructor(parts: JournalParts) {
    this.form = parts.form;
    this.#parts = parts;
    this.#done = new Ring(KEPT, ({ seq }) => {
      if (seq > this.#dropped) this.#dropped = seq;
    });
    this.#changed = parts.timer.elapsed();
  }

  /** Notes a call that begins. */
  begin(request: GraphRequest, requestId: string): CallEntry {
    const { method, dialect: host, prefix, path, params } = request;
    const began = this.#parts.timer.elapsed();
    // Before it is numbered: the clock may tell here that another process has moved it.
    const at = this.#parts.clock.now();
    const own = ownTexts(path, params);
    // No part is spread into it: that is slower than all else here.
    const entry: CallEntry = {
      kind: 'call',
      seq: ++this.#seq,
      at,
      real: this.#parts.machine.now(),
      done: 0,
      bytes: 0,
      no: ++this.#calls,
      requestId,
      method,
      prefix,
      path: own(path),
      host,
      params: this.form === 'bodies' ? keptParams(params, own) : keptNames(params, own),
      began,
      app: undefined,
      page: undefined,
      pageNo: undefined,
      token: undefined,
      isDerived: false,
      person: undefined,
      status: undefined,
      fault: undefined,
      code: undefined,
      subcode: undefined,
      message: undefined,
      because: undefined,
      ms: undefined,
      body: undefined,
      items: undefined,
    };
    this.#open.push(entry);
    this.#flying++;
    this.#changed = began;
    this.#parts.bell.ring();
    return entry;
  }

  /** Notes how it was answered. */
  answered(
    entry: CallEntry,
    { status, error, fault, body }: GraphAnswer,
    request: GraphRequest,
    { caller, person, items }: CallParties,
  ): void {
    const now = this.#parts.timer.elapsed();
    if (fault?.way !== 'before' && fault?.way !== 'never') entry.status = status;
    if (fault) entry.fault = fault.words;
    entry.ms = now - entry.began;
    entry.person = person;
    entry.items = items;
    if (caller) {
      entry.app = caller.app.id;
      entry.page = caller.page?.id;
      entry.pageNo = caller.page?.no;
      entry.token = caller.no;
      entry.isDerived = caller.isDerived;
    }
    if (this.form === 'bodies') entry.body = keptAnswer(body, request);
    if (error) {
      entry.code = error.code;
      entry.subcode = error.subcode;
      entry.because = error.because;
      entry.message = withoutGiven(error.message, request);
      if (entry.body !== undefined) entry.body = withoutGiven(entry.body, request);
    }
    let bytes = ENTRY + entry.path.length + (entry.body?.length ?? 0) + (entry.fault?.length ?? 0);
    for (const text of entry.params) bytes += TEXT + text.length;
    for (const item of items ?? []) bytes += ENTRY + item.path.length;
    entry.bytes = bytes;
    this.#flying--;
    this.#changed = now;
    this.#end(entry);
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
    this.#done.add({
      kind: 'events',
      seq,
      at: this.#parts.clock.now(),
      real: this.#parts.machine.now(),
      done: this.#seq,
      bytes: ENTRY,
      ...{ page, first, last, rows, cause },
    });
    this.#parts.bell.ring();
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
      bytes: ENTRY + 8 * given.events.length,
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
    this.#end(entry);
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
      bytes: ENTRY,
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
    if (entry.input) entry.bytes += JSON.stringify(entry.input).length;
    this.#end(entry);
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
    return [...this.#done, ...this.#open].sort((a, b) => a.seq - b.seq);
  }

  /** Those that were done behind a number, in the order in which they were done. */
  doneAfter(done: number): JournalEntry[] {
    const found: JournalEntry[] = [];
    for (let i = 1; i <= this.#done.count; i++) {
      const entry = this.#done.at(-i) as JournalEntry;
      if (entry.done <= done) break;
      found.push(entry);
    }
    return found.reverse();
  }

  /** Calls behind one, in the order in which they came; one that has no answer yet is among them. */
  callsAfter(no: number): CallEntry[] {
    return this.entries().filter(
      (entry): entry is CallEntry => entry.kind === 'call' && entry.no > no,
    );
  }

  /** How many calls there were. */
  get calls(): number {
    return this.#calls;
  }

  /** The newest number. */
  get last(): number {
    return this.#seq;
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

  #end(entry: JournalEntry): void {
    const place = this.#open.lastIndexOf(entry);
    const last = this.#open.pop() as JournalEntry;
    if (last !== entry) this.#open[place] = last;
    entry.done = ++this.#seq;
    this.#done.add(entry);
    this.#parts.bell.ring();
  }
}
