import type { ProcessId } from '../../base/processes.ts';
import {
  bool,
  columns,
  int,
  json,
  nullable,
  optional,
  placeOf,
  text,
  type WrittenOf,
  word,
} from '../codec.ts';
import type { MessageExtra } from './message.ts';
import { FOLDERS, PLATFORMS } from './platform.ts';

/** Profile fields that a person has beyond the name (wire.md 5.14). */
export interface PersonProfile {
  readonly first_name?: string;
  readonly last_name?: string;
  /** Name of a picture in the media store. */
  readonly picture?: string;
  readonly locale?: string;
  readonly timezone?: number;
  readonly gender?: string;
  readonly follower_count?: number;
  readonly is_verified_user?: boolean;
  readonly is_user_follow_business?: boolean;
  readonly is_business_follow_user?: boolean;
}

/** Who has blocked whom of a person and the Page. */
export const BLOCKS = ['nobody', 'person', 'page', 'both'] as const;

const NO_PROFILE: PersonProfile = Object.freeze({});

/** A person who writes to the Page. */
export const PERSON = columns(
  'person',
  {
    /** Number within the Page. */
    no: int,
    /** PSID or IGSID. */
    id: text,
    platform: placeOf(PLATFORMS),
    name: text,
    username: optional(text),
    profile: {
      read: (cell: unknown): PersonProfile =>
        cell === null ? NO_PROFILE : JSON.parse(cell as string),
      write: (profile: PersonProfile) =>
        Object.keys(profile).length > 0 ? JSON.stringify(profile) : null,
    },
    /** Id of the user who this person is, where that is known: roles on apps are a user's. */
    user: optional(text),
    /** Whether an Instagram user lets the profile be read. */
    consents: bool,
    /** Who lets no more messages through: the person, the Page, both of them. */
    blockedBy: placeOf(BLOCKS),
    /**
     * When the person last linked an account of the business, in epoch ms, or below 0 when they ended
     * that: what was handed out before links no more.
     */
    linked: optional(int),
  },
  { page: int },
);

/** Times in epoch milliseconds. */
export const CONVERSATION = columns(
  'conversation',
  {
    /** Number within the Page: the key of its messages. */
    no: int,
    /** `t_…` on Messenger, base64 text on Instagram. */
    id: text,
    platform: placeOf(PLATFORMS),
    folder: placeOf(FOLDERS),
    /** Time of the newest message, deleted ones too. */
    updated: int,
    /** Messages ever, deleted ones too. */
    messageCount: int,
    deletedCount: int,
    unreadCount: int,
    /** Whether the Page has sent a message. */
    pageSent: bool,
    ownerApp: optional(text),
    /** When the owner's control ends; 0 without one. */
    controlUntil: {
      read: (cell: unknown) => (cell === null ? 0 : int.read(cell)),
      write: (until: number) => (until > 0 ? until : null),
    },
    /** What tells messages of one millisecond apart begins here, where others had less and are gone. */
    firstTie: optional(int),
  },
  {
    page: int,
    /** What the newest message says that is shown, where that is short; null: it is looked up. */
    newestText: nullable(text),
  },
);

/** What a customer does that lets the Page write for a while (wire.md 8.6). */
export type OpensWindow =
  | 'message'
  | 'postback'
  | 'reaction'
  | 'optin'
  | 'referral'
  | 'linking'
  | 'coupon'
  | 'form';

/** When a conversation's customer last did what opens the window. */
export const CONVERSATION_WINDOW = columns(
  'conversation_window',
  {
    /** Epoch milliseconds. */
    opened: int,
    by: word<OpensWindow>(),
  },
  { page: int, conversation: int },
);

/** How far a conversation has come beyond its messages. Times in epoch milliseconds. */
export const CONVERSATION_TIME = columns(
  'conversation_time',
  {
    /** Of its newest event that is no message: with the clock set back, the next is no earlier. */
    newest: int,
    /** Until when what the Page sent has come to its customer; 0 without a receipt. */
    delivered: int,
  },
  { page: int, conversation: int },
);

/** A thing that came from a seed file, so that the same file again leaves it as it is. */
export const SEEDED = columns(
  'seeded',
  {
    kind: word('clock', 'user', 'app', 'page', 'person', 'conversation', 'token'),
    /** The id that the file gives it, or what stands for one. */
    id: text,
    /** The time that its relative times go from, in epoch ms. */
    at: int,
    /** What the file said of it, by key: MACs, since secrets are among it. */
    parts: json<Readonly<Record<string, string>>>(),
  },
  { page: int },
);

/** Who takes part in a conversation, in the order of positions. */
export const PARTICIPANT = columns('participant', {
  page: int,
  conversation: int,
  position: int,
  person: int,
  /** Whether the person has sent a message there. */
  sent: bool,
});

export const MESSAGE = columns('message', {
  page: int,
  conversation: int,
  created: int,
  /** Tells messages of one millisecond apart, in order of arrival. */
  tie: int,
  /** The Page (0), a person's number, or null for nobody. */
  sender: nullable(int),
  /** Bits of FLAGS. */
  flags: int,
  text,
  /** Attachments, shares, reactions, story, reply, sticker. */
  extra: optional(json<MessageExtra>()),
});

