import type { Caller } from '../../access/caller.ts';
import type { Bell } from '../../base/bell.ts';
import type { Clock } from '../../base/clock.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import type { GraphAnswer, GraphRequest } from '../../graph/wire/request.ts';
import { shownParams } from './shown-params.ts';

/** A call of Meta's paths as it is told to whoever has the control key: without tokens and secrets. */
export interface GraphCall {
  /** Counted from 1. */
  readonly no: number;
  /** Epoch milliseconds of the store's clock. */
  readonly at: number;
  readonly method: string;
  /** With its version, without the query. */
  readonly path: string;
  readonly host: GraphRequest['dialect'];
  readonly params: Readonly<Record<string, string>>;
  /** Ids of the app and the Page of its token, where that was good. */
  app?: string;
  page?: string;
  /** Undefined until it was answered, and where a fault kept the answer back. */
  status?: number;
  /** What a fault that it met did. */
  fault?: string;
  code?: number;
  subcode?: number;
  /** The error's. */
  message?: string;
  /** What is behind it, of which the client is not told. */
  because?: string;
  /** Milliseconds of the machine until it was done with. */
  ms?: number;
}

/** Calls that are kept: the newest. */
const KEPT_CALLS = 1_000;

/**
 * The calls of Meta's paths that a server was asked, in memory. It also knows what is on its way and
 * how long it has been quiet: a test waits by that.
 */
export class Journal {
  readonly #clock: Clock;
  readonly #timer: Pick<Scheduler, 'elapsed'>;
  readonly #bell: Pick<Bell, 'ring'>;
  readonly #calls: GraphCall[] = [];
  #count = 0;
  #flying = 0;
  #changed: number;

  /**
   * @param timer tells how long answers take, and it was quiet
   * @param bell is rung whenever a call begins or is answered
   */
  constructor(clock: Clock, timer: Pick<Scheduler, 'elapsed'>, bell: Pick<Bell, 'ring'>) {
    this.#clock = clock;
    this.#timer = timer;
    this.#bell = bell;
    this.#changed = timer.elapsed();
  }

  /** Notes a call that begins; what it gives is called with the answer. */
  begin(request: GraphRequest): (answer: GraphAnswer, caller: Caller | undefined) => void {
    const began = this.#timer.elapsed();
    const { method, dialect: host, prefix, path } = request;
    const call: GraphCall = {
      no: ++this.#count,
      at: this.#clock.now(),
      method,
      path: prefix + path,
      host,
      params: shownParams(request.params),
    };
    this.#calls.push(call);
    if (this.#calls.length > KEPT_CALLS) this.#calls.shift();
    this.#flying++;
    this.#change();
    return ({ status, error, fault }, caller) => {
      if (fault?.way !== 'before' && fault?.way !== 'never') call.status = status;
      if (fault) call.fault = fault.words;
      call.ms = this.#timer.elapsed() - began;
      if (caller) call.app = caller.app.id;
      if (caller?.page) call.page = caller.page.id;
      if (error) Object.assign(call, { code: error.code, message: error.message });
      if (error?.subcode !== undefined) call.subcode = error.subcode;
      if (error?.because !== undefined) call.because = error.because;
      this.#flying--;
      this.#change();
    };
  }

  /** Those behind one, oldest first; a call that has no answer yet is among them. */
  after(no: number): readonly GraphCall[] {
    const first = this.#calls.findIndex((call) => call.no > no);
    return first < 0 ? [] : this.#calls.slice(first);
  }

  /** Number of the newest; 0 without any. */
  get last(): number {
    return this.#count;
  }

  /** How many have no answer yet. */
  get flying(): number {
    return this.#flying;
  }

  /** Milliseconds of the machine since a call began or was answered. */
  get quietFor(): number {
    return this.#timer.elapsed() - this.#changed;
  }

  /** Forgets all calls; their numbers go on. */
  clear(): void {
    this.#calls.length = 0;
  }

  #change(): void {
    this.#changed = this.#timer.elapsed();
    this.#bell.ring();
  }
}
