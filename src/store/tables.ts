/**
 * The tables, one schema for SQLite and PostgreSQL. Every key begins with the Page's number, so a
 * row cannot be reached without naming its Page. Meta-style text ids stand once, in the tables of
 * Pages, conversations and people; messages are keyed by small integers (storage.md 2.2).
 */
export interface Tables {
  page: PageTable;
  app: AppTable;
  user: UserTable;
  role: RoleTable;
  token: TokenTable;
  setting: SettingTable;
  person: PersonTable;
  conversation: ConversationTable;
  participant: ParticipantTable;
  message: MessageTable;
  event: EventTable;
  imported_thread: ImportedThreadTable;
  imported_file: ImportedFileTable;
}

interface PageTable {
  no: number;
  id: string;
  name: string;
  instagram_id: string | null;
  instagram_username: string | null;
  /** `archive` or `strict`. */
  mode: string;
  /** `on` or `off`. */
  limits: string;
  default_app: string | null;
  /** Error code that every call on the Page is refused with, for tests of clients. */
  refuse: number | null;
  /** JSON of what else a Page has to say: category, picture, link. */
  profile: string;
}

interface AppTable {
  id: string;
  name: string;
  /** Sealed under the server key (access/vault.ts). */
  secret: string;
}

interface UserTable {
  id: string;
  name: string;
}

/** What a user may do on a Page: a list of tasks. */
interface RoleTable {
  page: number;
  user: string;
  tasks: string;
}

export interface TokenTable {
  no: number;
  /** `page`, `user` or `app`. */
  kind: string;
  app: string;
  user: string | null;
  page: number | null;
  scopes: string;
  tasks: string;
  issued: number;
  expires: number | null;
  revoked: number | null;
}

interface SettingTable {
  name: string;
  value: string;
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

export interface EventTable {
  page: number;
  no: number;
  at: number;
  kind: string;
  body: string;
}

/** A thread of a downloaded archive, and the conversation it became. */
export interface ImportedThreadTable {
  page: number;
  platform: number;
  /** 0 the ordinary download, 1 the one of end-to-end-encrypted threads. */
  form: number;
  /** Last part of its path in the archive. */
  name: string;
  conversation: number;
  /** Folder it lay in, such as `inbox`; empty where there was none. */
  section: string;
  title: string;
  /** The name that was taken for the Page's own. */
  business: string;
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
  /** Attachments whose bytes were found. */
  media: number;
  /** JSON of what the file holds (ingest/archive/facts.ts). */
  facts: string;
}
