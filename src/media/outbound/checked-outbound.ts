import {
  type Outbound,
  OutboundError,
  type OutboundReply,
  type OutboundRequest,
} from '../../base/outbound.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import { AddressRule } from './address-rule.ts';
import { attempt, type RequestTools } from './attempt.ts';
import { Deadline } from './deadline.ts';
import { type Destination, readDestination } from './destination.ts';
import { failureOf } from './failure.ts';
import { agents } from './idle-sockets.ts';
import { type FindAddresses, machineAddresses } from './names.ts';
import { RequestPlaces } from './request-places.ts';

/** What requests to other servers are made with. */
export interface CheckedOutboundOptions {
  /** Hosts, addresses and ranges that are open besides public addresses; `loopback` is the machine. */
  readonly allowTo: readonly string[];
  readonly scheduler: Scheduler;
  /** Knows the addresses of names; the machine does without it. */
  readonly find?: FindAddresses | undefined;
  /** Certificates of the authorities that are trusted; node's own without it. */
  readonly ca?: readonly string[] | undefined;
}

/**
 * The network, as far as the address rule opens it: decisions/0073. Connections are kept for the next
 * request to the same origin.
 */
export class CheckedOutbound implements Outbound {
  readonly #tools: RequestTools;
  readonly #scheduler: Scheduler;
  readonly #places = new RequestPlaces();

  constructor({ allowTo, scheduler, find = machineAddresses(), ca }: CheckedOutboundOptions) {
    this.#tools = { agents: agents(ca), rule: new AddressRule(allowTo), find };
    this.#scheduler = scheduler;
  }

  async send(request: OutboundRequest): Promise<OutboundReply> {
    const to = readDestination(request.url);
    const leave = await this.#places.take(to.url.origin);
    try {
      return await this.#exchange(to, request);
    } finally {
      leave();
    }
  }

  /** Ends what is under way, and closes every connection. */
  close(): void {
    this.#places.close();
    for (const agent of Object.values(this.#tools.agents)) agent.destroy();
  }

  async #exchange(to: Destination, request: OutboundRequest): Promise<OutboundReply> {
    const { timeout } = request;
    const started = this.#scheduler.elapsed();
    const deadline = new Deadline(this.#scheduler, timeout, () => late(to, timeout));
    try {
      for (;;) {
        const answer = await attempt(to, request, this.#tools, deadline);
        const elapsed = this.#scheduler.elapsed() - started;
        if (answer !== 'stale') return { ...answer, elapsed };
      }
    } catch (error) {
      throw failureOf(deadline.passed ?? error, to);
    } finally {
      deadline.end();
    }
  }
}

const late = ({ host, port }: Destination, timeout: number): OutboundError =>
  new OutboundError(
    'timeout',
    `${host}, port ${port}: no whole answer within ${timeout / 1000} s.`,
  );
