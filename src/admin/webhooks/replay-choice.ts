import type { ReplaySearch } from '../../delivery/replay.ts';
import type { PageRow } from '../../store/directory.ts';
import type { LogEvent } from '../../store/log/log.ts';
import type { ConversationRow } from '../../store/page/conversation-row.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import { momentOf, shiftOf } from '../clock/clock.ts';
import { conversationOf } from '../conversations.ts';
import { AdminError } from '../error.ts';
import { personNamed } from '../people.ts';
import { list, moment, text, type Values, yes } from '../schema.ts';
import { eventNamed } from './event-named.ts';

/** Parameters that say which events are sent once more. */
export const replayChoice = {
  'events?': list(text(), 'numbers of events, or ids of messages', {
    flag: '--events <list>',
  }),
  'since?': moment('all since a time: ISO 8601, -2h, or milliseconds since 1970', {
    flag: '--since <time>',
    wrong: '"since" must be a time such as 2026-05-04T10:00:00Z or -2h.',
  }),
  'failed_since?': text('all since this event that the app has not taken', {
    flag: '--failed-since <event>',
  }),
  'until?': moment('of those, all before a time', {
    flag: '--until <time>',
    wrong: '"until" must be a time such as 2026-05-04T10:00:00Z or -1h.',
  }),
  'person?': text('of those, what happened with this person: PSID, IGSID or exact name'),
  'conversation?': text('of those, what happened in this conversation: its id'),
  'failed?': yes('of those, what the app has not taken'),
};

/** Which events. */
type Choice = Values<typeof replayChoice>;

/** @throws AdminError where it is not said from where on, or twice */
export function checkReplayChoice(
  { events, since, failed_since }: Choice,
  naming: (parameter: string) => string,
): void {
  const said = [events, since, failed_since].filter((one) => one !== undefined);
  if (said.length === 1 && events?.length !== 0) return;
  throw new AdminError(
    `Say one of ${naming('events')}, ${naming('since')} and ${naming('failed_since')}.`,
  );
}

type Chosen = Omit<ReplaySearch, 'page' | 'app' | 'offer'>;

/** @throws AdminError where there is no such event, person or conversation, or no time is said */
export async function replaySearchOf(
  store: PageStore,
  page: PageRow,
  choice: Choice,
  now: number,
): Promise<Chosen> {
  const begun = await begunOf(store, page, choice, now);
  const until = choice.until === undefined ? undefined : timeOf(choice.until, now);
  const places = await placesOf(store, choice);
  return {
    ...begun,
    failed: begun.failed || choice.failed === true,
    isMeant: (event) =>
      begun.isMeant(event) && (until === undefined || event.at < until) && places(event),
  };
}

async function begunOf(
  store: PageStore,
  page: PageRow,
  { events, since, failed_since }: Choice,
  now: number,
): Promise<Chosen> {
  const to = await store.log.last();
  const all = { from: 1, to, isMeant: () => true, failed: false };
  if (failed_since !== undefined) {
    const { no } = await eventNamed(store, page, failed_since);
    return { ...all, from: no, failed: true };
  }
  if (since !== undefined) {
    const time = timeOf(since, now);
    return { ...all, isMeant: ({ at }) => at >= time };
  }
  const numbers = new Set<number>();
  for (const each of events ?? []) numbers.add((await eventNamed(store, page, each)).no);
  const isMeant = ({ no }: LogEvent) => numbers.has(no);
  return { ...all, from: Math.min(...numbers), to: Math.max(...numbers), isMeant };
}

/** Whether an event is of the conversations that are named; of any where none is. */
async function placesOf(
  store: PageStore,
  { person, conversation }: Choice,
): Promise<(event: LogEvent) => boolean> {
  const wanted: ReadonlySet<number>[] = [];
  if (conversation !== undefined) {
    wanted.push(new Set([(await conversationOf(store, conversation)).no]));
  }
  if (person !== undefined) wanted.push(await conversationsOf(store, person));
  return ({ body }) => {
    const at = 'conversation' in body ? body.conversation : undefined;
    return wanted.every((some) => at !== undefined && some.has(at));
  };
}

/** Conversations that are read at once. */
const STRIDE = 100;

async function conversationsOf(store: PageStore, text: string): Promise<ReadonlySet<number>> {
  const { no, platform } = await personNamed(store.people, text);
  const about = { platform, folder: undefined, person: no, since: Number.NEGATIVE_INFINITY };
  const found = new Set<number>();
  for (let last: ConversationRow | undefined, more = true; more; ) {
    const some: readonly ConversationRow[] = await store.conversations.older(about, last, STRIDE);
    for (const { no } of some) found.add(no);
    last = some.at(-1);
    more = some.length === STRIDE;
  }
  return found;
}

function timeOf(said: string | number, now: number): number {
  const shift = shiftOf(said);
  return shift === undefined ? momentOf(said) : now + shift * 1000;
}
