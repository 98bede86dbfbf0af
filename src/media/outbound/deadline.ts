import type { ClientRequest } from 'node:http';
import type { OutboundError } from '../../base/outbound.ts';
import type { Scheduler } from '../../base/scheduler.ts';

/** The end of the time that an answer may take: it ends the request that is under way then. */
export class Deadline {
  readonly #cancel: () => void;
  #under: ClientRequest | undefined;
  readonly #over = Promise.withResolvers<never>();
  /** Why it is over; undefined while there is time. */
  passed: OutboundError | undefined;

  /** @param ms from now, by the machine's timers */
  constructor(scheduler: Pick<Scheduler, 'after'>, ms: number, late: () => OutboundError) {
    this.#cancel = scheduler.after(ms, () => this.#pass(late()));
    this.#over.promise.catch(() => undefined);
  }

  /** Rejects when it is over. */
  get over(): Promise<never> {
    return this.#over.promise;
  }

  /** Has a request end with it. An AbortSignal would do so too, at a price. */
  watch(request: ClientRequest): void {
    this.#under = request;
    if (this.passed) request.destroy(this.passed);
  }

  /** From now on there is no hurry. */
  end(): void {
    this.#cancel();
  }

  /** Ends it before its time. */
  cut(reason: OutboundError): void {
    this.#cancel();
    this.#pass(reason);
  }

  #pass(reason: OutboundError): void {
    this.passed = reason;
    this.#under?.destroy(this.passed);
    this.#over.reject(this.passed);
  }
}
