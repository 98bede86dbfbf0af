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
  const number = /^#?([1-9]\d{0,15})$/.exec(text)?.[1];
  const event =
    number === undefined ? await eventOfMessage(store, page.no, text) : await at(store, +number);
  if (event) return event;
  throw new AdminError(
    number === undefined
      ? `The message "${text}" is told of by no event of the Page ${page.id}: one that was imported, or is of another Page.`
      : `The Page ${page.id} has no event ${number}: its newest is ${await store.log.last()}.`,
    { missing: text },
  );
}

async function at({ log }: PageStore, no: number): Promise<LogEvent | undefined> {
  const [event] = (await log.after(no - 1, 1)).events;
  return event?.no === no ? event : undefined;
}

/** Found from the newest back: whoever asks, asks of what has just happened. */
async function eventOfMessage(
  store: PageStore,
  no: number,
  id: string,
): Promise<LogEvent | undefined> {
  const named = namedBy(id);
  const found = named && (await messageNamed(store, no, named));
  if (!found) return undefined;
  const { created, tie } = found.message;
  const isOf = ({ kind, body }: LogEvent): boolean =>
    (kind === 'message' || kind === 'postback') &&
    'created' in body &&
    body.conversation === found.conversation.no &&
    body.created === created &&
    body.tie === tie;
  for (let to = await store.log.last(); to > 0; to -= STRIDE) {
    const { events } = await store.log.after(Math.max(0, to - STRIDE), Math.min(STRIDE, to));
    const event = events.find(isOf);
    if (event) return event;
    await turns.next();
  }
  return undefined;
}
