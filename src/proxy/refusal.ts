import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Scheduler } from '../base/scheduler.ts';
import { hasBody } from './headers.ts';

/** What this proxy says of its own: a sentence that tells what to do next. */
export class ProxyRefusal extends Error {
  override readonly name = 'ProxyRefusal';
  readonly status: number;
  /** What many clients show of it: it stands in the first line of the answer. */
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;

  /** @param reason of printable ASCII, and without anything that a client sent */
  constructor(
    status: number,
    reason: string,
    sentence: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(sentence);
    this.status = status;
    this.reason = reason;
    this.headers = headers;
  }
}

/** How an answer of the proxy is told from one of Meta's hosts. */
const MARK = { 'X-Convograph': 'proxy', 'Cache-Control': 'no-store' };

/** Clients of the Graph show what stands in an error of its shape, and try again later (wire.md 3.4). */
const graphError = (message: string): string =>
  JSON.stringify({ error: { message, type: 'OAuthException', is_transient: true, code: 2 } });

/** How long a client may go on with the body of a request that was refused, in ms. */
const PATIENCE = 5_000;

/**
 * Answers a request with a refusal, and closes the connection: what else comes on it is not read. A
 * client that is still sending reads its answer afterwards.
 * @param isGraph whether the Graph API was asked: its clients read JSON
 */
export function sendRefusal(
  res: ServerResponse,
  { status, reason, message, headers }: ProxyRefusal,
  scheduler: Scheduler,
  isGraph = false,
): void {
  const form = isGraph
    ? { 'Content-Type': 'application/json; charset=UTF-8', 'Access-Control-Allow-Origin': '*' }
    : { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' };
  const body = Buffer.from(isGraph ? graphError(message) : `${message}\n`);
  const length = { 'Content-Length': body.length, Connection: 'close' };
  res.writeHead(status, reason, { ...form, ...MARK, ...headers, ...length }).write(body);
  const { req } = res;
  if (req.readableEnded || !isComing(req.headers)) {
    res.end();
    return;
  }
  const stay = scheduler.after(PATIENCE, () => req.socket.destroy());
  req.once('close', stay);
  req.once('end', () => res.end());
  req.resume();
}

/**
 * Whether a body comes whose end is clear. Whoever waits to be told that it is wanted does not send it
 * now.
 */
const isComing = (headers: IncomingHttpHeaders): boolean =>
  hasBody(headers) &&
  headers.expect === undefined &&
  /^(?:chunked)?$/i.test(headers['transfer-encoding'] ?? '');

/** How long a refused peer may go on sending before its connection is cut, in ms. */
const LINGER = 1_000;

/** The same to who asked for a tunnel. */
export function refuseTunnel(
  socket: Duplex,
  { status, reason, message, headers }: ProxyRefusal,
  scheduler: Scheduler,
): void {
  const body = `${message}\n`;
  const lines = Object.entries({
    'Content-Type': 'text/plain; charset=utf-8',
    ...MARK,
    ...headers,
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${reason}\r\n${lines.join('')}\r\n${body}`);
  // Closing with unread bytes would reset the connection before the client has read the answer.
  const stay = scheduler.after(LINGER, () => socket.destroy());
  socket.once('end', () => socket.destroy());
  socket.once('close', stay);
  socket.resume();
}
