import { sql } from 'kysely';
import { type Awaitable, type Connection, chain } from '../connection.ts';
import { statement } from '../statement.ts';
import type { ImportedFileTable, ImportedThreadTable } from '../tables.ts';
import { PLATFORMS, type Platform } from './platform.ts';

/** The two downloads that Meta hands out; their places are the numbers that are stored. */
const FORMS = ['dyi', 'e2ee'] as const;
export type ArchiveForm = (typeof FORMS)[number];

/** What a thread of an archive is known by. */
export interface ThreadKey {
  readonly platform: Platform;
  readonly form: ArchiveForm;
  /** Last part of its path in the archive. */
  readonly name: string;
}

/** A thread of an archive that is in. */
export interface ImportedThread extends ThreadKey {
  /** Number of the conversation it became. */
  readonly conversation: number;
  /** Folder it lay in, such as `inbox`; empty where there was none. */
  readonly section: string;
  readonly title: string;
  /** The name that was taken for the Page's own. */
  readonly business: string;
}

/** A file of an archive that is in, whole. */
export interface ImportedFile {
  /** SHA-256 of its bytes, base64url. */
  readonly hash: string;
  /** Name of its thread. */
  readonly thread: string;
  readonly platform: Platform;
  readonly business: string;
  /** Attachments whose bytes were found. */
  readonly media: number;
  /** JSON of what it holds, whoever is the business. */
  readonly facts: string;
}

const THREAD = [
  'platform',
  'form',
  'name',
  'conversation',
  'section',
  'title',
  'business',
] as const;
const readThread = (row: readonly unknown[]): ImportedThread => ({
  platform: PLATFORMS[row[0] as number] as Platform,
  form: FORMS[row[1] as number] as ArchiveForm,
  name: row[2] as string,
  conversation: row[3] as number,
  section: row[4] as string,
  title: row[5] as string,
  business: row[6] as string,
});

const threads = statement<{ page: number }, ImportedThread>(
  (db, p) => db.selectFrom('imported_thread').select(THREAD).where('page', '=', p.page),
  readThread,
);
const thread = statement<
  Pick<ImportedThreadTable, 'page' | 'platform' | 'form' | 'name'>,
  ImportedThread
>(
  (db, p) =>
    db
      .selectFrom('imported_thread')
      .select(THREAD)
      .where('page', '=', p.page)
      .where('platform', '=', p.platform)
      .where('form', '=', p.form)
      .where('name', '=', p.name),
  readThread,
);
const anyThread = statement<{ page: number }, true>(
  (db, p) =>
    db
      .selectFrom('imported_thread')
      .select('conversation')
      .where('page', '=', p.page)
      .limit(sql.lit(1)),
  () => true,
);
const businesses = statement<{ page: number }, Pick<ImportedThread, 'platform' | 'business'>>(
  (db, p) =>
    db
      .selectFrom('imported_thread')
      .select(['platform', 'business'])
      .distinct()
      .where('page', '=', p.page)
      .orderBy('platform')
      .orderBy('business'),
  (row) => ({ platform: PLATFORMS[row[0] as number] as Platform, business: row[1] as string }),
);
const files = statement<{ page: number; hash: string }, ImportedFile>(
  (db, p) =>
    db
      .selectFrom('imported_file')
      .select(['hash', 'thread', 'platform', 'business', 'media', 'facts'])
      .where('page', '=', p.page)
      .where('hash', '=', p.hash),
  (row) => ({
    hash: row[0] as string,
    thread: row[1] as string,
    platform: PLATFORMS[row[2] as number] as Platform,
    business: row[3] as string,
    media: row[4] as number,
    facts: row[5] as string,
  }),
);
const putThread = statement<ImportedThreadTable>((db, p) =>
  db
    .insertInto('imported_thread')
    .values({
      page: p.page,
      platform: p.platform,
      form: p.form,
      name: p.name,
      conversation: p.conversation,
      section: p.section,
      title: p.title,
      business: p.business,
    })
    .onConflict((oc) =>
      oc.columns(['page', 'platform', 'form', 'name']).doUpdateSet((eb) => ({
        conversation: eb.ref('excluded.conversation'),
        section: eb.ref('excluded.section'),
        title: eb.ref('excluded.title'),
        business: eb.ref('excluded.business'),
      })),
    ),
);
const putFile = statement<ImportedFileTable>((db, p) =>
  db
    .insertInto('imported_file')
    .values({
      page: p.page,
      hash: p.hash,
      thread: p.thread,
      platform: p.platform,
      business: p.business,
      media: p.media,
      facts: p.facts,
    })
    .onConflict((oc) =>
      oc.columns(['page', 'hash', 'thread', 'platform']).doUpdateSet((eb) => ({
        business: eb.ref('excluded.business'),
        media: eb.ref('excluded.media'),
        facts: eb.ref('excluded.facts'),
      })),
    ),
);

const keyCells = ({ platform, form, name }: ThreadKey) => ({
  platform: PLATFORMS.indexOf(platform),
  form: FORMS.indexOf(form),
  name,
});

/** Reads what of one Page came from archives. */
export class Imports {
  readonly #connection: Connection;
  readonly #page: number;

  constructor(connection: Connection, page: number) {
    this.#connection = connection;
    this.#page = page;
  }

  threads(): Awaitable<ImportedThread[]> {
    return this.#connection.all(threads, { page: this.#page });
  }

  thread(key: ThreadKey): Awaitable<ImportedThread | undefined> {
    return this.#connection.one(thread, { page: this.#page, ...keyCells(key) });
  }

  /** The names that were taken for the Page's own. */
  businesses(): Awaitable<Pick<ImportedThread, 'platform' | 'business'>[]> {
    return this.#connection.all(businesses, { page: this.#page });
  }

  /** Whether anything came from archives. */
  hasAny(): Awaitable<boolean> {
    const found = this.#connection.one(anyThread, { page: this.#page });
    return chain(found, (row) => row !== undefined);
  }

  /** The files with these bytes, by the threads they belonged to. */
  files(hash: string): Awaitable<ImportedFile[]> {
    return this.#connection.all(files, { page: this.#page, hash });
  }
}

/** Writes it, inside a transaction of the store; what stands under the same key is replaced. */
export class ImportsWriter {
  readonly #connection: Connection;
  readonly #page: number;

  constructor(connection: Connection, page: number) {
    this.#connection = connection;
    this.#page = page;
  }

  async putThread(row: ImportedThread): Promise<void> {
    const { conversation, section, title, business } = row;
    await this.#connection.run(putThread, {
      page: this.#page,
      ...keyCells(row),
      ...{ conversation, section, title, business },
    });
  }

  async putFile({ platform, ...row }: ImportedFile): Promise<void> {
    await this.#connection.run(putFile, {
      page: this.#page,
      ...row,
      platform: PLATFORMS.indexOf(platform),
    });
  }
}
