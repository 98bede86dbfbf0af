import type { IncomingMessage, ServerResponse } from 'node:http';
import { isBatch } from '../api/batch/is-batch.ts';
import { readBatch } from '../api/batch/read-batch.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { RequestTarget } from '../graph/wire/path.ts';
import type { GraphAnswer, GraphRequest } from '../graph/wire/request.ts';
import type { AnswerForm } from './head.ts';
import { noteOutcome, outcomeOf, wasLook } from './outcome.ts';
import { shownPath, shownQuery, shownReason } from './redact.ts';

/** One request and what became of it; without tokens, secrets, codes and what people wrote. */
export interface RequestEntry {
  readonly method: string;
  readonly path: string;
  /** What of the query may be read, without its `?`; everything else of it is `…`. */
  readonly query: string;
  /** Undefined when the client left before it had an answer. */
  readonly status: number | undefined;
  /** The code of the platform's error. */
  readonly code: number | undefined;
  readonly why: string | undefined;
  /** Requests in a batch. */
  readonly items: number | undefined;
  /** Whose host was asked, where it is one of Meta's paths. */
  readonly dialect: GraphRequest['dialect'] | undefined;
  /** Milliseconds until the answer had left. */
  readonly ms: number;
}

/** Takes an entry for each request, when its answer has left. */
export type LogRequest = (entry: RequestEntry) => void;

/** What is told of bytes that are no request, and were answered as such. */
export const UNREADABLE: RequestEntry = {
  method: '-',
  path: '-',
  query: '',
  status: 400,
  code: undefined,
  why: 'what came is no request that can be read',
  items: undefined,
  dialect: undefined,
  ms: 0,
};

/** Tells of a request when it is over, unless the console only looked. */
export function follow(
  req: IncomingMessage,
  res: ServerResponse,
  { path, query }: RequestTarget,
  log: LogRequest,
  scheduler: Scheduler,
): void {
  const began = scheduler.elapsed();
  res.once('close', () => {
    // A page that shows what happens asks all the time: what happens is to be seen beside it.
    if (wasLook(res)) return;
    const outcome = outcomeOf(res);
    const { method = req.method ?? '', code, why, items, dialect, fault } = outcome;
    const isWhole = res.writableFinished || outcome.isStream === true;
    const ended = isWhole ? why : 'the client left before it had the answer';
    log({
      method,
      path: shownPath(path),
      query: shownQuery(query),
      status: isWhole ? res.statusCode : undefined,
      code,
      why: fault ?? ended,
      items,
      dialect,
      ms: Math.round((scheduler.elapsed() - began) * 10) / 10,
    });
  });
}

/** Notes what became of a request on Meta's paths. */
export function noteAnswer(
  { method }: IncomingMessage,
  res: ServerResponse,
  request: GraphRequest | undefined,
  asked: AnswerForm,
  { error, fault }: GraphAnswer,
): void {
  noteOutcome(res, {
    method: method === 'HEAD' ? method : request && asked.method,
    dialect: request?.dialect,
    code: error?.code,
    why: error && shownReason(reasonOf(error), asked.params),
    items: request && countOf({ ...request, method: asked.method }),
    fault: fault?.words,
  });
}

/** What a client is told, and what is behind it. */
const reasonOf = ({ message, because }: NonNullable<GraphAnswer['error']>): string =>
  because === undefined ? message : `${message}: ${because}`;

function countOf(request: GraphRequest): number | undefined {
  if (!isBatch(request)) return undefined;
  try {
    return readBatch(request.params.get('batch') ?? '').length;
  } catch {
    return undefined;
  }
}
