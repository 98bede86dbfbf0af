import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Scheduler } from '../base/scheduler.ts';
import { GraphError } from '../graph/errors/error.ts';
import { errorBody } from '../graph/errors/error-body.ts';
import { graphHeaders } from '../graph/wire/headers.ts';

/** How long a refused peer may go on sending before its connection is cut, in ms. */
const LINGER = 1_000;

/**
 * Answers what the HTTP parser refused (broken, too long, too slow, CONNECT) with a Graph error
 * instead of node's bare 400, 408 or 431, then closes. Each request gets one answer, in its order:
 * what came before is answered first, and a request whose body broke off is told so by its own
 * answer or by this one.
 *
 * @param newest the answer before it, which may still be under way
 */
export function refuseSocket(
  socket: Duplex,
  newest: ServerResponse | undefined,
  requestId: string,
  scheduler: Scheduler,
): void {
  socket.on('error', () => socket.destroy());
  if (newest === undefined || (newest.closed && newest.req.complete))
    finish(socket, rawAnswer(requestId), scheduler);
  // It waits for the end of a body that never comes.
  else if (!newest.req.complete && !newest.headersSent) {
    newest.detachSocket(socket as Socket);
    finish(socket, rawAnswer(requestId), scheduler);
  } else {
    // The rest of a body whose request has its answer is no request of its own; nor is what comes
    // after one that was the last by its own word.
    const text = newest.req.complete && newest.shouldKeepAlive ? rawAnswer(requestId) : undefined;
    if (newest.closed) finish(socket, text, scheduler);
    // Ahead of node, which ends a connection here whose client has said that no more comes.
    else newest.prependOnceListener('finish', () => finish(socket, text, scheduler));
  }
}

/** Ends a connection, with the bytes of an answer where some are given. */
export function finish(socket: Duplex, answer: string | undefined, scheduler: Scheduler): void {
  if (!socket.writable) return;
  if (answer === undefined) socket.end();
  else socket.end(answer, 'latin1');
  // Closing with unread bytes would reset the connection before the client has read the answer.
  const stay = scheduler.after(LINGER, () => socket.destroy());
  socket.once('end', () => socket.destroy());
  socket.once('close', stay);
  socket.resume();
}

function rawAnswer(requestId: string): string {
  const error = new GraphError('badRequest');
  const answered = {
    version: undefined,
    error: { code: error.entry.code, message: error.message },
  };
  const body = errorBody(error, requestId);
  const headers = graphHeaders(answered, requestId, 'application/json; charset=UTF-8');
  headers.push('Content-Length', String(body.length), 'Connection', 'close');
  let head = `HTTP/1.1 ${error.entry.status} Bad Request\r\n`;
  for (let i = 0; i < headers.length; i += 2) head += `${headers[i]}: ${headers[i + 1]}\r\n`;
  return `${head}\r\n${body}`;
}
