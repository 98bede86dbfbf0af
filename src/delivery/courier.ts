import { envelope } from '../events/envelope.ts';
import type { Payload } from '../events/payload.ts';
import type { AttemptRow } from '../store/log/attempts.ts';
import type { Admitted } from '../store/log/audience.ts';
import type { FailureRow } from '../store/log/failures.ts';
import type { LogEvent } from '../store/log/log.ts';
import {
  type AttemptChaos,
  type Attempted,
  attempt,
  type Envelope,
  type Sending,
} from './attempt.ts';
import { admittedOf, conversationOf } from './audience.ts';
import type { DeliveryDeps } from './deps.ts';
import { eventsAt } from './event-at.ts';
import type { Receivers } from './receivers.ts';
import { tellAttempt } from './tell-webhook.ts';

/** Events that go out in one request, and how it is signed. */
export interface Parcel {
  readonly events: readonly LogEvent[];
  /** Of each event; none where they could not be made, which is a fault of ours. */
  readonly payloads: readonly Payload[];
  readonly via: Admitted['via'];
}

interface Filling extends Parcel {
  readonly events: LogEvent[];
  readonly payloads: Payload[];
}

/** What could not be made. */
const UNMADE = Symbol('unmade');

/** Makes what is sent of events of one app, and sends it. */
export class Courier {
  readonly #deps: DeliveryDeps;
  readonly #receivers: Receivers;
  readonly app: string;

  constructor(deps: DeliveryDeps, receivers: Receivers, app: string) {
    this.#deps = deps;
    this.#receivers = receivers;
    this.app = app;
  }

  /** Puts events together that may go in one request; those of which nothing is told are left out. */
  async pack(page: number, events: readonly LogEvent[]): Promise<Parcel[]> {
    const parcels = new Map<string, Filling>();
    for (const event of events) {
      const payload = await this.#payloadOf(page, event);
      if (!payload) continue;
      const via = admittedOf(this.app, event)?.via ?? 'page';
      const key = payload === UNMADE ? `${event.no}` : `${payload.object} ${via}`;
      const parcel = parcels.get(key) ?? { events: [], payloads: [], via };
      parcel.events.push(event);
      if (payload !== UNMADE) parcel.payloads.push(payload);
      parcels.set(key, parcel);
    }
    return [...parcels.values()];
  }

  async #payloadOf(page: number, event: LogEvent): Promise<Payload | typeof UNMADE | undefined> {
    try {
      return await this.#deps.payloadOf(page, event, this.app);
    } catch (fault) {
      this.#deps.onFault(fault);
      return UNMADE;
    }
  }

  /**
   * Sends an event once more, since somebody asks for it: the same bytes where it was sent alone before.
   * Gives undefined where there is nothing left of it.
   * @param before what was tried of it with this app
   */
  async sendOnceMore(
    page: number,
    event: LogEvent,
    before: readonly AttemptRow[],
  ): Promise<Attempted | undefined> {
    const [parcel] = await this.pack(page, [event]);
    if (!parcel) return undefined;
    const made = this.#envelopeOf(parcel.payloads);
    const alone = before.find(({ together, request }) => together.length === 1 && request !== '');
    return this.#attempt(page, {
      numbers: [event.no],
      conversation: conversationOf(event),
      via: parcel.via,
      envelope: made && alone ? { ...made, body: alone.request } : made,
      number: before.length + 1,
      replay: true,
    });
  }

  /** Sends events for the first time. */
  send(page: number, { events, payloads, via }: Parcel, chaos?: AttemptChaos): Promise<Attempted> {
    const conversations = new Set(events.map(conversationOf));
    return this.#attempt(page, {
      numbers: events.map(({ no }) => no),
      conversation: conversations.size === 1 ? [...conversations][0] : undefined,
      via,
      envelope: this.#envelopeOf(payloads),
      number: 1,
      chaos,
    });
  }

  /**
   * Sends again what was not taken, the same bytes; gives undefined where there is nothing left of it.
   */
  async sendAgain(
    page: number,
    row: FailureRow,
    chaos?: AttemptChaos,
  ): Promise<Attempted | undefined> {
    const events = await eventsAt(this.#deps.store.page(page).log, row.together);
    const [first] = events;
    if (!first) return undefined;
    const kept = await this.#keptOf(page, row, events);
    if (!kept) return undefined;
    const conversations = new Set(events.map(conversationOf));
    return this.#attempt(page, {
      numbers: row.together,
      conversation: conversations.size === 1 ? row.conversation : undefined,
      via: admittedOf(this.app, first)?.via ?? 'page',
      envelope: kept === UNMADE ? undefined : kept,
      number: row.attempts + 1,
      chaos,
    });
  }

  /** Sends the same bytes once more, whatever came of them before. */
  async repeat(page: number, before: Attempted, chaos: AttemptChaos): Promise<Attempted> {
    const { together, conversation, request, number } = before;
    const [first] = await eventsAt(this.#deps.store.page(page).log, together);
    const { object } = JSON.parse(request) as Pick<Payload, 'object'>;
    return this.#attempt(page, {
      ...{ numbers: together, conversation, number: number + 1, chaos },
      via: (first && admittedOf(this.app, first)?.via) ?? 'page',
      envelope: { object, body: request },
    });
  }

  async #attempt(page: number, sending: Omit<Sending, 'app'>): Promise<Attempted> {
    const { app } = this;
    const { numbers: events, conversation, number, replay = false } = sending;
    const ended = this.#deps.watchAttempt()?.({
      ...{ page, app, events, conversation, attempt: number, replay },
      at: this.#deps.clock.now(),
    });
    const attempted = await attempt(this.#deps, this.#receivers, { app, ...sending }).catch(
      (fault: unknown) => {
        ended?.({ status: undefined, delivered: false, note: 'fault', elapsed: 0 });
        throw fault;
      },
    );
    ended?.(attempted);
    tellAttempt(this.#deps, page, attempted);
    return attempted;
  }

  async #keptOf(
    page: number,
    { body, object }: FailureRow,
    events: readonly LogEvent[],
  ): Promise<Envelope | typeof UNMADE | undefined> {
    if (body !== undefined) return { object: object as Payload['object'], body };
    const [parcel] = await this.pack(page, events);
    return parcel && (this.#envelopeOf(parcel.payloads) ?? UNMADE);
  }

  #envelopeOf(payloads: readonly Payload[]): Envelope | undefined {
    const [first, ...others] = payloads;
    const now = this.#deps.clock.now();
    return first && { object: first.object, body: envelope([first, ...others], now) };
  }
}
