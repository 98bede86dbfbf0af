import { turns } from '../base/turns.ts';
import { shapeOf } from '../events/shapes.ts';
import type { Admitted, Excluded, Gate } from '../store/log/audience.ts';
import type { LogEvent } from '../store/log/log.ts';
import type { Attempted } from './attempt.ts';
import { admittedOf, conversationOf } from './audience.ts';
import { Courier } from './courier.ts';
import type { DeliveryDeps } from './deps.ts';
import { eventsAt } from './event-at.ts';
import { Receivers } from './receivers.ts';

/** Which events are looked for, of one Page that told one app. */
export interface ReplaySearch {
  /** Number of the Page. */
  readonly page: number;
  readonly app: string;
  /** Numbers of the first and the last that are looked at. */
  readonly from: number;
  readonly to: number;
  /** Which of them. */
  readonly isMeant: (event: LogEvent) => boolean;
  /** Those alone that the app has not taken yet. */
  readonly failed: boolean;
  /** Whether also those from which it was kept, if it would be told now. */
  readonly offer: boolean;
}

/** What was found. */
export interface FoundEvents {
  /** Numbers of events, from the smallest on. */
  readonly events: readonly number[];
  /** The gate that is still closed for the first that would have been offered. */
  readonly closed: Gate | undefined;
}

/** Which events are sent once more. */
export interface ReplaySpec extends Pick<ReplaySearch, 'page' | 'app' | 'offer'> {
  /** Their numbers, from the smallest on. */
  readonly events: readonly number[];
  /** Ends it between two webhooks: it throws the reason then. */
  readonly signal: AbortSignal;
}

/** What came of an event that was sent once more. */
export interface Replayed {
  readonly event: number;
  /** Undefined where it was not sent: one before it in its conversation failed, or there is nothing to tell. */
  readonly attempt: Attempted | undefined;
}

/** Events that are looked at at once. */
const STRIDE = 100;
/** Conversations that are sent of at once. */
const AT_ONCE = 8;

/** The events that are meant. */
export async function searchReplay(
  deps: DeliveryDeps,
  { page, app, from, to, isMeant, failed, offer }: ReplaySearch,
  signal: AbortSignal,
): Promise<FoundEvents> {
  const { log } = deps.store.page(page);
  const found: number[] = [];
  let closed: Gate | undefined;
  for (let cursor = from - 1; cursor < to; ) {
    signal.throwIfAborted();
    const { events } = await log.after(cursor, Math.min(STRIDE, to - cursor));
    const last = events.at(-1);
    if (!last) break;
    cursor = last.no;
    await turns.next();
    for (const event of events) {
      if (event.no > to || !isMeant(event)) continue;
      if (!admittedOf(app, event)) {
        const verdict = offer ? await verdictNow(deps, page, app, event) : undefined;
        if (verdict && 'closed' in verdict) closed ??= verdict.closed;
        if (!verdict || 'closed' in verdict) continue;
      }
      if (!failed || !(await isTaken(deps, page, app, event.no))) found.push(event.no);
    }
  }
  return { events: found, closed };
}

/** How an app would be told of an event if it happened now; undefined where nobody is told of it. */
async function verdictNow(
  { store, clock }: DeliveryDeps,
  page: number,
  app: string,
  event: LogEvent,
): Promise<Admitted | Excluded | undefined> {
  const now = { ...event, at: clock.now() };
  const audience = await store.transaction(async (tx) => tx.audienceOf(page, now));
  const isTold = shapeOf(event) !== undefined || event.kind === 'raw';
  return audience?.[app] ?? (isTold ? { closed: 'installed' } : undefined);
}

/** An event as it is told to an app, which may have been kept from it. */
async function offered(
  deps: DeliveryDeps,
  page: number,
  app: string,
  event: LogEvent,
): Promise<LogEvent> {
  if (admittedOf(app, event)) return event;
  const verdict = await verdictNow(deps, page, app, event);
  return verdict ? { ...event, audience: { ...event.audience, [app]: verdict } } : event;
}

/**
 * Sends events once more: in order within each conversation, where it ends with the first that fails.
 * Each is what it was, as of when it happened; no cursor moves, and nothing but the attempt says that
 * it was asked for.
 * @param told hears of each as soon as it is over
 * @throws the reason of the signal
 */
export async function replay(
  deps: DeliveryDeps,
  { page, app, events: numbers, offer, signal }: ReplaySpec,
  told: (replayed: Replayed) => void,
): Promise<void> {
  const courier = new Courier(deps, new Receivers(deps), app);
  const { log } = deps.store.page(page);
  /** Conversations where one failed. */
  const ended = new Set<number>();
  for (let at = 0; at < numbers.length; at += STRIDE) {
    const queues = [
      ...Map.groupBy(await eventsAt(log, numbers.slice(at, at + STRIDE)), conversationOf),
    ];
    const work = async (): Promise<void> => {
      for (let next = queues.shift(); next; next = queues.shift()) {
        const [conversation, waiting] = next;
        for (const event of waiting) {
          signal.throwIfAborted();
          const attempt = ended.has(conversation)
            ? undefined
            : await sendOne(
                deps,
                courier,
                page,
                offer ? await offered(deps, page, app, event) : event,
              );
          if (attempt?.delivered === false) ended.add(conversation);
          told({ event: event.no, attempt });
        }
      }
    };
    // What is under way is waited for, also where it ends: whatever was sent is told of.
    const works = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
    for (const each of works) if (each.status === 'rejected') throw each.reason;
    await turns.next();
  }
}

async function isTaken(
  { store }: DeliveryDeps,
  page: number,
  app: string,
  no: number,
): Promise<boolean> {
  const attempts = await store.page(page).deliveries.attempts.of(no);
  return attempts.some((attempt) => attempt.app === app && attempt.delivered);
}

async function sendOne(
  { store }: DeliveryDeps,
  courier: Courier,
  page: number,
  event: LogEvent,
): Promise<Attempted | undefined> {
  const all = await store.page(page).deliveries.attempts.of(event.no);
  const before = all.filter(({ app }) => app === courier.app);
  const attempt = await courier.sendOnceMore(page, event, before);
  if (!attempt) return undefined;
  await store.transaction(async (tx) =>
    tx.deliveries(page).attempts.add({ ...attempt, next: undefined }),
  );
  return attempt;
}
