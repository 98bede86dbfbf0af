import type { Gate } from '../../store/log/audience.ts';
import { appNamed } from '../apps.ts';
import { AdminError } from '../error.ts';
import { jobOf, servedJobs, shownJob } from '../jobs/job.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { pageNamed } from '../pages.ts';
import { integer, list, object, text, type ValueOf, yes } from '../schema.ts';
import { checkReplayChoice, replayChoice, replaySearchOf } from './replay-choice.ts';
import { toldReplay } from './told-replay.ts';

/** Events that were not taken and are told by number; others are counted. */
const MOST_TOLD = 1_000;

const Replayed = object('Replayed', 'What came of events that were sent once more.', {
  matching: integer('how many were meant'),
  delivered: integer('how many were taken'),
  failed: list(
    object('NotReplayed', 'An event that was not taken.', {
      event: integer("its number in the Page's log"),
      'status?': integer('of the answer'),
      'note?': text('why there is none, or what is odd about it'),
    }),
    `the first that was not taken of each conversation: what follows it there was not sent; ${MOST_TOLD} of them`,
  ),
  not_sent: integer(
    'how many were not sent, since one before them failed, or nothing is left of them',
  ),
});

export const replayOperation = operation({
  id: 'replay',
  words: 'Send webhooks of events once more to an app',
  http: 'POST /pages/{page}/replay',
  status: 201,
  takes: {
    page,
    app: text('id or exact name of the app', '--app <app>'),
    ...replayChoice,
    'offer?': yes(
      'also what the app was not told of when it happened, if its gates are open now: after they were opened',
    ),
    'confirm_count?': integer('how many that must be, so that no others are sent', {
      flag: '--confirm-count <n>',
    }),
    'dry_run?': yes('say how many match, and send nothing'),
  },
  gives: jobOf('ReplayJob', Replayed),
  check: checkReplayChoice,
  async run(deps, { page: pageText, app: appText, confirm_count, dry_run, offer, ...choice }) {
    const { store, clock, delivery } = deps;
    const page = await pageNamed(store.directory, pageText);
    const { id: app, name } = await appNamed(store.directory, appText);
    const search = await replaySearchOf(store.page(page.no), page, choice, clock.now());
    const words = `Send webhooks of the Page "${page.name}" once more to ${name}`;
    const jobs = servedJobs(deps);
    const job = await jobs.run<ValueOf<typeof Replayed>>(
      ...(['replay', words, 'events'] as const),
      async ({ signal, show }) => {
        show({ phase: 'looking' });
        const about = { page: page.no, app, offer: offer === true };
        const { events, closed } = await delivery.searchReplay({ ...about, ...search }, signal);
        if (events.length === 0 && closed) throw stillClosed(closed);
        requireCount(events.length, confirm_count);
        const failed: ValueOf<typeof Replayed>['failed'][number][] = [];
        let [delivered, not_sent] = [0, 0];
        let done = 0;
        const result = () => ({ matching: events.length, delivered, failed, not_sent });
        if (dry_run) return result();
        show({ phase: 'sending', done, total: events.length, result: result() });
        await delivery.replay({ ...about, events, signal }, ({ event, attempt }) => {
          if (!attempt) not_sent++;
          else if (attempt.delivered) delivered++;
          else if (failed.length < MOST_TOLD) {
            const { status, note } = attempt;
            failed.push({ event, ...(status && { status }), ...(note && { note }) });
          }
          show({ done: ++done, result: result() });
        });
        failed.sort((a, b) => a.event - b.event);
        return result();
      },
    );
    return shownJob(job);
  },
  isJob: true,
  command: 'replay',
  examples: [
    'replay --page "My Page" --app "My app" --events 4182',
    'replay --page "My Page" --app "My app" --since -2h --failed --dry-run',
    'replay --page "My Page" --app "My app" --failed-since 4182',
    'replay --filter is:failed --dry-run',
  ],
  note: 'Each goes out as what it was when it happened, in the order of its conversation. What waits for\nthe app goes its own way beside it. This command reaches public callbacks and\nloopback; the control plane of a server reaches what --allow-to opened. With --filter it takes rows of\nthe timeline in place of all that: `replay --filter is:failed --dry-run`, of all Pages and apps.',
  says: ({ result }, { dry_run }) => (result ? toldReplay(result, dry_run === true) : ''),
  isNo: ({ result }) => (result?.failed.length ?? 0) > 0,
});

const stillClosed = (gate: Gate): AdminError =>
  new AdminError(
    `None was sent: the gate ${gate} is still closed. \`convograph why\` says what opens it.`,
    { conflict: true },
  );

/** @throws AdminError where it is another number than whoever asks has seen */
function requireCount(matching: number, count: number | undefined): void {
  if (count === undefined || count === matching) return;
  throw new AdminError(`None was sent: ${matching} events match, and not ${count}.`, {
    conflict: true,
  });
}
