import { AdminError } from '../../admin/error.ts';
import { jobOf, servedJobs, shownJob } from '../../admin/jobs/job.ts';
import { operation } from '../../admin/operation.ts';
import { integer, list, object, text, type ValueOf, yes } from '../../admin/schema.ts';
import { toldReplay } from '../../admin/webhooks/told-replay.ts';
import type { FilterSubject } from '../../journal/filter/terms.ts';
import { Timeline } from '../../journal/timeline/timeline.ts';
import type { ControlDeps } from '../explain.ts';
import { keptJournal } from '../requests.ts';
import { filter, filterFrom } from './filter-param.ts';

/** Events that were not taken and are told by number; others are counted. */
const MOST_TOLD = 1_000;

const RowsReplayed = object('RowsReplayed', 'What came of webhooks that were sent once more.', {
  matching: integer('events that were meant, each counted with each app'),
  delivered: integer('how many were taken'),
  failed: list(
    object('RowNotReplayed', 'An event that was not taken.', {
      page: text('id'),
      app: text('id'),
      event: integer("its number in the Page's log"),
      'status?': integer('of the answer'),
      'note?': text('why there is none, or what is odd about it'),
    }),
    `the first that was not taken of each conversation; ${MOST_TOLD} of them`,
  ),
  not_sent: integer(
    'how many were not sent, since one before them failed, or nothing is left of them',
  ),
  parts: list(
    object('RowsPart', 'Events of a Page that an app is sent once more.', {
      page: text('id'),
      app: text('id'),
      events: integer('how many'),
    }),
    'whose they are',
  ),
});

export const replayRowsOperation = operation({
  id: 'replayRows',
  words: 'Send webhooks of rows of the timeline once more, of all Pages and apps',
  http: 'POST /attempts/replay',
  status: 201,
  takes: {
    filter: { ...filter, flag: '--filter <words>' },
    'confirm_count?': integer('how many events that must be, so that no others are sent', {
      flag: '--confirm-count <n>',
    }),
    'dry_run?': yes('say how many match, and send nothing'),
  },
  gives: jobOf('RowsReplayJob', RowsReplayed),
  async run(deps: ControlDeps, { filter: which, confirm_count, dry_run }) {
    const timeline = new Timeline(keptJournal(deps), deps.store);
    const isMeant = filterFrom(which);
    const words = 'Send webhooks of the timeline once more';
    const job = await servedJobs(deps).run<ValueOf<typeof RowsReplayed>>(
      ...(['replay', words, 'events'] as const),
      async ({ signal, show }) => {
        show({ phase: 'looking' });
        const parts = partsOf(await timeline.meant(isMeant));
        const matching = parts.reduce((sum, { events }) => sum + events.length, 0);
        if (confirm_count !== undefined && confirm_count !== matching) {
          throw new AdminError(
            `None was sent: ${matching} events match, and not ${confirm_count}.`,
            { conflict: true },
          );
        }
        const failed: ValueOf<typeof RowsReplayed>['failed'][number][] = [];
        let [delivered, not_sent, done] = [0, 0, 0];
        const whose = parts.map(({ id, app, events }) => ({
          page: id,
          app,
          events: events.length,
        }));
        const result = () => ({ matching, delivered, failed, not_sent, parts: whose });
        if (dry_run) return result();
        show({ phase: 'sending', done, total: matching, result: result() });
        for (const { page, id, app, events } of parts) {
          // What was kept from the app first and offered since was sent, too.
          await deps.delivery.replay(
            { page, app, events, offer: true, signal },
            ({ event, attempt }) => {
              if (!attempt) not_sent++;
              else if (attempt.delivered) delivered++;
              else if (failed.length < MOST_TOLD) {
                const { status, note } = attempt;
                const told = { ...(status && { status }), ...(note && { note }) };
                failed.push({ page: id, app, event, ...told });
              }
              show({ done: ++done, result: result() });
            },
          );
        }
        return result();
      },
    );
    return shownJob(job);
  },
  isJob: true,
  onServer: true,
  command: 'replay',
  examples: [
    'replay --filter is:failed --dry-run',
    "replay --filter 'person:4404935943621117 is:failed'",
  ],
  note: 'Which rows: as `convograph log --filter` shows them. Each event goes out once an app, as what it was,\nsigned now, in the order of its conversation. Without --filter it takes events of one Page and app.',
  says: ({ result }, { dry_run }) => (result ? toldReplay(result, dry_run === true) : ''),
  isNo: ({ result }) => (result?.failed.length ?? 0) > 0,
});

/** Events of a Page that an app was sent, from the smallest number on. */
interface RowsPart {
  /** Number of the Page. */
  readonly page: number;
  readonly id: string;
  readonly app: string;
  readonly events: readonly number[];
}

/** What of rows was sent, each event once an app. */
function partsOf(subjects: readonly FilterSubject[]): RowsPart[] {
  const parts = new Map<string, Omit<RowsPart, 'events'> & { readonly events: Set<number> }>();
  for (const { row, entry } of subjects) {
    if (entry.kind !== 'webhook') continue;
    const { page, app } = entry;
    const key = `${page} ${app}`;
    const part = parts.get(key) ?? { page, id: row.page ?? '', app, events: new Set<number>() };
    for (const event of entry.events) part.events.add(event);
    parts.set(key, part);
  }
  return [...parts.values()].map(({ events, ...rest }) => ({
    ...rest,
    events: [...events].sort((a, b) => a - b),
  }));
}
