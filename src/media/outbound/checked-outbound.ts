import type { IncomingMessage } from 'node:http';
import {
  type Outbound,
  OutboundError,
  type OutboundReply,
  type OutboundRequest,
  type OutboundStreams,
  type StreamedReply,
  type StreamedRequest,
} from '../../base/outbound.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import { AddressRule } from './address-rule.ts';
import { attempt, type RequestTools } from './attempt.ts';
import { Deadline } from './deadline.ts';
import { type Destination, readDestination } from './destination.ts';
import { failureOf } from './failure.ts';
import { agents } from './idle-sockets.ts';
import { type FindAddresses, machineAddresses } from './names.ts';
import { readAnswer } from './read-answer.ts';
import { RequestPlaces, stopped } from './request-places.ts';
import { streamed } from './streamed.ts';

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
export class CheckedOutbound implements Outbound, OutboundStreams {
  readonly #tools: RequestTools;
  readonly #scheduler: Scheduler;
  readonly #places = new RequestPlaces({ all: 256, each: 32 });
  /** A file takes longer than a webhook, which must not wait for it, nor the disk for too many. */
  readonly #streams = new RequestPlaces({ all: 64, each: 16 });
  /** Of answers that are streamed, or waited for. */
  readonly #streamed = new Set<Deadline>();
  #isClosed = false;

  constructor({ allowTo, scheduler, find = machineAddresses(), ca }: CheckedOutboundOptions) {
    this.#tools = { agents: agents(ca), rule: new AddressRule(allowTo), find };
    this.#scheduler = scheduler;
  }

  async send(request: OutboundRequest): Promise<OutboundReply> {
    const to = readDestination(request.url);
    const leave = await this.#places.take(to.url.origin);
    const started = this.#scheduler.elapsed();
    const deadline = this.#deadline(to, request);
    try {
      const answer = await readAnswer(await this.#begin(to, request, deadline), request.most);
      return { ...answer, elapsed: this.#scheduler.elapsed() - started };
    } catch (error) {
      throw failureOf(deadline.passed ?? error, to);
    } finally {
      deadline.end();
      leave();
    }
  }

  async open(request: StreamedRequest): Promise<StreamedReply> {
    const to = readDestination(request.url);
    const deadline = this.#deadline(to, request);
    const place = this.#streams.take(to.url.origin);
    this.#streamed.add(deadline);
    const end = (): void => {
      this.#streamed.delete(deadline);
      deadline.end();
      void place.then(
        (leave) => leave(),
        () => undefined,
      );
    };
    try {
      // Whoever waits for a place has so much less time for the answer.
      await Promise.race([place, deadline.over]);
      const message = await this.#begin(to, request, deadline);
      message.once('close', end);
      return streamed(message, to, deadline);
    } catch (error) {
      end();
      throw failureOf(deadline.passed ?? error, to);
    }
  }

  endStreams(): void {
    this.#streams.close();
    for (const deadline of this.#streamed) deadline.cut(stopped());
  }

  /** Ends what is under way, and closes every connection. */
  close(): void {
    this.#isClosed = true;
    this.#places.close();
    this.endStreams();
    for (const agent of Object.values(this.#tools.agents)) agent.destroy();
  }

  #deadline(to: Destination, { timeout }: StreamedRequest): Deadline {
    return new Deadline(this.#scheduler, timeout, () => late(to, timeout));
  }

  async #begin(
    to: Destination,
    request: StreamedRequest,
    deadline: Deadline,
  ): Promise<IncomingMessage> {
    for (;;) {
      const message = await attempt(to, request, this.#tools, deadline);
      if (message !== 'stale') return message;
      // What was closed here was not closed by the other side.
      if (this.#isClosed) throw stopped();
    }
  }
}

const late = ({ host, port }: Destination, timeout: number): OutboundError =>
  new OutboundError(
    'timeout',
    `${host}, port ${port}: no whole answer within ${timeout / 1000} s.`,
  );
