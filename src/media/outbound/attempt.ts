import { request as byHttp, type IncomingMessage } from 'node:http';
import { request as byHttps } from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { StreamedRequest } from '../../base/outbound.ts';
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

/**
 * One request over one connection, until its answer begins.
 * @returns `stale` where a connection that was kept turned out to be closed: nothing was answered
 * @throws OutboundError where the address rule refuses; else whatever node throws
 */
export async function attempt(
  to: Destination,
  { method, headers, body }: StreamedRequest,
  { agents, rule, find }: RequestTools,
  deadline: Deadline,
): Promise<IncomingMessage | 'stale'> {
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
  return promise;
}

/** Ends a connection that led elsewhere than the rule was asked about. */
function requireOpen(socket: Socket, rule: AddressRule, to: Destination): void {
  if (!socket.connecting) return;
  socket.once('connect', () => {
    const refusal = rule.refusal(socket.remoteAddress, to);
    if (refusal) socket.destroy(refusal);
  });
}
