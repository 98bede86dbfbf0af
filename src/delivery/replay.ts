import { turns } from '../base/turns.ts';
import type { LogEvent } from '../store/log/log.ts';
import type { Attempted } from './attempt.ts';
import { admittedOf, conversationOf } from './audience.ts';
import { Courier } from './courier.ts';
import type { DeliveryDeps } from './deps.ts';
import { Receivers } from './receivers.ts';

/** Which events are sent once more, of one Page to one app. */
export interface ReplaySpec {
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
}

/** What came of an event that was sent once more. */
export interface Replayed {
  readonly event: number;
  readonly attempt: Attempted;
}

/** Events that are looked at at once. */
const STRIDE = 100;
/** Conversations that are sent of at once. */
const AT_ONCE = 8;

/**
 * Sends events once more: in order within each conversation, where it ends with the first that fails.
 * Each is what it was, as of when it happened; no cursor moves, and nothing but the attempt says that
 * it was asked for.
 */
export async function* replay(
  deps: DeliveryDeps,
  { page, app, from, to, isMeant, failed }: ReplaySpec,
): AsyncGenerator<readonly Replayed[], void> {
  const courier = new Courier(deps, new Receivers(deps), app);
  const { log } = deps.store.page(page);
  /** Conversations where one failed. */
  const ended = new Set<number>();
  for (let cursor = from - 1; cursor < to; ) {
    const { events } = await log.after(cursor, Math.min(STRIDE, to - cursor));
    const last = events.at(-1);
    if (!last) return;
    cursor = last.no;
    await turns.next();
    const meant: LogEvent[] = [];
    for (const event of events) {
      if (event.no > to || !admittedOf(app, event) || !isMeant(event)) continue;
      if (!failed || !(await isTaken(deps, page, app, event.no))) meant.push(event);
    }
    yield await sendAll(deps, courier, page, meant, ended);
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

/** The conversations beside one another, each in its order. */
async function sendAll(
  deps: DeliveryDeps,
  courier: Courier,
  page: number,
  events: readonly LogEvent[],
  ended: Set<number>,
): Promise<Replayed[]> {
  const queues = [...Map.groupBy(events, conversationOf)];
  const replayed: Replayed[] = [];
  const work = async (): Promise<void> => {
    for (let next = queues.shift(); next; next = queues.shift()) {
      const [conversation, waiting] = next;
      for (const event of waiting) {
        if (ended.has(conversation)) break;
        const attempt = await sendOne(deps, courier, page, event);
        if (!attempt) continue;
        replayed.push({ event: event.no, attempt });
        if (!attempt.delivered) ended.add(conversation);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return replayed.sort((a, b) => a.event - b.event);
}

async function sendOne(
  { store }: DeliveryDeps,
  courier: Courier,
  page: number,
  event: LogEvent,
): Promise<Attempted | undefined> {
  const [parcel] = await courier.pack(page, [event]);
  if (!parcel) return undefined;
  const before = await store.page(page).deliveries.attempts.of(event.no);
  const number = before.filter(({ app }) => app === courier.app).length + 1;
  const attempt = await courier.send(page, parcel, { number, replay: true });
  await store.transaction(async (tx) =>
    tx.deliveries(page).attempts.add({ ...attempt, next: undefined }),
  );
  return attempt;
}
