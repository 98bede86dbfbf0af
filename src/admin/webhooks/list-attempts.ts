import type { AttemptRow } from '../../store/log/attempts.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { pageNamed } from '../pages.ts';
import { integer, list, listOf, object, text, yesOrNo } from '../schema.ts';

/** Attempts that are shown at once. */
const MOST = 1_000;

const Attempt = object('Attempt', 'A webhook that was sent to an app, and what came of it.', {
  id: integer("number among the Page's attempts; what is sent later has a larger one"),
  app_id: text(),
  events: list(integer(), "numbers in the Page's log"),
  number: integer('1 for the first of these bytes; 0 where it was never tried'),
  at: text('ISO 8601 in UTC, by the clock of the store'),
  url: text(),
  request: text('its body'),
  'status?': integer('of the answer; absent where there is none'),
  answer: text('the first 16 KB'),
  'note?': text('why it failed, or what is odd about it'),
  delivered: yesOrNo('whether it was taken'),
  ms: integer('milliseconds of the machine'),
  'next?': text('when it was to be tried again'),
  replay: yesOrNo('whether somebody asked for it'),
});

export const listAttemptsOperation = operation({
  id: 'listAttempts',
  words:
    'List what was sent of the events of a Page in the last days: the newest 1,000, newest first',
  http: 'GET /pages/{page}/attempts',
  takes: { page },
  gives: listOf('AttemptList', Attempt),
  async run({ store }, { page }) {
    const { no } = await pageNamed(store.directory, page);
    const { attempts } = store.page(no).deliveries;
    return { data: (await attempts.before(Number.MAX_SAFE_INTEGER, MOST)).map(shownAttempt) };
  },
});

const shownAttempt = ({ app, together, at, status, note, elapsed, next, ...row }: AttemptRow) => ({
  ...{ id: row.id, app_id: app, events: together, number: row.number },
  ...{ at: new Date(at).toISOString(), url: row.url, request: row.request },
  ...(status !== undefined && { status }),
  answer: row.answer,
  ...(note !== undefined && { note }),
  ...{ delivered: row.delivered, ms: elapsed, replay: row.replay },
  ...(next !== undefined && { next: new Date(next).toISOString() }),
});
