import { columns, int, json, optional, type RowOf, text, word } from '../codec.ts';
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

/** How far an app's deliveries have come in a Page's log. */
export const EVENT_CURSOR = columns(
  'event_cursor',
  {
    /** Number of the last event that is done with. */
    no: int,
    /** Whose turn it was: whoever took over has a larger one. */
    epoch: int,
  },
  { page: int, app: text },
);

/** How far somebody has come in a Page's log. */
export type EventCursor = RowOf<typeof EVENT_CURSOR>;
