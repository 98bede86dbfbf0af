import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphError } from '../graph/error.ts';
import { errorBody } from '../graph/error-body.ts';
import { graphHeaders } from '../graph/wire/headers.ts';

/** How long a refused peer may go on sending before its connection is cut, in ms. */
const LINGER = 1_000;

const refused = new WeakSet<Duplex>();

/**
 * Answers what the HTTP parser refused (broken, too long, too slow, CONNECT) with a Graph error
 * instead of node's bare 400, 408 or 431, then closes.
 *
 * @param current the newest answer on this connection, which may still be under way
 */
export function refuseSocket(
  socket: Duplex,
  current: ServerResponse | undefined,
  requestId: string,
): void {
  // The parser reports every further chunk of the same rubbish.
  if (refused.has(socket)) return;
  refused.add(socket);
  socket.on('error', () => socket.destroy());
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  if (current === undefined || current.writableFinished) finish(socket, requestId);
  // A broken body whose request has its answer already; half an answer cannot be mended either.
  else if (!current.req.complete && current.headersSent) socket.destroy();
  else if (!current.req.complete) finish(socket, requestId);
  else current.once('finish', () => finish(socket, requestId));
}

function finish(socket: Duplex, requestId: string): void {
  socket.end(rawAnswer(requestId), 'latin1');
  // Closing with unread bytes would reset the connection before the client has read the answer.
  const timer = setTimeout(() => socket.destroy(), LINGER).unref();
  socket.once('end', () => socket.destroy());
  socket.once('close', () => clearTimeout(timer));
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
