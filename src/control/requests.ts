import { operation } from '../admin/operation.ts';
import { integer, list, listOf, map, object, text, type ValueOf, word } from '../admin/schema.ts';
import type { CallEntry } from '../journal/entries.ts';
import { type GraphCall, graphCall } from '../journal/graph-call.ts';
import type { Journal } from '../journal/journal.ts';
import { Causes } from '../journal/timeline/causes.ts';
import { RowMaker } from '../journal/timeline/rows.ts';
import type { ControlDeps } from './explain.ts';
import { journalOf } from './journal-of.ts';

export const RequestItem = object('RequestItem', 'An item of a batch.', {
  method: text(),
  path: text(),
  status: integer(),
  'code?': integer('of the error'),
  'token?': text(),
});

const Request = object('Request', 'A call that Meta’s side was asked.', {
  no: integer('counted from 1; what begins later has a larger one'),
  seq: integer('in the timeline'),
  at: text('ISO 8601, by the clock of the store'),
  method: text(),
  path: text('with its version, without the query'),
  host: word(['facebook', 'instagram']),
  params: map(text(), 'those that hold secrets are …, and what is long is cut'),
  request_id: text('x-fb-request-id of the answer, and fbtrace_id of an error'),
  'app?': text('id of the app whose token it was, where that was good'),
  'page?': text('id of the Page of the token'),
  'token?': text('which token it was: its number, never its text'),
  'status?': integer('of the answer; absent until there is one, and where there was none'),
  'fault?': text('what a fault that it met did'),
  'code?': integer('of the error'),
  'subcode?': integer(),
  'message?': text('of the error'),
  'because?': text('what is behind it, such as why a file was not fetched: no client is told'),
  'ms?': integer('milliseconds of the machine until it was answered'),
  'items?': list(RequestItem, 'of a batch'),
  'effects?': list(integer(), 'numbers in the timeline of the events that it set off'),
});

/** Calls as they are told, with what they set off. */
async function shownRequests(
  deps: ControlDeps,
  calls: readonly CallEntry[],
): Promise<ValueOf<typeof Request>[]> {
  const journal = keptJournal(deps);
  const maker = new RowMaker(
    deps.store,
    new Causes(calls.length > 0 ? journal.entries() : []),
    journal.form,
  );
  const shown: ValueOf<typeof Request>[] = [];
  for (const call of calls) {
    const effects = await maker.effectsOf(call.seq);
    shown.push({ ...shownRequest(graphCall(call, journal)), ...(effects[0] && { effects }) });
  }
  return shown;
}

const shownRequest = ({ at, ms, ...call }: GraphCall): ValueOf<typeof Request> => ({
  ...call,
  at: new Date(at).toISOString(),
  ...(ms !== undefined && { ms: Math.round(ms) }),
});

/** Calls that are shown. */
const MOST = 1_000;

export const listRequestsOperation = operation({
  id: 'listRequests',
  words: 'Show the newest 1,000 calls of Meta’s side that the server keeps, in memory',
  http: 'GET /requests',
  takes: {},
  gives: listOf('RequestList', Request),
  async run(deps: ControlDeps) {
    const journal = keptJournal(deps);
    return { data: await shownRequests(deps, journal.callsAfter(journal.calls - MOST)) };
  },
});

/** Calls behind one as they are told, up to the first that has no answer yet. */
export function answeredAfter(deps: ControlDeps, no: number): Promise<ValueOf<typeof Request>[]> {
  const calls = keptJournal(deps).callsAfter(no);
  const open = calls.findIndex(({ ms }) => ms === undefined);
  const answered = open < 0 ? calls : calls.slice(0, open);
  return shownRequests(deps, answered);
}

/** @throws AdminError where calls are not kept */
export const keptJournal = ({ answering }: ControlDeps): Journal => journalOf(answering);
