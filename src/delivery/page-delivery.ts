import type { FailureRow } from '../store/log/failures.ts';
import type { LogEvent } from '../store/log/log.ts';
import type { Attempted } from './attempt.ts';
import { conversationOf, NO_CONVERSATION } from './audience.ts';
import type { Encounter } from './chaos/chaos.ts';
import { PageChaos } from './chaos/page-chaos.ts';
import type { Courier, Parcel } from './courier.ts';
import type { DeliveryDeps } from './deps.ts';
import { nextEventOf } from './event-at.ts';
import { nextRung } from './ladder.ts';
import type { Queue } from './queue.ts';
import { Recorder } from './recorder.ts';
import { tellGiveUp } from './tell-webhook.ts';

/** Who is told what came of attempts. */
export interface AttemptWatcher {
  /** The receiver took something. */
  took(): Promise<void>;
  /** It did not take something of these conversations. */
  refused(conversations: readonly number[]): Promise<void>;
  /** Something may go that was held back. */
  wake(): void;
}

/** Events that are read at once. */
const STRIDE = 100;
/** Events of others that may be passed over before it is written how far one has come. */
const UNWRITTEN = 64;

/** What one app still gets of one Page, under way. */
export class PageDelivery {
  readonly queue: Queue;
  /** Number of the newest event that is on disk. */
  newest: number;
  readonly #deps: DeliveryDeps;
  readonly #courier: Courier;
  readonly #recorder: Recorder;
  readonly #watcher: AttemptWatcher;
  readonly #chaos: PageChaos;
  #isOurs = true;
  /** Number of the newest event of the app's that is done with, and of which no attempt is written. */
  #untold = 0;

  constructor(
    deps: DeliveryDeps,
    {
      queue,
      newest,
      courier,
      watcher,
    }: { queue: Queue; newest: number; courier: Courier; watcher: AttemptWatcher },
  ) {
    this.#deps = deps;
    this.#courier = courier;
    this.#watcher = watcher;
    this.queue = queue;
    this.newest = newest;
    this.#recorder = new Recorder(deps.store, queue);
    this.#chaos = new PageChaos(deps, courier, queue, () => watcher.wake());
  }

  /** False once another has it, or it began anew: what is under way moves nothing. */
  get isOurs(): boolean {
    return this.#isOurs;
  }

  /** From now on it moves nothing. */
  abandon(): void {
    this.#isOurs = false;
    this.#chaos.end();
  }

  /** Whether nothing is left of it but what is due later. */
  get isDone(): boolean {
    const { queue } = this;
    return queue.isIdle && queue.read >= this.newest && !this.#recorder.isWriting;
  }

  /** Whether something of it is done with that neither an attempt says nor the cursor. */
  get isUnwritten(): boolean {
    return this.#untold > this.#recorder.written;
  }

  /** Looks at events that are on disk, as many as there is room for. */
  async read(): Promise<void> {
    const { queue } = this;
    const { log } = this.#deps.store.page(queue.page);
    while (queue.room > 0 && queue.read < this.newest) {
      const limit = Math.min(queue.room, STRIDE, this.newest - queue.read);
      const { events } = await log.after(queue.read, limit);
      const durable = events.filter(({ no }) => no <= this.newest);
      queue.add(durable, durable.at(-1)?.no ?? this.newest);
      this.#chaos.follow(durable);
    }
  }

  /**
   * Sends events for the first time.
   * @param isProbe whether it is to be seen if the app takes anything: then they meet no chaos
   */
  async send(events: readonly LogEvent[], isProbe = false): Promise<void> {
    const { queue } = this;
    const busy = new Set(events.map(conversationOf));
    const turns = await this.#chaos.turnsOf(events);
    try {
      const parcels = await this.#courier.pack(queue.page, turns.left);
      const told = new Set(parcels.flatMap((parcel) => parcel.events));
      this.#pass(events.filter((event) => !told.has(event)));
      if (turns.left.length < events.length) await this.#write({});
      for (const parcel of parcels) await this.#sendParcel(parcel, busy, isProbe);
    } finally {
      turns.end();
      queue.free(busy);
    }
  }