/** All that a message is written with. */
export type WrittenMessage = WrittenOf<typeof MESSAGE>;

const ALIAS = {
  id: text,
  /** The number it had. */
  no: int,
  /** Number of the other. */
  target: int,
  /** JSON of what it was. */
  row: text,
};

/** Where an id leads whose bearer has become part of another. */
export const CONVERSATION_ALIAS = columns('conversation_alias', ALIAS, { page: int });
export const PERSON_ALIAS = columns('person_alias', ALIAS, { page: int });

/** Where the key of a message leads that has moved. */
export const MESSAGE_ALIAS = columns(
  'message_alias',
  {
    conversation: int,
    created: int,
    tie: int,
    toConversation: int,
    toCreated: int,
    toTie: int,
    /** JSON of what it was, where the one that it became was there before. */
    row: optional(text),
  },
  { page: int },
);

/** The two downloads that Meta hands out; their places are the numbers that are stored. */
const FORMS = ['dyi', 'e2ee'] as const;
export type ArchiveForm = (typeof FORMS)[number];

/** A thread of a download that is in, with what tells which others it belongs to. */
export const IMPORTED_THREAD = columns(
  'imported_thread',
  {
    /** Number within the Page. */
    no: int,
    platform: placeOf(PLATFORMS),
    form: placeOf(FORMS),
    /** Last part of its path in the archive. */
    name: text,
    /** Number of the conversation that it is in. */
    conversation: int,
    /** Folder it lay in, such as `inbox`; empty where there was none. */
    section: text,
    title: text,
    /** The name that was taken for the Page's own. */
    business: text,
    /** Names of all others, sorted. */
    people: json<readonly string[]>(),
    /** Times of the oldest and the newest message, in epoch milliseconds; 0 without any. */
    first: int,
    last: int,
    messages: int,
    /** Downloads in which it stood beside a thread that is like it, and is another. */
    beside: json<readonly string[]>(),
    /** Number of the first of those that it is one with for certain. */
    strand: int,
    /** Number of the conversation that its strand had by itself, if it ever had one. */
    home: optional(int),
  },
  { page: int },
);

/** What somebody decided by hand of two threads of downloads. */
export const THREAD_DECISION = columns(
  'thread_decision',
  {
    /** Numbers of the threads, the smaller first. */
    one: int,
    other: int,
    /** Whether they are one conversation, or two. */
    together: bool,
  },
  { page: int },
);

/** A file of an archive that is in, by its content: the same bytes need not be read again. */
export const IMPORTED_FILE = columns(
  'imported_file',
  {
    /** SHA-256 of its bytes, base64url. */
    hash: text,
    /** Name of its thread. */
    thread: text,
    platform: placeOf(PLATFORMS),
    business: text,
    /** Attachments whose bytes were found; -1 where not all of the file is in. */
    media: int,
    /** JSON of what it holds, whoever is the business (ingest/archive/facts.ts). */
    facts: text,
    /** Number of its thread; undefined in what came in before threads had one. */
    source: optional(int),
  },
  { page: int },
);

/**
 * How often a Page's rows have changed: one more with each transaction that changed any. Page 0 is
 * the directory: all that stands above the Pages.
 */
export const PAGE_REVISION = columns('page_revision', {
  page: int,
  revision: int,
  /** Number of the Page's newest event: they only ever grow, whatever of the log is given up. */
  events: int,
  /** The largest numbers of its rows when some were last deleted: those come back no more. */
  conversations: optional(int),
  people: optional(int),
  threads: optional(int),
  attempts: optional(int),
  /** How often a snapshot was put back there. */
  restored: optional(int),
});

/** A process that imports. */
export interface LeaseHolder extends ProcessId {
  readonly host: string;
}

/** Who imports into a Page, one at a time. */
export const IMPORT_LEASE = columns(
  'import_lease',
  {
    /** One more with each that took it: what was taken over by another has an earlier one. */
    epoch: int,
    holder: json<LeaseHolder>(),
    /** When it was taken, in ms of the machine's clock. */
    since: int,
    /** When it lapses unless it is renewed, in ms of the machine's clock; 0: it was given back. */
    until: int,
  },
  { page: int },
);

/** What an import of the same again would say, and write nothing. */
export const IMPORT_REPORT = columns(
  'import_report',
  {
    /** Digest of where the files of a download lie, and of what was said about it. */
    listing: text,
    /** Digest of what is in those that are read. */
    contents: text,
    /** The Page's, while which it is true. */
    revision: int,
    /** JSON (ingest/report.ts). */
    report: text,
  },
  { page: int },
);

/** A property of what the Page shows people before they write, such as `get_started`. */
export const MESSENGER_PROFILE = columns(
  'messenger_profile',
  {
    platform: placeOf(PLATFORMS),
    property: text,
    /** As it was set. */
    value: json<unknown>(),
  },
  { page: int },
);
