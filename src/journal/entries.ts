import type { GraphRequest } from '../graph/wire/request.ts';
import type { AttemptRow } from '../store/log/attempts.ts';
import type { KeptInput } from './kept-input.ts';

/** What every entry has. Times `at` by the clock of the store, `real` by the machine's: epoch ms. */
interface EntryBase {
  /** The number of its first row, in the one sequence of all. */
  readonly seq: number;
  readonly at: number;
  readonly real: number;
  /** The number at which it was done with; 0 while it is under way. */
  done: number;
}

/** An item of a batch, as far as it became a request. */
export interface CallItem {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly code: number | undefined;
  readonly token: number | undefined;
}

/** Parameters as they are kept: name, value, name, value, without what is secret by its name. */
export type KeptParams = readonly string[];

/** A call of Meta's side. As it was when somebody asked; what it holds is made readable later. Its answer is got by {@link Journal.answerOf}. */
export interface CallEntry extends EntryBase {
  readonly kind: 'call';
  /** Counted from 1, of calls alone. */
  readonly no: number;
  /** The id that left with the answer, as `x-fb-request-id` and `fbtrace_id`. */
  readonly requestId: string;
  readonly method: string;
  readonly prefix: string;
  /** After the prefix, as written. */
  readonly path: string;
  readonly host: GraphRequest['dialect'];
  /** What it says that it was made by: `axios/1.7.2`. */
  readonly client: string | undefined;
  /** Of shapes, names alone, with '' for each value. */
  readonly params: KeptParams;
  /** Parts of its body that were files, which are not kept. */
  readonly files: readonly string[] | undefined;
  readonly app: string | undefined;
  readonly page: string | undefined;
  /** The Page's number. */
  readonly pageNo: number | undefined;
  /** Number of the token's row; 0 for those that have none. */
  readonly token: number | undefined;
  /** Whether it is a Page token that came of that. */
  readonly isDerived: boolean;
  /** The person whom it was about, where its operation says. */
  readonly person: string | undefined;
  readonly status: number | undefined;
  readonly fault: string | undefined;
  readonly code: number | undefined;
  readonly subcode: number | undefined;
  readonly message: string | undefined;
  readonly because: string | undefined;
  readonly ms: number | undefined;
  readonly items: readonly CallItem[] | undefined;
}

/** Events of a Page's log that one transaction told of, one row each, and one for each app that one was kept from. */
export interface EventsEntry extends EntryBase {
  readonly kind: 'events';
  readonly page: number;
  readonly first: number;
  readonly last: number;
  /** Rows that it has. */
  readonly rows: number;
  readonly cause: number | undefined;
}

/** A webhook: one attempt. What was in it stands in the store. */
export interface WebhookEntry extends EntryBase {
  readonly kind: 'webhook';
  readonly page: number;
  readonly app: string;
  /** Numbers of the events that it tells of. */
  readonly events: readonly number[];
  readonly conversation: number | undefined;
  readonly attempt: number;
  readonly replay: boolean;
  outcome: Pick<AttemptRow, 'status' | 'delivered' | 'note' | 'elapsed'> | undefined;
}

/** An operation of the control plane that changes something. */
export interface ControlEntry extends EntryBase {
  readonly kind: 'control';
  /** Its id. */
  readonly operation: string;
  /** What it does, in words. */
  readonly what: string;
  /** Whether it is an act: then its events are told, and not it. */
  readonly isAct: boolean;
  readonly page: string | undefined;
  /** Without what is secret; absent where no bodies are kept. */
  readonly input: KeptInput | undefined;
  status: number | undefined;
  message: string | undefined;
  /** What else is to be said of it. */
  note: string | undefined;
  ms: number | undefined;
  readonly began: number;
  /** How many events it set off. */
  events: number;
}

export type JournalEntry = CallEntry | EventsEntry | WebhookEntry | ControlEntry;
