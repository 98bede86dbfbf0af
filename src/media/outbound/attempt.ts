import { request as byHttp, type IncomingMessage } from 'node:http';
import { request as byHttps } from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { OutboundReply, OutboundRequest } from '../../base/outbound.ts';
import type { AddressRule } from './address-rule.ts';
import { checkedLookup } from './checked-lookup.ts';
import type { Deadline } from './deadline.ts';
import type { Destination } from './destination.ts';
import type { agents } from './idle-sockets.ts';
import type { FindAddresses } from './names.ts';

/** What a request is made with. */
export interface RequestTools {
  readonly agents: ReturnType<typeof agents>;
  readonly rule: AddressRule;
  readonly find: FindAddresses;
}

/** An answer, without the time that it took. */
export type Answer = Omit<OutboundReply, 'elapsed'>;

/**
 * One request over one connection.
 * @returns `stale` where a connection that was kept turned out to be closed: nothing was answered
 * @throws OutboundError where the address rule refuses; else whatever node throws
 */
export async function attempt(
  to: Destination,
  { method, headers, body, most }: OutboundRequest,
  { agents, rule, find }: RequestTools,
  deadline: Deadline,
): Promise<Answer | 'stale'> {
  // A socket asks for no address where it is told one.
  const refusal = isIP(to.host) === 0 ? undefined : rule.refusal(to.host, to);
  if (refusal) throw refusal;
  const sent = (to.isSecure ? byHttps : byHttp)(to.url, {
    method,
    headers: { ...headers },
    agent: agents[to.isSecure ? 'https:' : 'http:'],
    lookup: checkedLookup(find, rule, to),
  });
  deadline.watch(sent);
  sent.on('socket', (socket) => requireOpen(socket, rule, to));
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage | 'stale'>();
  sent.on('response', resolve);
  sent.on('error', (error: NodeJS.ErrnoException) => {
    const isStale = sent.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
    if (isStale) resolve('stale');
    else reject(error);
  });
  // What is neither an answer nor an error, such as a change of protocol.
  sent.on('close', () => reject(new Error('Closed without an answer')));
  sent.end(body);
  const message = await promise;
  return message === 'stale' ? message : read(message, most);
}

/** Ends a connection that led elsewhere than the rule was asked about. */
function requireOpen(socket: Socket, rule: AddressRule, to: Destination): void {
  if (!socket.connecting) return;
  socket.once('connect', () => {
    const refusal = rule.refusal(socket.remoteAddress, to);
    if (refusal) socket.destroy(refusal);
  });
}

/** Reads an answer; leaving off in the middle closes its connection. */
function read(message: IncomingMessage, most: number): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const chunks: Buffer[] = [];
  let left = most;
  const end = (cut: boolean): void => {
    const { statusCode: status = 0, headers } = message;
    const named = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    resolve({ status, headers: Object.fromEntries(named), body: Buffer.concat(chunks), cut });
  };
  message.on('data', (chunk: Buffer) => {
    chunks.push(chunk.length > left ? chunk.subarray(0, left) : chunk);
    left -= chunk.length;
    if (left >= 0) return;
    end(true);
    message.destroy();
  });
  message.on('end', () => end(false));
  message.on('error', reject);
  return promise;
}
