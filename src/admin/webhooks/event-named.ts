import { turns } from '../../base/turns.ts';
import type { PageRow } from '../../store/directory.ts';
import type { LogEvent } from '../../store/log/log.ts';
import { messageNamed, namedBy } from '../../store/page/message-of-id.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import { AdminError } from '../error.ts';

/** Events that are looked at at once. */
const STRIDE = 500;

/**
 * An event of a Page, by its number or by the id of the message that it told of first.
 * @throws AdminError
 */
export async function eventNamed(
  store: PageStore,
  page: Pick<PageRow, 'no' | 'id'>,
  text: string,
): Promise<LogEvent> {
  const event = await findEvent(store, page, text);
  if (event) return event;
  throw new AdminError(
    `The message "${text}" is told of by no event of the Page ${page.id}: it was imported or seeded, and the past sends nothing.`,
    { missing: text },
  );
}

/**
 * The same; undefined for a message that no event tells of.
 * @throws AdminError for a number or an id that the Page does not have
 */
export async function findEvent(
  store: PageStore,
  page: Pick<PageRow, 'no' | 'id'>,
  text: string,
): Promise<LogEvent | undefined> {
  const number = /^#?([1-9]\d{0,15})$/.exec(text)?.[1];
  if (number === undefined) return eventOfMessage(store, page, text);
  const event = await eventAt(store, Number(number));
  if (event) return event;
  throw new AdminError(
    `The Page ${page.id} has no event ${number}: its newest is ${await store.log.last()}.`,
    { missing: text },
  );
}

/** The newest event of a kind. */
export async function newestEvent(
  { log }: PageStore,
  isMeant: (event: LogEvent) => boolean,
): Promise<LogEvent | undefined> {
  for (let to = await log.last(); to > 0; to -= STRIDE) {
    const { events } = await log.after(Math.max(0, to - STRIDE), Math.min(STRIDE, to));
    const event = events.findLast(isMeant);
    if (event) return event;
    await turns.next();
  }
  return undefined;
}

/** The event of a Page with a number, if there is one. */
export async function eventAt({ log }: PageStore, no: number): Promise<LogEvent | undefined> {
  const [event] = (await log.after(no - 1, 1)).events;
  return event?.no === no ? event : undefined;
}

/** Found from the newest back: whoever asks, asks of what has just happened. */
async function eventOfMessage(
  store: PageStore,
  { no, id: pageId }: Pick<PageRow, 'no' | 'id'>,
  id: string,
): Promise<LogEvent | undefined> {
  const named = namedBy(id);
  const found = named && (await messageNamed(store, no, named));
  if (!found) {
    throw new AdminError(
      `"${id}" is no number of an event, nor id of a message of the Page ${pageId}.`,
      {
        missing: id,
      },
    );
  }
  const { created, tie } = found.message;
  return newestEvent(
    store,
    ({ kind, body }) =>
      (kind === 'message' || kind === 'postback') &&
      body.conversation === found.conversation.no &&
      body.created === created &&
      body.tie === tie,
  );
}
