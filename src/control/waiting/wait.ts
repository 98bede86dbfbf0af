import { AdminError } from '../../admin/error.ts';
import { servedJobs, shownJob } from '../../admin/jobs/job.ts';
import { operation } from '../../admin/operation.ts';
import { findPage } from '../../admin/pages.ts';
import { byDefault, integer, list, object, open, text, word } from '../../admin/schema.ts';
import type { Look } from '../../base/bell.ts';
import type { ControlDeps } from '../explain.ts';
import { keptJournal, shownRequest } from '../requests.ts';
import { LOOK, milliseconds, within } from './limits.ts';
import { messagesAfter, webhooksAfter } from './rows.ts';

const Happening = open('Happening', 'A message, a call or a webhook; of a job how it is.', {
  no: integer('its cursor: of the Page’s log, of the calls, of the Page’s webhooks, or of the job'),
});

const Wait = object('Waited', 'What happened behind a cursor.', {
  data: list(Happening, 'oldest first; none where nothing came in time'),
  cursor: integer('where to go on from'),
  waited_ms: integer('how long it was waited, in milliseconds of the machine'),
});

/** Reads what is there behind a cursor. */
type Reader = (after: number) => Promise<readonly { readonly no: number }[]>;

export const waitOperation = operation({
  id: 'wait',
  words:
    'Wait for a message or a webhook of a Page, for a call of Meta’s side, or for news of a job',
  http: 'POST /wait',
  takes: {
    for: word(['message', 'webhook', 'call', 'job'], 'what is waited for'),
    'page?': text('id, Instagram id or exact name of the Page; a call is waited for of all'),
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
      const of = what === 'call' ? 'Calls are waited for of all Pages' : 'Jobs are of no Page';
      throw new AdminError(`${of}: leave ${naming('page')} out.`);
    }
    if ((what === 'job') === (job !== undefined)) return;
    throw new AdminError(
      what === 'job'
        ? `Say which job, by ${naming('job')}.`
        : `${naming('job')} is for jobs alone: leave it out.`,
    );
  },
  async run(deps: ControlDeps, { for: what, page, job, after, within: ms }) {
    const read = await readerOf(deps, what, page ?? job);
    const look = async (): Promise<Look<Awaited<ReturnType<Reader>>>> => {
      const data = await read(after);
      return data.length > 0 ? { found: data } : { again: LOOK };
    };
    const began = deps.scheduler.elapsed();
    const data = (await deps.bell.until(look, within(ms))) ?? [];
    const waited_ms = Math.ceil(deps.scheduler.elapsed() - began);
    return { data, cursor: data.at(-1)?.no ?? after, waited_ms };
  },
});

async function readerOf(
  deps: ControlDeps,
  what: 'message' | 'webhook' | 'call' | 'job',
  of = '',
): Promise<Reader> {
  if (what === 'job') {
    const job = servedJobs(deps).named(of);
    return async (after) => {
      const { changes } = job;
      return changes > after ? [{ no: changes, ...shownJob(job) }] : [];
    };
  }
  if (what === 'call') {
    const journal = keptJournal(deps);
    return async (after) => {
      const calls = journal.after(after);
      const open = calls.findIndex(({ ms }) => ms === undefined);
      return (open < 0 ? calls : calls.slice(0, open)).map(shownRequest);
    };
  }
  const page = await findPage(deps, of);
  const rows = what === 'message' ? messagesAfter : webhooksAfter;
  return (after) => rows(page, deps.store.page(page.no), after);
}
