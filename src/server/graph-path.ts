import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Admission } from '../api/answering/admission.ts';
import { isLater } from '../base/awaitable.ts';
import type { Scheduler } from '../base/scheduler.ts';
import { turns } from '../base/turns.ts';
import type { Offer } from '../graph/declare/offer.ts';
import { type RequestTarget, splitPath } from '../graph/wire/path.ts';
import type { AnswerGraph, GraphAnswer, GraphRequest } from '../graph/wire/request.ts';
import { hasBody } from './body.ts';
import { drain } from './drain.ts';
import { type Depot, FileIntake } from './file-intake.ts';
import { EarlyAnswer, gatekeeper } from './gatekeeper.ts';
import type { PlaceOf } from './origin.ts';
import { preflight } from './preflight.ts';
import { answerForm, checkTarget, graphRequest, withBody } from './read-request.ts';
import { refusalAnswer } from './refusal.ts';
import { noteAnswer } from './request-log.ts';
import { type AnswerSending, sendGraphAnswer } from './respond.ts';
import { sendFaulty } from './send-faulty.ts';

/** What it takes to answer requests on Meta's paths. */
export interface GraphPathParts extends AnswerSending {
  readonly answer: AnswerGraph;
  readonly readQuery: (query: string) => ReadonlyMap<string, string>;
  readonly placeOf: PlaceOf;
  /** What the platform offers as of its day. */
  readonly offer: () => Offer;
  /** Who may send files before a body is read to its end. */
  readonly admission: Admission;
  /** Where files of multipart bodies lie until the answer is known. */
  readonly depot: Depot;
  readonly scheduler: Scheduler;
  /** Connections on which nothing is answered any more, since a fault says so. */
  readonly unanswered: Set<Socket>;
  /** Takes what went wrong through a fault of our own. */
  readonly report: (req: IncomingMessage, requestId: string, fault: unknown) => void;
  /** Whether requests are told of. */
  readonly isLogged: boolean;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Reads a request on one of Meta's paths, has it answered, sends the answer; never rejects. */
export async function answerGraphPath(
  parts: GraphPathParts,
  req: IncomingMessage,
  res: ServerResponse,
  target: RequestTarget,
  requestId: string,
): Promise<void> {
  // How to answer is known as far as the parameters are read, also when reading breaks off.
  let params = NONE;
  let request: GraphRequest | undefined;
  let files: FileIntake | undefined;
  let answer: GraphAnswer | undefined;
  try {
    try {
      if (req.method === 'OPTIONS') {
        preflight(req, res, requestId);
        return;
      }
      checkTarget(req);
      params = parts.readQuery(target.query);
      if (hasBody(req)) {
        const intake = () => takeIn(parts, req, target, params, requestId);
        ({ params, files } = await withBody(req, params, intake));
      }
      request = graphRequest(req, target, { params, files }, parts.placeOf);
      // Long work has this turn: what has not begun waits for another, one of these a turn.
      if (turns.isUsedUp) await turns.begin();
      const answered = parts.answer(request, requestId);
      answer = isLater(answered) ? await answered : answered;
    } catch (thrown) {
      if (thrown instanceof EarlyAnswer) answer = thrown.answer;
      else {
        const report = (fault: unknown) => parts.report(req, requestId, fault);
        const lacking = parts.offer().lackingUnread(splitPath(target.path).version);
        answer = { ...refusalAnswer(thrown, requestId, report), ...(lacking && { lacking }) };
      }
    }
    const asked = answerForm(req, target, params, requestId, answer.lacking);
    if (parts.isLogged) noteAnswer(req, res, request, asked, answer);
    if (files) await files.discard();
    // Nobody is there to read it: it is neither written nor compressed.
    if (req.socket.destroyed) return;
    if (answer.fault?.way !== undefined) {
      sendFaulty(req, res, asked, answer, parts.unanswered);
      return;
    }
    const sent = sendGraphAnswer(req, res, asked, answer, parts);
    if (sent !== undefined) await sent;
    // Without a body there is nothing to be read away, though its end is still to come.
    if (!req.complete && hasBody(req)) drain(req, parts.scheduler);
  } catch (fault) {
    // Only sending can have failed, so there is nothing left to answer with.
    parts.report(req, requestId, fault);
    res.destroy();
  } finally {
    // However it ended: others wait for it.
    answer?.place?.leave();
  }
}

/** Begins to take in the files of a body: a token in query or header is judged before any of it. */
async function takeIn(
  { admission, depot, placeOf }: GraphPathParts,
  req: IncomingMessage,
  target: RequestTarget,
  query: ReadonlyMap<string, string>,
  requestId: string,
): Promise<FileIntake> {
  const requestOf = (params: ReadonlyMap<string, string>) =>
    graphRequest(req, target, { params, files: undefined }, placeOf);
  const keeper = gatekeeper(admission, requestOf, query, requestId);
  await keeper.isKnown(query);
  return new FileIntake(depot, keeper);
}
