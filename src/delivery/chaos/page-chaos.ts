import { fieldOf } from '../../events/field-of.ts';
import type { Payload } from '../../events/payload.ts';
import type { FailureRow } from '../../store/log/failures.ts';
import type { LogEvent } from '../../store/log/log.ts';
import type { AttemptChaos, Attempted } from '../attempt.ts';
import { conversationOf, isFor } from '../audience.ts';
import type { Courier, Parcel } from '../courier.ts';
import type { DeliveryDeps } from '../deps.ts';
import { eventsAt, nextEventOf } from '../event-at.ts';
import type { Queue } from '../queue.ts';
import type { Encounter } from './chaos.ts';
import { chaosMark } from './chaos-words.ts';
import type { ToldEvent } from './disturbance.ts';

/** A conversation whose next event waits for the machine's time. */
interface Hold {
  readonly isReorder: boolean;
  readonly stop: () => void;
}

/** Chaos as one app meets it on one Page. */
export class PageChaos {
  readonly #deps: DeliveryDeps;
  readonly #courier: Courier;
  readonly #queue: Queue;
  readonly #wake: () => void;
  readonly #holds = new Map<number, Hold>();

  /** @param wake is called when something that was held back may go */
  constructor(deps: DeliveryDeps, courier: Courier, queue: Queue, wake: () => void) {
    this.#deps = deps;
    this.#courier = courier;
    this.#queue = queue;
    this.#wake = wake;
  }

