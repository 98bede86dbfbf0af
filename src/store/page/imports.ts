import { sql } from 'kysely';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { Connection } from '../connection.ts';
import { statement } from '../statement.ts';
import type { ImportedFileTable, ImportedThreadTable, ThreadDecisionTable } from '../tables.ts';
import { PLATFORMS, type Platform } from './platform.ts';

/** The two downloads that Meta hands out; their places are the numbers that are stored. */
const FORMS = ['dyi', 'e2ee'] as const;
export type ArchiveForm = (typeof FORMS)[number];

/** A thread of a download that is in, with what tells which others it belongs to. */
export interface ImportedThread {
  /** Number within the Page. */
  readonly no: number;
  readonly platform: Platform;
  readonly form: ArchiveForm;
  /** Last part of its path in the archive. */
  readonly name: string;
  /** Number of the conversation that it is in. */
  readonly conversation: number;
  /** Folder it lay in, such as `inbox`; empty where there was none. */
  readonly section: string;
  readonly title: string;
  /** The name that was taken for the Page's own. */
  readonly business: string;
  /** Names of all others, sorted. */
  readonly people: readonly string[];
  /** Times of the oldest and the newest message, in epoch milliseconds; 0 without any. */
  readonly first: number;
  readonly last: number;
  readonly messages: number;
  /** Downloads in which it stood beside a thread that is like it, and is another. */
  readonly beside: readonly string[];
  /** Number of the first of those that it is one with for certain. */
  readonly strand: number;
  /** Number of the conversation that its strand had by itself, if it ever had one. */
  readonly home: number | undefined;
}

/** What somebody decided by hand of two threads of downloads. */
export interface ThreadDecision {
  /** Numbers of the threads, the smaller first. */
  readonly one: number;
  readonly other: number;
  readonly together: boolean;
}

/** What stands in place of a count of media for a file of which only a part is in. */
export const BEGUN = -1;

/** A file of an archive that is in. */
export interface ImportedFile {
  /** SHA-256 of its bytes, base64url. */
  readonly hash: string;
  /** Name of its thread. */
  readonly thread: string;
  readonly platform: Platform;
  readonly business: string;
  /** Attachments whose bytes were found; {@link BEGUN} where not all of the file is in. */
  readonly media: number;
  /** JSON of what it holds, whoever is the business. */
  readonly facts: string;
  /** Number of its thread; undefined in what came in before threads had one. */
  readonly source: number | undefined;
}

const THREAD = [
  'no',
  'platform',
  'form',
  'name',
  'conversation',
  'section',
  'title',
  'business',
  'people',
  'first',
  'last',
  'messages',
  'beside',
  'strand',
  'home',
] as const;
const readThread = (row: readonly unknown[]): ImportedThread => ({
  no: row[0] as number,
  platform: PLATFORMS[row[1] as number] as Platform,
  form: FORMS[row[2] as number] as ArchiveForm,
  name: row[3] as string,
  conversation: row[4] as number,
  section: row[5] as string,
  title: row[6] as string,
  business: row[7] as string,
  people: listIn(row[8]),
  first: row[9] as number,
  last: row[10] as number,
  messages: row[11] as number,
  beside: listIn(row[12]),
  strand: row[13] as number,
  home: (row[14] as number | null) ?? undefined,
});

const NONE: readonly string[] = Object.freeze([]);
const listIn = (json: unknown): readonly string[] =>
  json === '[]' ? NONE : (JSON.parse(json as string) as string[]);

