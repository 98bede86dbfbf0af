import { appNamed } from '../admin/apps.ts';
import { momentOf, shiftOf } from '../admin/clock/clock.ts';
import { AdminError } from '../admin/error.ts';
import { type OperationDeps, operation } from '../admin/operation.ts';
import { integer, list, moment, object, text, type Values, word, yes } from '../admin/schema.ts';
import { type CheckedCalls, checkOf } from '../api/calendar/check.ts';
import { type Day, dayOf, isDay } from '../base/day.ts';
import type { AppRow } from '../store/directory.ts';

const times = {
  first: text('when the first was made: ISO 8601, by the clock of the store'),
  last: text('and the last'),
};

const Call = object('CallShape', 'Calls that were made in one way: of what they said nothing.', {
  method: text(),
  'sent_as?': text('the verb of HTTP, where method= put another in its place'),
  path: text('with its version, and kinds of ids in their place'),
  params: list(text(), 'their names'),
  'words?': list(text(), 'values that are words of the platform’s, which end: tag=ACCOUNT_UPDATE'),
  'fields?': text('their names, and those of modifiers'),
  'host?': text('where it is not graph.facebook.com'),
  'if_none_match?': yes(),
  'in_batch?': yes('whether it was an item of a batch'),
  count: integer(),
  ...times,
});

const Finding = object('CalendarFinding', 'Something that ends, and who uses it.', {
  'app?': text('id'),
  'app_name?': text(),
  what: text('a word for it: pretty, v21.0'),
  written: text('as people write it'),
  day: text('the first day on which the calls meet what comes afterwards'),
  afterwards: text('what they are answered with then'),
  instead: text('what there is in its place'),
  known: word(['captured', 'documented', 'ours'], 'how it is known what comes afterwards'),
  row: text('its row of wire.md'),
  count: integer('how many calls use it'),
  ...times,
  calls: list(Call, 'the most frequent first, 50 at most'),
  'further?': integer('how many ways more there are'),
});

const Check = object('CalendarCheck', 'What of the calls that apps made ends, or has ended.', {
  'by?': text('the last day that matters'),
  known_until: text('the day up to which it is known what Meta changed'),
  calls: integer('how many were looked at'),
  ways: integer('in how many ways they were made'),
  unseen: integer('calls among them of more ways than are kept: nothing is known of these'),
  'since?': text('when the first of them was made'),
  findings: list(Finding, 'by their day; none: nothing is to be changed'),
});

const takes = {
  'by?': text(
    'a day such as 2026-12-31, or today by the clock of the store: what ends later is left out',
  ),
  'app?': text('calls of this app alone: id or exact name'),
  'since?': moment(
    'ways in which somebody called since then: ISO 8601, -2h, or milliseconds since 1970',
  ),
};

export const checkCalendarOperation = operation({
  id: 'checkCalendar',
  words: 'Which of the calls that apps made a day refuses or changes, and what there is instead',
  http: 'GET /calendar/check',
  takes,
  gives: Check,
  check({ by }, naming) {
    if (by === undefined || by === 'today' || isDay(by)) return;
    throw new AdminError(
      `${naming('by')} must be a day such as 2026-12-31, or today, and is "${by}".`,
    );
  },
  run: checkCalendar,
});

/** What was counted, checked: also where nobody serves the store. */
export async function checkCalendar(
  { store, clock, counted }: Pick<OperationDeps, 'store' | 'clock' | 'counted'>,
  { by, app, since }: Values<typeof takes>,
): Promise<CheckedCalls> {
  await counted?.write();
  const now = clock.now();
  const own = app === undefined ? undefined : await appNamed(store.directory, app);
  const from = since === undefined ? undefined : timeOf(since, now);
  const kept = await (own ? store.callCounts.of(own.id) : store.callCounts.all());
  const calls = kept.filter(({ last }) => from === undefined || last >= from);
  const apps = new Map<string, AppRow | undefined>();
  for (const { app: id } of calls) {
    if (!apps.has(id)) apps.set(id, await store.directory.apps.byId(id));
  }
  return checkOf(calls, by === 'today' ? dayOf(now) : (by as Day), (id) => apps.get(id));
}

function timeOf(said: string | number, now: number): number {
  const shift = shiftOf(said);
  return shift === undefined ? momentOf(said) : now + shift * 1000;
}