  /**
   * Whether an event was told before its turn, which comes now. It is waited for where it is under way;
   * else it is from now on, until what is given back is called.
   */
  async turnOf(event: number): Promise<{ readonly wasTold: boolean; readonly end: () => void }> {
    const { echoes, hasEchoFirst } = this.#deps.chaos;
    if (echoes.isEmpty && !hasEchoFirst) return NOTHING_EARLY;
    const echo = { app: this.#courier.app, page: this.#queue.page, event };
    await echoes.landed(echo);
    if (echoes.wasTold(echo)) return { ...NOTHING_EARLY, wasTold: true };
    return { wasTold: false, end: echoes.takeOff(echo) };
  }

  /** The same of several: those whose turn it is. */
  async turnsOf(
    events: readonly LogEvent[],
  ): Promise<{ readonly left: readonly LogEvent[]; readonly end: () => void }> {
    const { echoes, hasEchoFirst } = this.#deps.chaos;
    if (echoes.isEmpty && !hasEchoFirst) return { left: events, end: NOTHING_EARLY.end };
    const turns = await Promise.all(events.map(({ no }) => this.turnOf(no)));
    const left = events.filter((_, i) => !turns[i]?.wasTold);
    return { left, end: () => turns.forEach(({ end }) => void end()) };
  }

  /** What events meet that are tried for the first time: those that go together meet nothing. */
  meet({ events, payloads }: Parcel): Encounter | undefined {
    const { chaos } = this.#deps;
    const [event, second] = events;
    const [payload] = payloads;
    if (!chaos.isArmed || !event || !payload || second) return undefined;
    return chaos.meet(toldEvent(this.#courier.app, this.#queue.page, event, payload));
  }

  /** The same of what stands in a row, of which it may have met something before. */
  async metOf(row: FailureRow): Promise<Encounter | undefined> {
    const { chaos, store } = this.#deps;
    const { page } = this.#queue;
    const before = chaos.of(row.app, page, row.no);
    if (before || row.attempts > 0 || !chaos.isArmed) return before;
    const events = await eventsAt(store.page(page).log, row.together);
    const [parcel] = await this.#courier.pack(page, events);
    return parcel && this.meet(parcel);
  }

  /** How the next attempt is another. */
  attemptOf(met: Encounter | undefined, attempts: number): AttemptChaos | undefined {
    if (!met) return undefined;
    const { kind, ms } = met.by.spec;
    const mark = chaosMark(met.by);
    if (kind === 'lose') return { note: `${mark}, never tried`, does: 'nothing', number: 0 };
    if (kind === 'drop' || kind === 'wrong-signature') {
      if (met.left === 0) return undefined;
      met.left--;
      return kind === 'drop'
        ? { note: `${mark}, never came to the app`, does: 'nothing' }
        : { note: mark, does: 'forged' };
    }
    if (attempts > 0 || !met.wasHeld) return undefined;
    if (kind === 'delay') return { note: `${mark} by ${ms} ms` };
    const after = met.overtaker === undefined ? 'nothing came after it' : `after #${met.overtaker}`;
    return { note: `${mark}, ${after}` };
  }

  /**
   * Holds an event back that meets such: nothing was tried of it, and it is a row of its conversation
   * as what failed is, so that a restart goes on with it.
   * @returns the row, and whether the conversation is under way until {@link follow} or its time
   */
  hold(met: Encounter, row: FailureRow): { readonly row: FailureRow; readonly isBusy: boolean } {
    const { clock, chaos } = this.#deps;
    const { kind, ms, byClock } = met.by.spec;
    const now = clock.now();
    met.wasHeld = true;
    if (!byClock) {
      const stop = chaos.after(ms, () => this.#release(row.conversation));
      this.#holds.set(row.conversation, { isReorder: kind === 'reorder', stop });
    }
    const next = byClock ? now + ms : now;
    const reason = chaosMark(met.by);
    return { row: { ...row, attempts: 0, since: next, next, reason }, isBusy: !byClock };
  }

  /** Lets what waits to be overtaken go where there is something that may overtake it. */
  async look(row: FailureRow): Promise<void> {
    if (this.#holds.get(row.conversation)?.isReorder && (await this.#overtakerOf(row)))
      this.#release(row.conversation);
  }

  /** The same of events that were looked at. */
  follow(events: readonly LogEvent[]): void {
    if (this.#holds.size === 0) return;
    for (const event of events) {
      const conversation = conversationOf(event);
      const hold = this.#holds.get(conversation);
      if (hold?.isReorder && isFor(this.#courier.app, event)) this.#release(conversation);
    }
  }

  /** Sends the next event of a conversation before the one whose turn it is, where it met that. */
  async overtake(met: Encounter | undefined, row: FailureRow): Promise<Attempted | undefined> {
    if (met?.by.spec.kind !== 'reorder' || row.attempts > 0 || met.overtaker !== undefined) return;
    const { page } = this.#queue;
    const next = await this.#overtakerOf(row);
    const [parcel] = next ? await this.#courier.pack(page, [next]) : [];
    if (!next || !parcel) return undefined;
    const note = `${chaosMark(met.by)}, before #${row.no}`;
    const attempted = await this.#courier.send(page, parcel, { note });
    if (attempted.delivered) met.overtaker = next.no;
    return attempted;
  }

  /** Sends what was taken once more, where it met that: now, or in its time. */
  async repeat(met: Encounter | undefined, taken: Attempted): Promise<Attempted | undefined> {
    if (met?.by.spec.kind !== 'duplicate') return undefined;
    const { ms } = met.by.spec;
    const { page } = this.#queue;
    const note = `${chaosMark(met.by)}, the same once more`;
    const again = () => this.#courier.repeat(page, taken, { note });
    if (ms === 0) return again();
    const { chaos, store, onFault } = this.#deps;
    chaos.after(ms, async () => {
      try {
        const attempt = { ...(await again()), next: undefined };
        await store.transaction((tx) => tx.deliveries(page).attempts.add(attempt));
      } catch (fault) {
        onFault(fault);
      }
    });
    return undefined;
  }

  /** An event is done with. */
  forget(event: number): void {
    this.#deps.chaos.forget(this.#courier.app, this.#queue.page, event);
  }

  /** Nothing is held back any more. */
  end(): void {
    for (const [conversation, { stop }] of this.#holds) {
      stop();
      this.#queue.free([conversation]);
    }
    this.#holds.clear();
  }

  async #overtakerOf({ app, conversation, no, together }: FailureRow) {
    const { log } = this.#deps.store.page(this.#queue.page);
    const wanted = { app, conversation, from: no, besides: together };
    return nextEventOf(log, wanted, this.#queue.read);
  }

  #release(conversation: number): void {
    this.#holds.get(conversation)?.stop();
    this.#holds.delete(conversation);
    this.#queue.free([conversation]);
    this.#wake();
  }
}

const NOTHING_EARLY = { wasTold: false, end: () => undefined } as const;

/** An event as chaos looks at it. */
export function toldEvent(
  app: string,
  page: number,
  event: LogEvent,
  { object, item }: Payload,
): ToldEvent {
  const field = fieldOf(event, object === 'instagram' ? 'INSTAGRAM' : 'MESSENGER');
  const isEcho = event.kind === 'message' && event.body.sender === 0;
  const names = [field ?? [], isEcho ? 'message_echoes' : []].flat();
  return { app, page, event, names, people: peopleIn(item) };
}

interface Ends {
  readonly sender?: { readonly id?: string };
  readonly recipient?: { readonly id?: string };
  readonly value?: { readonly from?: { readonly id?: string } };
}

function peopleIn(item: string): string[] {
  const { sender, recipient, value } = JSON.parse(item) as Ends;
  return [sender?.id ?? [], recipient?.id ?? [], value?.from?.id ?? []].flat();
}
