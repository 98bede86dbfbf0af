import { sql } from 'kysely';
import { rowCount, statement } from '../statement.ts';
import { optional } from './cells.ts';

export type PageMode = 'archive' | 'strict';
export type Limits = 'on' | 'off';

/** What a Page says of itself besides its name. */
export interface PageProfile {
  readonly category?: string;
  readonly username?: string;
  /** Name of a picture in the media store. */
  readonly picture?: string;
}

/** A Page, its linked Instagram account and its settings. */
export interface PageRow {
  /** The number that begins every key of the Page's rows. */
  readonly no: number;
  readonly id: string;
  readonly name: string;
  readonly instagramId: string | undefined;
  readonly instagramUsername: string | undefined;
  readonly mode: PageMode;
  readonly limits: Limits;
  /** The app that conversations go to while nobody owns them (wire.md 7.2). */
  readonly defaultApp: string | undefined;
  /** The error code that reads of this Page are refused with, if any. */
  readonly refuse: number | undefined;
  readonly profile: PageProfile;
  /** Whether the owner of the Instagram account allows access to its messages. */
  readonly messageAccess: boolean;
}

/** A Page to add; access to messages is allowed unless it says otherwise. */
export type NewPage = Omit<PageRow, 'no' | 'messageAccess'> &
  Partial<Pick<PageRow, 'messageAccess'>>;

const PAGE = [
  'no',
  'id',
  'name',
  'instagram_id',
  'instagram_username',
  'mode',
  'limits',
  'default_app',
  'refuse',
  'profile',
  'message_access',
] as const;
const readPage = (row: readonly unknown[]): PageRow => ({
  no: row[0] as number,
  id: row[1] as string,
  name: row[2] as string,
  instagramId: optional(row[3]),
  instagramUsername: optional(row[4]),
  mode: row[5] as PageMode,
  limits: row[6] as Limits,
  defaultApp: optional(row[7]),
  refuse: optional(row[8]),
  profile: JSON.parse(row[9] as string) as PageProfile,
  messageAccess: row[10] === 1,
});
export const pagesAfter = statement<{ after: number; limit: number }, PageRow>(
  (db, p) =>
    db
      .selectFrom('page')
      .select(PAGE)
      .where('no', '>', p.after)
      .orderBy('no')
      .limit(rowCount(p.limit)),
  readPage,
);
/** Pages with an Instagram account. */
export const accountsAfter = statement<{ after: number; limit: number }, PageRow>(
  (db, p) =>
    db
      .selectFrom('page')
      .select(PAGE)
      .where('no', '>', p.after)
      .where('instagram_id', 'is not', null)
      .orderBy('no')
      .limit(rowCount(p.limit)),
  readPage,
);
/** How many there are: Pages, Instagram accounts, apps. */
export const countAll = statement<object, readonly [number, number, number]>(
  (db) =>
    db.selectNoFrom([
      sql<number>`(select count(*) from page)`.as('pages'),
      sql<number>`(select count(instagram_id) from page)`.as('accounts'),
      sql<number>`(select count(*) from app)`.as('apps'),
    ]),
  (row) => [row[0] as number, row[1] as number, row[2] as number],
);
export const pageByNo = statement<{ no: number }, PageRow>(
  (db, p) => db.selectFrom('page').select(PAGE).where('no', '=', p.no),
  readPage,
);
export const pageById = statement<{ id: string }, PageRow>(
  (db, p) => db.selectFrom('page').select(PAGE).where('id', '=', p.id),
  readPage,
);
export const pageByInstagramId = statement<{ id: string }, PageRow>(
  (db, p) => db.selectFrom('page').select(PAGE).where('instagram_id', '=', p.id),
  readPage,
);
export const pagesByName = statement<{ key: string; limit: number }, PageRow>(
  (db, p) =>
    db
      .selectFrom('page')
      .select(PAGE)
      .where('name_key', '=', p.key)
      .orderBy('no')
      .limit(rowCount(p.limit)),
  readPage,
);
export const pagesByUsername = statement<{ username: string; limit: number }, PageRow>(
  (db, p) =>
    db
      .selectFrom('page')
      .select(PAGE)
      .where('instagram_username', '=', p.username)
      .orderBy('no')
      .limit(rowCount(p.limit)),
  readPage,
);
interface PageCells {
  id: string;
  name: string;
  name_key: string;
  instagram_id: string | null;
  instagram_username: string | null;
  mode: string;
  limits: string;
  default_app: string | null;
  refuse: number | null;
  profile: string;
  message_access: number;
}
export const pageCells = (page: NewPage): PageCells => ({
  id: page.id,
  name: page.name,
  name_key: page.name.normalize(),
  instagram_id: page.instagramId ?? null,
  instagram_username: page.instagramUsername ?? null,
  mode: page.mode,
  limits: page.limits,
  default_app: page.defaultApp ?? null,
  refuse: page.refuse ?? null,
  profile: JSON.stringify(page.profile),
  message_access: page.messageAccess === false ? 0 : 1,
});
const valuesOf = (p: PageCells): PageCells => ({
  id: p.id,
  name: p.name,
  name_key: p.name_key,
  instagram_id: p.instagram_id,
  instagram_username: p.instagram_username,
  mode: p.mode,
  limits: p.limits,
  default_app: p.default_app,
  refuse: p.refuse,
  profile: p.profile,
  message_access: p.message_access,
});
export const insertPage = statement<PageCells>((db, p) =>
  db.insertInto('page').values({
    // Nor one that a Page had which was deleted: its revision stays.
    no: sql`(select coalesce(max(no), 0) + 1 from (select max(no) as no from page union all select max(page) from page_revision) as n)`,
    ...valuesOf(p),
  }),
);
export const updatePage = statement<PageCells & { no: number }>((db, p) =>
  db.updateTable('page').set(valuesOf(p)).where('no', '=', p.no),
);
