import type { Version } from '../declare/versions.ts';
import { GraphError } from '../errors/error.ts';
import { dateWriter } from '../text/date-format.ts';
import { quote } from '../text/json-text.ts';
import { graphTime } from '../text/time.ts';
import { Budget, MOST_LOOKUPS, MOST_NODES } from './budget.ts';

/** What a link to another page of an edge repeats of the request (wire.md 2.3). */
export interface LinkBase {
  /** Scheme, host and prefix, such as `http://127.0.0.1:4004`. */
  readonly origin: string;
  /** `access_token=…` and, where they were given, `pretty` and `date_format`, already encoded. */
  readonly query: string;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** One request on its way through the catalogue. `C` is what `api/` gives its readers. */
export class Call<C> {
  readonly services: C;
  readonly version: Version;
  readonly link: LinkBase;
  /** The parameters of the request, for a field that goes by one. */
  readonly parameters: ReadonlyMap<string, string>;
  /** JSON text of a time in epoch milliseconds, as `date_format` wants it. */
  readonly writeTime: (ms: number) => string;
  /** What the whole HTTP request may cost; the items of a batch share one. */
  readonly budget: Budget;
  readonly #notes: string[] = [];
  readonly #now: number;
  #isTimed = false;
  #nodes = 0;
  #lookups = 0;

  /** @throws GraphError `parameterLength` (100) for a format of time that is too long */
  constructor(given: {
    services: C;
    version: Version;
    now: number;
    link: LinkBase;
    /** None without it. */
    parameters?: ReadonlyMap<string, string>;
    dateFormat: string | undefined;
    /** One of its own without it. */
    budget?: Budget;
  }) {
    this.services = given.services;
    this.version = given.version;
    this.#now = given.now;
    this.link = given.link;
    this.parameters = given.parameters ?? NONE;
    this.budget = given.budget ?? new Budget();
    this.writeTime = timeWriter(given.dateFormat);
  }

  /**
   * Epoch milliseconds of the injected clock, the same throughout one request. Whoever asks for it says
   * that the answer may be another a moment later.
   */
  get now(): number {
    this.#isTimed = true;
    return this.#now;
  }

  /** Whether anybody has asked for the time. */
  get isTimed(): boolean {
    return this.#isTimed;
  }

  /**
   * Counts nodes about to be answered.
   * @throws GraphError `tooMuchData` past 25,000; loaders call it as they go, so that a request
   * that asks for a million is stopped before a million are read.
   */
  spend(nodes: number): void {
    this.#nodes += nodes;
    this.budget.spend(nodes);
    if (this.#nodes > MOST_NODES) throw new GraphError('tooMuchData');
  }

  /**
   * Counts a nested field about to be looked up for so many nodes.
   * @throws GraphError `tooMuchData`
   */
  spendLookups(nodes: number): void {
    this.#lookups += nodes;
    this.budget.spendLookups(nodes);
    if (this.#lookups > MOST_LOOKUPS) throw new GraphError('tooMuchData');
  }

  /**
   * Asks beforehand, where making what is to be looked up costs as much itself.
   * @throws GraphError `tooMuchData` when so many could not be
   */
  foresee(nodes: number): void {
    if (this.#lookups + nodes > MOST_LOOKUPS) throw new GraphError('tooMuchData');
  }

  /** Leaves a warning that `debug=` shows. */
  note(message: string): void {
    if (!this.#notes.includes(message)) this.#notes.push(message);
  }

  /** The value of `__debug__` as JSON text (wire.md 1.8). */
  debugText(): string {
    if (this.#notes.length === 0) return '{}';
    const messages = this.#notes.map((note) => `{"message":${quote(note)},"type":"warning"}`);
    return `{"messages":[${messages.join(',')}]}`;
  }
}

/** Seconds are a number; in every other format a time is text, and without one as always. */
function timeWriter(format: string | undefined): (ms: number) => string {
  if (!format) return graphTime;
  return format === 'U' ? unixTime : dateWriter(format);
}

const unixTime = (ms: number): string => String(Math.floor(ms / 1000));
