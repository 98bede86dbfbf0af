import { INBOX_APPS } from '../../messaging/inbox-apps.ts';
import type { AppRow, Directory, PageRow } from '../../store/directory.ts';
import { readMessageId } from '../../store/ids/message-id.ts';
import { idNumberOf } from '../../store/ids/mid.ts';
import type { LogEvent } from '../../store/log/log.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { Store } from '../../store/store.ts';
import { AdminError } from '../error.ts';
import { type OperationDeps, operation } from '../operation.ts';
import { pageNamed } from '../pages.ts';
import { personNamed } from '../people.ts';
import { text, type ValueOf, yes } from '../schema.ts';
import { findEvent } from './event-named.ts';
import { lastEvent, lastOfPerson } from './last-event.ts';
import { Why } from './why-answer.ts';
import { whyApp } from './why-app.ts';
import { knownEvent } from './why-event.ts';
import { toldWhy } from './why-told.ts';

/** They read the conversation itself. */
const INBOXES: ReadonlySet<string> = new Set(Object.values(INBOX_APPS));

/** Apps that are looked at which a Page does not have. */
const MOST_STRANGERS = 100;

interface Question {
  readonly page?: string | undefined;
  readonly event?: string | undefined;
  readonly customer?: string | undefined;
}

export const whyOperation = operation({
  id: 'why',
  words: 'Tell why apps were told of an event, or were not, and what opens what is closed',
  http: 'POST /why',
  looks: true,
  takes: {
    'event?': text("number in the Page's log, or id of a message"),
    'page?': text('id or exact name of the Page (default: that of the message, or the only one)'),
    'last?': yes(
      'what an app failed to take last; if nothing, the newest event that is no receipt',
    ),
    'customer?': text(
      'what this person did last but for receipts: PSID, IGSID or exact name',
      '--customer <person>',
    ),
    'all?': yes('every gate, also those that were open'),
  },
  gives: Why,
  check({ event, last, customer }, naming) {
    if ([event, last, customer].filter((one) => one !== undefined).length === 1) return;
    throw new AdminError(
      `Say one of ${naming('event')}, ${naming('last')} and ${naming('customer')}.`,
    );
  },
  run: why,
  command: 'why [event]',
  examples: [
    'why 4182 --page "My Page"',
    'why m_AQAAAAEAAAABAaIC0oXuAAAA',
    'why --last --page "My Page"',
    'why --customer "Grace Hopper" --page "My Page" --all',
  ],
  note: 'Gates are told as they were when it happened: it is told alike a day later.',
  says: (answer, { all }) => toldWhy(answer, all === true),
});

async function why(deps: OperationDeps, question: Question): Promise<ValueOf<typeof Why>> {
  const { store, clock } = deps;
  const page = await pageOf(store, question);
  const reader = store.page(page.no);
  const event = await eventOf(reader, page, question);
  if (!event) return untold(page, question, clock.now());
  const known = await knownEvent(page, reader, event);
  const { field, messageId, about, nothing } = known;
  const apps: ValueOf<typeof Why>['apps'][number][] = [];
  if (nothing === undefined) {
    for (const app of await appsOf(store, page, event))
      apps.push(await whyApp(deps, page, known, app));
  }
  return {
    ...{ page_id: page.id, event: event.no, kind: event.kind, about, apps, now_ms: clock.now() },
    ...{ at: new Date(event.at).toISOString(), at_ms: event.at },
    ...(field && { field }),
    ...(messageId && { message_id: messageId }),
    ...(nothing && { nothing }),
  };
}

/** @throws AdminError */
async function pageOf({ directory }: Store, { page, event }: Question): Promise<PageRow> {
  if (page !== undefined) return pageNamed(directory, page);
  const named = event === undefined ? undefined : readMessageId(event);
  const [only, other] = named ? [] : await directory.pages.after(0, 2);
  const found = named ? await pageOfId(directory, named.page) : other ? undefined : only;
  if (found) return found;
  throw new AdminError('Say which Page: `page`, --page.');
}

/** The one Page whose messages' ids hold a number; undefined where there are several, or none. */
async function pageOfId({ pages }: Directory, no: number): Promise<PageRow | undefined> {
  const own = await pages.byNo(no);
  const others = await pages.byIdNo(no, 2);
  const all = own && idNumberOf(own) === no ? [own, ...others] : others;
  return all.length === 1 ? all[0] : undefined;
}

/** @throws AdminError for a number or a person that there is not */
async function eventOf(
  store: PageStore,
  page: PageRow,
  { event, customer }: Question,
): Promise<LogEvent | undefined> {
  if (event !== undefined) return findEvent(store, page, event);
  if (customer === undefined) return lastEvent(store);
  return lastOfPerson(store, (await personNamed(store.people, customer)).no);
}

/** Of what there is no event at all. */
function untold({ id, name }: PageRow, { event }: Question, now: number): ValueOf<typeof Why> {
  const nothing =
    event === undefined
      ? 'nothing has happened yet'
      : 'it has no event: it was imported or seeded, and the past sends nothing';
  const about = event === undefined ? name : `${name}: ${event}`;
  return { page_id: id, about, nothing, apps: [], now_ms: now };
}

/**
 * The apps that had to do with it, then those that are subscribed to something and were not. Where
 * there are none of both, all others: one of them lacks a callback yet.
 */
async function appsOf({ directory }: Store, page: PageRow, event: LogEvent): Promise<AppRow[]> {
  const concerned = new Set([
    ...Object.keys(event.audience ?? {}),
    ...(await directory.installedApps.rows(page.no)).map(({ app }) => app),
  ]);
  const apps: AppRow[] = [];
  for (const id of concerned) {
    const app = await directory.apps.byId(id);
    if (app) apps.push(app);
  }
  const strangers = (await directory.apps.after('', MOST_STRANGERS)).filter(
    ({ id }) => !concerned.has(id) && !INBOXES.has(id),
  );
  for (const app of strangers) {
    if ((await directory.subscriptions.of(app.id)).length > 0) apps.push(app);
  }
  return apps.length > 0 ? apps : strangers;
}
