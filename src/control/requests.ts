import { AdminError } from '../admin/error.ts';
import { operation } from '../admin/operation.ts';
import { integer, listOf, map, object, text, type ValueOf, word } from '../admin/schema.ts';
import type { GraphCall, Journal } from '../api/journal/journal.ts';
import type { ControlDeps } from './explain.ts';

const Request = object('Request', 'A call that Meta’s side was asked.', {
  no: integer('counted from 1; what begins later has a larger one'),
  at: text('ISO 8601, by the clock of the store'),
  method: text(),
  path: text('with its version, without the query'),
  host: word(['facebook', 'instagram']),
  params: map(text(), 'those that hold secrets are …, and what is long is cut'),
  'app?': text('id of the app whose token it was, where that was good'),
  'page?': text('id of the Page of the token'),
  'status?': integer('of the answer; absent until there is one, and where there was none'),
  'fault?': text('what a fault that it met did'),
  'code?': integer('of the error'),
  'subcode?': integer(),
  'message?': text('of the error'),
  'because?': text('what is behind it, such as why a file was not fetched: no client is told'),
  'ms?': integer('milliseconds of the machine until it was answered'),
});

/** A call as it is told. */
export const shownRequest = ({ at, ms, ...call }: GraphCall): ValueOf<typeof Request> => ({
  ...call,
  at: new Date(at).toISOString(),
  ...(ms !== undefined && { ms: Math.round(ms) }),
});

export const listRequestsOperation = operation({
  id: 'listRequests',
  words: 'Show the newest calls of Meta’s side, where a server keeps them: 1,000, in memory',
  http: 'GET /requests',
  takes: {},
  gives: listOf('RequestList', Request),
  run: (deps: ControlDeps) => ({ data: keptJournal(deps).after(0).map(shownRequest) }),
});

/** @throws AdminError where calls are not kept */
export function keptJournal({ answering: { journal } }: ControlDeps): Journal {
  if (journal) return journal;
  throw new AdminError('This server keeps no calls: `convograph demo` and the test kit do.', {
    conflict: true,
  });
}
