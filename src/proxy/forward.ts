import type { ClientRequest, IncomingMessage, OutgoingMessage, ServerResponse } from 'node:http';
import type { Scheduler } from '../base/scheduler.ts';
import { answerHeaders, hasBody } from './headers.ts';
import { ProxyRefusal } from './refusal.ts';

/** A request on its way on. */
export interface Onward {
  /** Begins it; the connection may not be there yet. */
  readonly send: () => ClientRequest;
  /**
   * What a client is told where there is no answer.
   * @param wasReached whether a connection was there; then undefined cuts the client's too
   */
  readonly problem: (error: Error, wasReached: boolean) => ProxyRefusal | undefined;
  /** Tells the client of it. */
  readonly refuse: (refusal: ProxyRefusal) => void;
}

const unwritable = (): ProxyRefusal =>
  new ProxyRefusal(400, 'Bad Request', 'This request cannot be passed on as it is.');

/** How long a client may go on with a body whose answer it has already, in ms. */
const PATIENCE = 5_000;

/**
 * Passes a request on and its answer back, both as they come: no more of either is in memory than
 * what the slower side has not taken yet. Whoever goes away ends the other side.
 */
export function forward(
  req: IncomingMessage,
  res: ServerResponse,
  { send, problem, refuse }: Onward,
  scheduler: Scheduler,
): void {
  let sent: ClientRequest;
  try {
    sent = send();
  } catch (thrown) {
    // Else it is a character that node reads and does not write.
    refuse(thrown instanceof ProxyRefusal ? thrown : unwritable());
    return;
  }
  let wasReached = false;
  sent.on('socket', (socket) => {
    if (socket.connecting) socket.once('connect', () => (wasReached = true));
    else wasReached = true;
  });
  sent.on('response', (answer) => {
    try {
      passBack(answer, res);
    } catch {
      // What node reads and does not write, such as a control character in the first line.
      sent.destroy();
      res.destroy();
    }
  });
  sent.on('error', (error) => {
    req.unpipe(sent);
    const refusal = res.headersSent ? undefined : problem(error, wasReached);
    if (refusal && !res.destroyed) refuse(refusal);
    else res.destroy();
  });
  // What is neither an answer nor an error, such as a change of protocol that nobody asked for.
  sent.on('close', () => {
    if (!res.headersSent) res.destroy();
  });
  res.on('close', () => {
    if (!res.writableFinished || !sent.writableFinished) sent.destroy();
  });
  res.on('finish', () => readAway(req, scheduler));
  passOn(req, res, sent);
}

function passOn(req: IncomingMessage, res: ServerResponse, sent: ClientRequest): void {
  if (!hasBody(req.headers)) {
    sent.end();
    return;
  }
  const begin = (): void => {
    req.pipe(sent, { end: false });
    // The head goes with the beginning of the body, unless this is still to come.
    setImmediate(() => sent.flushHeaders());
    req.once('end', () => {
      passTrailers(req, sent);
      sent.end();
    });
  };
  if (!isExpecting(req)) {
    begin();
    return;
  }
  // Where it is refused without having been asked for, the body never comes: nothing else may then.
  const { shouldKeepAlive } = res;
  res.shouldKeepAlive = false;
  sent.once('continue', () => {
    res.shouldKeepAlive = shouldKeepAlive;
    res.writeContinue();
    begin();
  });
}

/** Whether a client waits to be told that its body is wanted. */
const isExpecting = ({ headers }: IncomingMessage): boolean =>
  /^100-continue$/i.test(headers.expect ?? '');

function passBack(answer: IncomingMessage, res: ServerResponse): void {
  const { statusCode = 502, statusMessage = '' } = answer;
  answer.on('error', () => res.destroy());
  // Its date is the one that came, if there is one.
  res.sendDate = false;
  res.writeHead(statusCode, statusMessage, answerHeaders(answer));
  answer.pipe(res, { end: false });
  answer.on('end', () => {
    passTrailers(answer, res);
    res.end();
  });
}

/** Takes in what is left of a body that was answered before its end, for a while. */
function readAway(req: IncomingMessage, scheduler: Scheduler): void {
  if (req.complete || req.destroyed) return;
  req.unpipe();
  req.resume();
  const stay = scheduler.after(PATIENCE, () => req.socket.destroy());
  req.once('close', stay);
}

/** Passes on what follows a body that comes in pieces; of others, nothing does. */
function passTrailers({ rawTrailers }: IncomingMessage, to: OutgoingMessage): void {
  const pairs = rawTrailers.flatMap((name, i): [string, string][] =>
    i % 2 === 0 ? [[name, rawTrailers[i + 1] ?? '']] : [],
  );
  try {
    to.addTrailers(pairs);
  } catch {
    // What node reads and does not write: the body is whole without it.
  }
}