  /** Nothing is tried of events: there is nothing to tell any more, or what failed stands for them. */
  #pass(events: readonly LogEvent[]): void {
    for (const { no } of events) {
      this.queue.done([no]);
      this.#untold = Math.max(this.#untold, no);
    }
  }

  /** @param busy conversations that are under way; those that are held back are not, for whoever sends */
  async #sendParcel(parcel: Parcel, busy: Set<number>, isProbe: boolean): Promise<void> {
    const { queue } = this;
    // One that went before may have failed, and holds back what follows it.
    const goes = parcel.events.map((event) => !queue.failing.has(conversationOf(event)));
    const events = parcel.events.filter((_, i) => goes[i]);
    const payloads = parcel.payloads.filter((_, i) => goes[i]);
    this.#pass(parcel.events.filter((_, i) => !goes[i]));
    if (events.length === 0) return;
    const object = payloads[0]?.object ?? 'page';
    const going = { ...parcel, events, payloads };
    const met = isProbe ? undefined : this.#chaos.meet(going);
    if (met && isHeldBack(met))
      return this.#holdBack(met, rowOf(events[0], queue.app, object), busy);
    const chaos = this.#chaos.attemptOf(met, 0);
    const attempted = await this.#courier.send(queue.page, going, chaos);
    if (attempted.delivered || attempted.number === 0) {
      const again = await this.#settle(met, attempted);
      queue.done(attempted.together);
      await this.#write({ attempt: { ...(again ?? attempted), next: undefined } });
    } else {
      await this.#failed(attempted, rowsFor(events, attempted, object), chaos !== undefined);
    }
  }

  /** Nothing was tried of it: the row says so, and what follows in its conversation waits. */
  async #holdBack(met: Encounter, row: FailureRow, busy: Set<number>): Promise<void> {
    const held = this.#chaos.hold(met, row);
    if (held.isBusy) busy.delete(row.conversation);
    this.queue.hold([held.row]);
    await this.#write({ failing: [held.row] });
    await this.#chaos.look(held.row);
  }

  /** An event is done with: it was taken, or is never tried. Gives what is to be written last. */
  async #settle(met: Encounter | undefined, attempted: Attempted): Promise<Attempted | undefined> {
    if (attempted.delivered) await this.#watcher.took();
    const repeats = met?.by.spec.kind === 'duplicate' && met.by.spec.ms === 0;
    if (repeats) await this.#write({ attempt: { ...attempted, next: undefined } });
    const again = await this.#chaos.repeat(met, attempted);
    if (met) this.#chaos.forget(attempted.event);
    return again;
  }

  /** Sends again what was not taken. */
  async sendAgain(row: FailureRow): Promise<void> {
    const rows = this.queue.rowsOf(row);
    const busy = new Set(rows.map(({ conversation }) => conversation));
    const turn = await this.#chaos.turnOf(row.no);
    try {
      const met = turn.wasTold ? undefined : await this.#chaos.metOf(row);
      if (turn.wasTold) await this.#goOn(rows, row.together, undefined);
      else if (met && isHeldBack(met)) await this.#holdBack(met, row, busy);
      else await this.#again(row, rows, met);
    } finally {
      turn.end();
      this.queue.free(busy);
    }
  }

  async #again(
    row: FailureRow,
    rows: readonly FailureRow[],
    met: Encounter | undefined,
  ): Promise<void> {
    const { queue } = this;
    const overtaking = await this.#chaos.overtake(met, row);
    if (overtaking) await this.#write({ attempt: { ...overtaking, next: undefined } });
    const chaos = this.#chaos.attemptOf(met, row.attempts);
    const attempted = await this.#courier.sendAgain(queue.page, row, chaos);
    if (!attempted || attempted.delivered || attempted.number === 0) {
      const again = attempted && (await this.#settle(met, attempted));
      if (!attempted) this.#chaos.forget(row.no);
      const besides = [...row.together, met?.overtaker ?? []].flat();
      await this.#goOn(rows, besides, again ?? attempted);
    } else {
      const attempts = row.attempts + 1;
      const since = row.attempts === 0 ? attempted.at : row.since;
      const body = attempted.request || undefined;
      const reason = reasonOf(attempted);
      await this.#failed(
        attempted,
        rows.map((each) =>
          each.conversation === row.conversation
            ? { ...each, attempts, since, body, reason }
            : { ...each, attempts, since, reason },
        ),
        chaos !== undefined,
      );
    }
  }

  /** What failed was taken, or is nothing any more: the next event of each conversation is due. */
  async #goOn(
    rows: readonly FailureRow[],
    besides: readonly number[],
    attempted: Attempted | undefined,
  ): Promise<void> {
    const { queue } = this;
    const { log } = this.#deps.store.page(queue.page);
    const now = this.#deps.clock.now();
    const failing: FailureRow[] = [];
    const cleared: number[] = [];
    for (const row of rows) {
      const { app, conversation } = row;
      let next: LogEvent | undefined;
      let from = row.no;
      // What is looked at meanwhile is held back, and may be the next.
      while (!next && from <= queue.read) {
        const { read } = queue;
        next = await nextEventOf(log, { app, conversation, from, besides }, read);
        from = read + 1;
      }
      if (next) {
        const { object } = row;
        failing.push({
          ...{ app, conversation, no: next.no, together: [next.no], lead: undefined, object },
          ...{ attempts: 0, since: now, next: now, body: undefined, reason: '' },
        });
        queue.hold(failing.slice(-1));
      } else {
        cleared.push(conversation);
        queue.failing.delete(conversation);
      }
    }
    const attempt = attempted && { ...attempted, next: undefined };
    await this.#write({ attempt, failing, cleared });
  }

  /** @param isOurs whether the app would have taken it, for all that is known */
  async #failed(attempted: Attempted, rows: readonly FailureRow[], isOurs: boolean): Promise<void> {
    const { queue } = this;
    const { clock, retries } = this.#deps;
    const now = clock.now();
    const [{ since, attempts }] = rows as [FailureRow];
    const next = nextRung(retries, { since, attempts, now });
    const attempt = { ...attempted, next };
    if (next === undefined) {
      await this.#write({ attempt, disabled: now });
      if (this.#isOurs) tellGiveUp(this.#deps, queue.page, attempted.app);
      this.#isOurs = false;
      return;
    }
    const failing = rows.map((row) => ({ ...row, next }));
    queue.hold(failing);
    await this.#write({ attempt, failing });
    if (isOurs) return;
    await this.#watcher.refused(rows.map(({ conversation }) => conversation));
  }

  /**
   * Writes how far it has come where that is much further than was written, or where no attempt says
   * it: whoever waits for what is to be told looks into the store, and waits for no event that comes to
   * nothing.
   */
  async leave(): Promise<void> {
    if (this.isUnwritten || this.#recorder.behind > UNWRITTEN) await this.#write({});
  }

  async #write(outcome: Parameters<Recorder['write']>[0]): Promise<void> {
    if (!(await this.#recorder.write(outcome))) this.#isOurs = false;
  }
}

/** Rows of conversations whose events were not taken, the first of which holds the request. */
function rowsFor(
  events: readonly LogEvent[],
  attempted: Attempted,
  object: FailureRow['object'],
): FailureRow[] {
  const { app, together, at, request } = attempted;
  const firsts = new Map<number, LogEvent>();
  for (const event of events) {
    const conversation = conversationOf(event);
    if (!firsts.has(conversation)) firsts.set(conversation, event);
  }
  const [lead] = firsts.keys();
  return [...firsts].map(([conversation, { no }]) => {
    const leads = conversation === lead;
    return {
      ...{ app, conversation, no, together, object, attempts: 1, since: at, next: at },
      ...{ lead: leads ? undefined : lead, body: leads && request ? request : undefined },
      reason: reasonOf(attempted),
    };
  });
}

/** The row of an event of which nothing was tried. */
const rowOf = (
  event: LogEvent | undefined,
  app: string,
  object: FailureRow['object'],
): FailureRow => ({
  ...{ app, conversation: event ? conversationOf(event) : NO_CONVERSATION, no: event?.no ?? 0 },
  ...{ together: [event?.no ?? 0], lead: undefined, object, attempts: 0 },
  ...{ since: 0, next: 0, body: undefined, reason: '' },
});

/** Whether it is kept back before anything is tried of it. */
const isHeldBack = ({ by, wasHeld }: Encounter): boolean =>
  !wasHeld && (by.spec.kind === 'delay' || by.spec.kind === 'reorder');

/** A few words. */
const reasonOf = ({ status, note }: Attempted): string =>
  [status, note].filter((part) => part !== undefined).join(' ');
