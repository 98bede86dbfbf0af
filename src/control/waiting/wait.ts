import { AdminError } from '../../admin/error.ts';
import { servedJobs, shownJob } from '../../admin/jobs/job.ts';
import { operation } from '../../admin/operation.ts';
import { findPage } from '../../admin/pages.ts';
import { byDefault, integer, list, object, open, text, word } from '../../admin/schema.ts';
import type { Look } from '../../base/bell.ts';
import { Pace } from '../../base/pace.ts';
import { Timeline } from '../../journal/timeline/timeline.ts';
import type { ControlDeps } from '../explain.ts';
import { answeredAfter, keptJournal } from '../requests.ts';
import { filter, filterFrom } from '../timeline/filter-param.ts';
import { LONGEST, LOOK, milliseconds, within } from './limits.ts';
import { messagesAfter, webhooksAfter } from './rows.ts';

const Happening = open(
  'Happening',
  'A message, a call, a webhook or a row of the timeline; of a job how it is.',
  {
    'no?': integer(
      'its cursor: of the Page’s log, of the calls, of the Page’s webhooks, or of the job; a row has `seq`, and `cursor` goes on from it',
    ),
  },
);

const Wait = object('Waited', 'What happened behind a cursor.', {
  data: list(Happening, 'oldest first; none where nothing came in time'),
  cursor: integer('where to go on from'),
  waited_ms: integer('how long it was waited, in milliseconds of the machine'),
});

/** Rows of one answer. */
const MOST_ROWS = 1_000;

/** Reads what is there behind a cursor. */
type Reader = (after: number) => Promise<Found>;

type Shown = Readonly<Record<string, unknown>>;

interface Found {
  readonly data: readonly object[];
  readonly cursor: number;
}

export const waitOperation = operation({
  id: 'wait',
  words:
    'Wait for a message or a webhook of a Page, for a call of Meta’s side, for a row of the timeline, or for news of a job',
  http: 'POST /wait',
  looks: true,
  takes: {
    for: word(
      ['message', 'webhook', 'call', 'row', 'job'],
      'what is waited for; row: of the timeline',
    ),
    'page?': text(
      'id, Instagram id or exact name of the Page; a call and a row are waited for of all',
    ),
    'filter?': filter,
    'job?': text('id of the job: its progress is news ten times a second at most, its end at once'),
    after: byDefault(
      integer('the cursor that the last answer gave; 0: the oldest that is kept'),
      0,
    ),
    within: milliseconds('how long it is waited; 0: what is there', 5_000),
  },
  gives: Wait,
  check(input, naming) {
    const { for: what, page, job } = input;
    const isOfPage = what === 'message' || what === 'webhook';
    if (isOfPage && page === undefined) {
      throw new AdminError(
        `Say of which Page: a ${what} is waited for of one, by ${naming('page')}.`,
      );
    }
    if (!isOfPage && page !== undefined) {
      const of = what === 'job' ? 'Jobs are of no Page' : `A ${what} is waited for of all Pages`;
      throw new AdminError(`${of}: leave ${naming('page')} out.`);
    }
    if (what !== 'row' && input.filter !== undefined) {
      throw new AdminError(`${naming('filter')} is for rows alone: leave it out.`);
    }
    if ((what === 'job') === (job !== undefined)) return;
    throw new AdminError(
      what === 'job'
        ? `Say which job, by ${naming('job')}.`
        : `${naming('job')} is for jobs alone: leave it out.`,
    );
  },
  async run(deps: ControlDeps, { for: what, page, job, filter: which, after, within: ms }) {
    const read = await readerOf(deps, what, page ?? job ?? which);
    let reached = after;
    const pace = what === 'row' ? paceOf(deps) : undefined;
    const began = deps.scheduler.elapsed();
    const end = began + within(ms);
    const look = async (): Promise<Look<Found>> => {
      const rest = pace?.left ?? 0;
      // At its end it is looked once more, whatever that costs.
      if (rest > 0 && deps.scheduler.elapsed() < end) return { again: rest };
      const found = await (pace ? pace.take(() => read(reached)) : read(reached));
      // Rows that are not meant are looked at once.
      reached = found.cursor;
      return found.data.length > 0 ? { found } : { again: what === 'row' ? LONGEST : LOOK };
    };
    const { data } = (await deps.bell.until(look, within(ms))) ?? { data: [] };
    const waited_ms = Math.ceil(deps.scheduler.elapsed() - began);
    return { data: data as readonly Shown[], cursor: reached, waited_ms };
  },
});

/** Rows are made of all that is kept: whoever follows a busy server leaves it most of its time. */
const paces = new WeakMap<object, Pace>();

function paceOf(deps: ControlDeps): Pace {
  const journal = keptJournal(deps);
  const known = paces.get(journal) ?? new Pace(deps.scheduler);
  paces.set(journal, known);
  return known;
}

async function readerOf(
  deps: ControlDeps,
  what: 'message' | 'webhook' | 'call' | 'row' | 'job',
  of = '',
): Promise<Reader> {
  if (what === 'job') {
    const job = servedJobs(deps).named(of);
    return async (after) => {
      const { changes } = job;
      return numbered(changes > after ? [{ no: changes, ...shownJob(job) }] : [], after);
    };
  }
  if (what === 'call') {
    keptJournal(deps);
    return async (after) => numbered(await answeredAfter(deps, after), after);
  }
  if (what === 'row') {
    const timeline = new Timeline(keptJournal(deps), deps.store);
    const isMeant = filterFrom(of);
    return async (after) => {
      const { rows, cursor } = await timeline.doneAfter(after, MOST_ROWS, isMeant);
      return { data: rows, cursor };
    };
  }
  const page = await findPage(deps, of);
  const rows = what === 'message' ? messagesAfter : webhooksAfter;
  return async (after) => numbered(await rows(page, deps.store.page(page.no), after), after);
}

/** What has a number of its own, by which it is gone on. */
const numbered = (data: readonly { readonly no: number }[], after: number): Found => ({
  data,
  cursor: data.at(-1)?.no ?? after,
});
