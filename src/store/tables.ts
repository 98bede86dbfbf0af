import type { Generated } from 'kysely';
import type { TableOf } from './codec.ts';
import type * as directory from './directory/tables.ts';
import type * as log from './log/tables.ts';

/**
 * The tables, one schema for SQLite and PostgreSQL. Every key begins with the Page's number, so a
 * row cannot be reached without naming its Page. Meta-style text ids stand once, in the tables of
 * Pages, conversations and people; messages are keyed by small integers (decisions/0003).
 */
export type Tables = Of<typeof directory> & Of<typeof log> & PageTables;

type Of<M> = {
  [K in keyof M as M[K] extends { readonly table: infer T extends string } ? T : never]: TableOf<
    M[K]
  >;
};

interface PageTables {
  person: PersonTable;
  conversation: ConversationTable;
  participant: ParticipantTable;
  message: MessageTable;
  imported_thread: ImportedThreadTable;
  imported_file: ImportedFileTable;
  page_revision: PageRevisionTable;
  import_lease: ImportLeaseTable;
  import_report: ImportReportTable;
  thread_decision: ThreadDecisionTable;
  conversation_alias: AliasTable;
  person_alias: AliasTable;
  message_alias: MessageAliasTable;
}

interface PersonTable {
  page: number;
  no: number;
  id: string;
  /** 0 Messenger, 1 Instagram. */
  platform: number;
  name: string;
  username: string | null;
  /** JSON of profile fields, or null. */
  profile: string | null;
  /** The user who this person is, where that is known: roles on apps are a user's. */
  user: Generated<string | null>;
  /** 0 when an Instagram user has not consented to the profile being read. */
  consents: Generated<number>;
}

interface ConversationTable {
  page: number;
  no: number;
  id: string;
  platform: number;
  /** 0 inbox, 1 other, 2 page_done, 3 spam. */
  folder: number;
  /** Time of the newest message, deleted ones too, in ms. */
  updated: number;
  /** Messages ever, deleted ones too. */
  message_count: number;
  deleted_count: number;
  unread_count: number;
  /** 1 when the Page has sent a message. */
  page_sent: number;
  owner_app: string | null;
  /** When the owner's control ends, in ms. */
  control_until: number | null;
}

export interface ParticipantTable {
  page: number;
  conversation: number;
  position: number;
  person: number;
  /** 1 when the person has sent a message. */
  sent: number;
}

export interface MessageTable {
  page: number;
  conversation: number;
  created: number;
  /** Tells messages of one millisecond apart, in order of arrival. */
  tie: number;
  /** 0 the Page, a person's number, or null for nobody. */
  sender: number | null;
  /** Bits of page/message.ts. */
  flags: number;
  text: string;
  /** JSON of attachments, shares, reactions, story, reply, sticker, or null. */
  extra: string | null;
}

/** A thread of a download, what tells which others it belongs to, and the conversation it is in. */
export interface ImportedThreadTable {
  page: number;
  no: number;
  platform: number;
  /** 0 the ordinary download, 1 the one of end-to-end-encrypted threads. */
  form: number;
  /** Last part of its path in the archive. */
  name: string;
  /** Folder it lay in, such as `inbox`; empty where there was none. */
  section: string;
  title: string;
  /** The name that was taken for the Page's own. */
  business: string;
  /** JSON of the names of all others, sorted. */
  people: string;
  /** Times of the oldest and the newest message, in ms; 0 without any. */
  first: number;
  last: number;
  messages: number;
  /** JSON of the downloads in which it stood beside a thread that is like it, and is another. */
  beside: string;
  /** Number of the first of those that it is one with for certain. */
  strand: number;
  /** The conversation that its strand had by itself; null where it never had one. */
  home: number | null;
  conversation: number;
}

/** What somebody decided by hand of two threads of downloads. */
export interface ThreadDecisionTable {
  page: number;
  /** The smaller of their two numbers. */
  one: number;
  other: number;
  /** 1: they are one conversation; 0: they are two. */
  together: number;
}

/** Where the id and the number lead of a conversation, or a person, that has become part of another. */
interface AliasTable {
  page: number;
  id: string;
  no: number;
  /** Number of the other. */
  target: number;
  /** JSON of what it was. */
  row: string;
}

/** Where the key of a message leads that has moved. */
interface MessageAliasTable {
  page: number;
  conversation: number;
  created: number;
  tie: number;
  to_conversation: number;
  to_created: number;
  to_tie: number;
  /** JSON of what it was, where the one that it became was there before; else null. */
  row: string | null;
}

/** A file of an archive that is in, by its content: the same bytes need not be read again. */
export interface ImportedFileTable {
  page: number;
  /** SHA-256 of the file, base64url. */
  hash: string;
  /** Name of its thread. */
  thread: string;
  platform: number;
  business: string;
  /** Attachments whose bytes were found; -1 where not all of the file is in. */
  media: number;
  /** JSON of what the file holds (ingest/archive/facts.ts). */
  facts: string;
  /** Number of its thread; null in what came in before threads had one. */
  source: number | null;
}

/**
 * How often a Page's rows have changed: one more with each transaction that changed any. Page 0 is
 * the directory: all that stands above the Pages.
 */
interface PageRevisionTable {
  page: number;
  revision: number;
  /** Number of the Page's newest event: they only ever grow, whatever of the log is given up. */
  events: Generated<number>;
}

/** Who imports into a Page, one at a time. */
export interface ImportLeaseTable {
  page: number;
  /** One more with each that took it: what was taken over by another has an earlier one. */
  epoch: number;
  /** JSON of the process (page/import-lease.ts). */
  holder: string;
  /** When it was taken, in ms of the machine's clock. */
  since: number;
  /** When it lapses unless it is renewed, in ms of the machine's clock; 0: it was given back. */
  until: number;
}

/** What an import of the same again would say, and write nothing. */
export interface ImportReportTable {
  page: number;
  /** Digest of where the files of a download lie, and of what was said about it. */
  listing: string;
  /** Digest of what is in those that are read. */
  contents: string;
  /** The Page's, while which it is true. */
  revision: number;
  /** JSON (ingest/report.ts). */
  report: string;
}
