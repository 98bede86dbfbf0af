import type { ReplaySpec } from '../../delivery/replay.ts';
import type { PageRow } from '../../store/directory.ts';
import type { LogEvent } from '../../store/log/log.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import { appNamed } from '../apps.ts';
import { momentOf, shiftOf } from '../clock/clock.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { pageNamed } from '../pages.ts';
import { integer, list, moment, object, text, type Values } from '../schema.ts';
import { eventNamed } from './event-named.ts';

const parameters = {
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
};

/** Which events. */
type Choice = Values<typeof parameters>;

const Replayed = object('Replayed', 'What came of events that were sent once more.', {
  delivered: integer('how many were taken'),
  failed: list(
    object('NotReplayed', 'An event that was not taken.', {
      event: integer("its number in the Page's log"),
      'status?': integer('of the answer'),
      'note?': text('why there is none, or what is odd about it'),
    }),
    'the first that was not taken of each conversation: what follows it there was not sent',
  ),
});

export const replayOperation = operation({
  id: 'replay',
  words: 'Send webhooks of events once more to an app',
  http: 'POST /pages/{page}/replay',
  takes: { page, app: text('id or exact name of the app', '--app <app>'), ...parameters },
  gives: Replayed,
  check({ events, since, failed_since }, naming) {
    const said = [events, since, failed_since].filter((one) => one !== undefined);
    if (said.length !== 1) {
      throw new AdminError(
        `Say one of ${naming('events')}, ${naming('since')} and ${naming('failed_since')}.`,
      );
    }
  },
  async run({ store, clock, delivery }, { page: pageText, app: appText, ...choice }) {
    const page = await pageNamed(store.directory, pageText);
    const { id: app } = await appNamed(store.directory, appText);
    const chosen = await chosenOf(store.page(page.no), page, choice, clock.now());
    const failed: { event: number; status?: number; note?: string }[] = [];
    let delivered = 0;
    for await (const some of delivery.replay({ page: page.no, app, ...chosen })) {
      for (const { event, attempt } of some) {
        const { status, note } = attempt;
        if (attempt.delivered) delivered++;
        else failed.push({ event, ...(status && { status }), ...(note && { note }) });
      }
    }
    return { delivered, failed };
  },
  command: 'replay',
  examples: [
    'replay --page "My Page" --app "My app" --events 4182',
    'replay --page "My Page" --app "My app" --since -2h',
    'replay --page "My Page" --app "My app" --failed-since 4182',
  ],
  note: 'Each goes out as what it was when it happened, in the order of its conversation. What waits for\nthe app goes its own way beside it. This command reaches public callbacks and\nloopback; the control plane of a server reaches what --allow-to opened.',
  says: ({ delivered, failed }) =>
    [
      `${delivered} ${delivered === 1 ? 'event was' : 'events were'} taken.`,
      ...failed.map(
        ({ event, status, note }) =>
          `#${event} was not: ${[status, note].filter(Boolean).join(' ')}`,
      ),
    ].join('\n'),
});

type Chosen = Omit<ReplaySpec, 'page' | 'app'>;

/** @throws AdminError where there is no such event, or no time is said */
async function chosenOf(
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
    const shift = shiftOf(since);
    const time = shift === undefined ? momentOf(since) : now + shift * 1000;
    return { ...all, isMeant: ({ at }) => at >= time };
  }
  const numbers = new Set<number>();
  for (const each of events ?? []) numbers.add((await eventNamed(store, page, each)).no);
  const isMeant = ({ no }: LogEvent) => numbers.has(no);
  return { ...all, from: Math.min(...numbers), to: Math.max(...numbers), isMeant };
}
