import { bool, columns, int, json, optional, type RowOf, text, word } from '../codec.ts';
import type { Audience } from './audience.ts';
import type { EventKind } from './kinds.ts';

/** What happened to a Page, in the order of its numbers; `at` in ms of the store's clock. */
export const EVENT = columns(
  'event',
  {
    no: int,
    at: int,
    kind: word<EventKind>(),
    body: json<object>(),
    /** Who gets it; undefined where no webhook is made of it. */
    audience: optional(json<Audience>()),
  },
  { page: int },
);

/** From a number of an event to another, both included. */
export type NumberRange = readonly [first: number, last: number];

/** How far an app's deliveries have come in a Page's log. */
export const EVENT_CURSOR = columns(
  'event_cursor',
  {
    app: text,
    /** Number of the last event up to which all are done with. */
    no: int,
    /** Whose turn it was: whoever took over has a larger one. */
    epoch: int,
    /** Events behind it that are done with too, in their order: what lies between is under way. */
    ahead: json<readonly NumberRange[]>(),
  },
  { page: int },
);

/** How far somebody has come in a Page's log. */
export type EventCursor = RowOf<typeof EVENT_CURSOR>;

/** A lane whose receiver failed in all conversations; times in ms of the store's clock. */
export interface StandingLane {
  readonly since: number;
  /** Probes that failed. */
  readonly probes: number;
  /** When the next one is due. */
  readonly next: number;
}

/** What one process at a time delivers: the events of an app, on a bucket of Pages. */
export const LANE = columns(
  'lane',
  {
    app: text,
    bucket: int,
    /** The process that has it, or had it last. */
    holder: text,
    /** When the lease lapses, in ms of the machine's clock: that of a store may stand. */
    until: int,
    /** Grows each time that another takes it. */
    epoch: int,
    /** Where it stands still. */
    standing: optional(json<StandingLane>()),
  },
  {},
);

/**
 * An event that an app did not take, and with it all that follows it in its conversation: one row,
 * however many they are. Times in ms of the store's clock.
 */
export const FAILURE = columns(
  'failure',
  {
    app: text,
    /** 0 for what belongs to no conversation. */
    conversation: int,
    /** Number of the first event that is not delivered. */
    no: int,
    /** Numbers of the events that went out with it in one request, its own included. */
    together: json<readonly number[]>(),
    /** The conversation whose row holds that request, where another's does. */
    lead: optional(int),
    attempts: int,
    /** When the first attempt failed. */
    since: int,
    /** When the next is due. */
    next: int,
    /** The bytes to be sent again; absent where they have to be made anew. */
    body: optional(text),
    /** Whose subscription says where to. */
    object: text,
    /** What made the last attempt fail, in a few words. */
    reason: text,
  },
  { page: int },
);

/** A request that was made of a receiver, and what came of it. */
export const ATTEMPT = columns(
  'attempt',
  {
    /** Number among the Page's attempts. */
    id: int,
    app: text,
    /** Number of the event: the first, and the last, where there are several. */
    event: int,
    last: int,
    /** All of them. */
    together: json<readonly number[]>(),
    /** The conversation; absent where there are several. */
    conversation: optional(int),
    /** 1 for the first of these bytes. */
    number: int,
    /** When it began, in ms of the store's clock. */
    at: int,
    url: text,
    request: text,
    /** Absent where nothing came back. */
    status: optional(int),
    /** The first bytes of what came back. */
    answer: text,
    /** What is odd about it, or why it failed: a reason of outbound.ts, or words. */
    note: optional(text),
    /** Whether the receiver took it. */
    delivered: bool,
    /** Milliseconds of the machine's clock. */
    elapsed: int,
    /** When it is tried again, in ms of the store's clock. */
    next: optional(int),
    /** Whether somebody asked for it: it moved nothing. */
    replay: bool,
    /** Bytes of the Page's attempts up to this one, all that ever were. */
    total: int,
  },
  { page: int },
);