const threads = statement<{ page: number }, ImportedThread>(
  (db, p) =>
    db.selectFrom('imported_thread').select(THREAD).where('page', '=', p.page).orderBy('no'),
  readThread,
);
const threadsOf = statement<{ page: number; conversation: number }, ImportedThread>(
  (db, p) =>
    db
      .selectFrom('imported_thread')
      .select(THREAD)
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation)
      .orderBy('no'),
  readThread,
);
const nextThread = statement<{ page: number }, number>(
  (db, p) =>
    db
      .selectFrom('imported_thread')
      .select(sql<number>`coalesce(max(no), 0) + 1`.as('no'))
      .where('page', '=', p.page),
  (row) => row[0] as number,
);
const decisions = statement<{ page: number }, ThreadDecision>(
  (db, p) =>
    db
      .selectFrom('thread_decision')
      .select(['one', 'other', 'together'])
      .where('page', '=', p.page)
      .orderBy('one')
      .orderBy('other'),
  (row) => ({ one: row[0] as number, other: row[1] as number, together: row[2] === 1 }),
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
      .select(['hash', 'thread', 'platform', 'business', 'media', 'facts', 'source'])
      .where('page', '=', p.page)
      .where('hash', '=', p.hash),
  (row) => ({
    hash: row[0] as string,
    thread: row[1] as string,
    platform: PLATFORMS[row[2] as number] as Platform,
    business: row[3] as string,
    media: row[4] as number,
    facts: row[5] as string,
    source: (row[6] as number | null) ?? undefined,
  }),
);
/** Its key stands in the facts of those files alone that are pages. */
const pageSources = statement<{ page: number }, number>(
  (db, p) =>
    db
      .selectFrom('imported_file')
      .select('source')
      .distinct()
      .where('page', '=', p.page)
      .where('source', 'is not', null)
      .where('facts', 'like', sql.lit('%"within":%'))
      .orderBy('source'),
  (row) => row[0] as number,
);
const putThread = statement<ImportedThreadTable>((db, p) =>
  db
    .insertInto('imported_thread')
    .values({
      page: p.page,
      no: p.no,
      platform: p.platform,
      form: p.form,
      name: p.name,
      conversation: p.conversation,
      section: p.section,
      title: p.title,
      business: p.business,
      people: p.people,
      first: p.first,
      last: p.last,
      messages: p.messages,
      beside: p.beside,
      strand: p.strand,
      home: p.home,
    })
    .onConflict((oc) =>
      oc.columns(['page', 'no']).doUpdateSet((eb) => ({
        conversation: eb.ref('excluded.conversation'),
        section: eb.ref('excluded.section'),
        title: eb.ref('excluded.title'),
        business: eb.ref('excluded.business'),
        people: eb.ref('excluded.people'),
        first: eb.ref('excluded.first'),
        last: eb.ref('excluded.last'),
        messages: eb.ref('excluded.messages'),
        beside: eb.ref('excluded.beside'),
        strand: eb.ref('excluded.strand'),
        home: eb.ref('excluded.home'),
      })),
    ),
);
const putDecision = statement<ThreadDecisionTable>((db, p) =>
  db
    .insertInto('thread_decision')
    .values({ page: p.page, one: p.one, other: p.other, together: p.together })
    .onConflict((oc) =>
      oc
        .columns(['page', 'one', 'other'])
        .doUpdateSet((eb) => ({ together: eb.ref('excluded.together') })),
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
      source: p.source,
    })
    .onConflict((oc) =>
      oc.columns(['page', 'hash', 'thread', 'platform']).doUpdateSet((eb) => ({
        business: eb.ref('excluded.business'),
        media: eb.ref('excluded.media'),
        facts: eb.ref('excluded.facts'),
        source: eb.ref('excluded.source'),
      })),
    ),
);

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

  /** Those that one conversation is made of. */
  threadsOf(conversation: number): Awaitable<ImportedThread[]> {
    return this.#connection.all(threadsOf, { page: this.#page, conversation });
  }

  /** What was decided by hand. */
  decisions(): Awaitable<ThreadDecision[]> {
    return this.#connection.all(decisions, { page: this.#page });
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

  /** Numbers of the threads that came in HTML, which tells times to the second or the minute. */
  pageSources(): Awaitable<number[]> {
    return this.#connection.all(pageSources, { page: this.#page });
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

  /** Adds a thread; gives its number, which is also its strand's where it has none. */
  async addThread(
    row: Omit<ImportedThread, 'no' | 'strand'> & { readonly strand: number | undefined },
  ): Promise<number> {
    const no = (await this.#connection.one(nextThread, { page: this.#page })) ?? 1;
    await this.putThread({ ...row, no, strand: row.strand ?? no });
    return no;
  }

  async putThread(row: ImportedThread): Promise<void> {
    await this.#connection.run(putThread, {
      ...row,
      page: this.#page,
      platform: PLATFORMS.indexOf(row.platform),
      form: FORMS.indexOf(row.form),
      people: JSON.stringify(row.people),
      beside: JSON.stringify(row.beside),
      home: row.home ?? null,
    });
  }

  async putDecision({ one, other, together }: ThreadDecision): Promise<void> {
    const row = { one: Math.min(one, other), other: Math.max(one, other) };
    await this.#connection.run(putDecision, {
      page: this.#page,
      ...row,
      together: together ? 1 : 0,
    });
  }

  async putFile({ platform, source, ...row }: ImportedFile): Promise<void> {
    await this.#connection.run(putFile, {
      page: this.#page,
      ...row,
      platform: PLATFORMS.indexOf(platform),
      source: source ?? null,
    });
  }
}
