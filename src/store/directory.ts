import { sql } from 'kysely';
import type { Awaitable, Connection } from './connection.ts';
import { statement } from './statement.ts';
import type { TokenTable } from './tables.ts';

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
  /** The app that conversations go to while nobody owns them (protocol.md 7.2). */
  readonly defaultApp: string | undefined;
  /** The error code that reads of this Page are refused with, if any. */
  readonly refuse: number | undefined;
  readonly profile: PageProfile;
}

export interface AppRow {
  readonly id: string;
  readonly name: string;
  /** Sealed: only `access/` can open it. */
  readonly sealedSecret: string;
}

export interface UserRow {
  readonly id: string;
  readonly name: string;
}

export interface RoleRow {
  readonly page: number;
  readonly user: string;
  readonly tasks: readonly string[];
}

/** A token's rights and state; its text is nowhere (access/token.ts makes it). */
export interface TokenRow {
  readonly no: number;
  readonly kind: 'page' | 'user' | 'app';
  readonly app: string;
  readonly user: string | undefined;
  readonly page: number | undefined;
  readonly scopes: readonly string[];
  readonly tasks: readonly string[];
  /** Times in epoch milliseconds. */
  readonly issued: number;
  readonly expires: number | undefined;
  readonly revoked: number | undefined;
}

type Cell = string | number | null;
const optional = <T>(cell: unknown): T | undefined => (cell === null ? undefined : (cell as T));
const words = (cell: unknown): string[] => (cell as string).split(',').filter(Boolean);

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
});
const pages = statement<object, PageRow>(
  (db) => db.selectFrom('page').select(PAGE).orderBy('no'),
  readPage,
);
const pageByNo = statement<{ no: number }, PageRow>(
  (db, p) => db.selectFrom('page').select(PAGE).where('no', '=', p.no),
  readPage,
);
const pageById = statement<{ id: string }, PageRow>(
  (db, p) => db.selectFrom('page').select(PAGE).where('id', '=', p.id),
  readPage,
);
interface PageCells {
  id: string;
  name: string;
  instagram_id: string | null;
  instagram_username: string | null;
  mode: string;
  limits: string;
  default_app: string | null;
  refuse: number | null;
  profile: string;
}
const cellsOf = (page: Omit<PageRow, 'no'>): PageCells => ({
  id: page.id,
  name: page.name,
  instagram_id: page.instagramId ?? null,
  instagram_username: page.instagramUsername ?? null,
  mode: page.mode,
  limits: page.limits,
  default_app: page.defaultApp ?? null,
  refuse: page.refuse ?? null,
  profile: JSON.stringify(page.profile),
});
const valuesOf = (p: PageCells): PageCells => ({
  id: p.id,
  name: p.name,
  instagram_id: p.instagram_id,
  instagram_username: p.instagram_username,
  mode: p.mode,
  limits: p.limits,
  default_app: p.default_app,
  refuse: p.refuse,
  profile: p.profile,
});
const insertPage = statement<PageCells>((db, p) =>
  db.insertInto('page').values({
    no: sql`(select coalesce(max(no), 0) + 1 from page)`,
    ...valuesOf(p),
  }),
);
const updatePage = statement<PageCells & { no: number }>((db, p) =>
  db.updateTable('page').set(valuesOf(p)).where('no', '=', p.no),
);

const readApp = (row: readonly unknown[]): AppRow => ({
  id: row[0] as string,
  name: row[1] as string,
  sealedSecret: row[2] as string,
});
const apps = statement<object, AppRow>(
  (db) => db.selectFrom('app').select(['id', 'name', 'secret']).orderBy('id'),
  readApp,
);
const appById = statement<{ id: string }, AppRow>(
  (db, p) => db.selectFrom('app').select(['id', 'name', 'secret']).where('id', '=', p.id),
  readApp,
);
const insertApp = statement<{ id: string; name: string; secret: string }>((db, p) =>
  db.insertInto('app').values({ id: p.id, name: p.name, secret: p.secret }),
);

const readUser = (row: readonly unknown[]): UserRow => ({
  id: row[0] as string,
  name: row[1] as string,
});
const users = statement<object, UserRow>(
  (db) => db.selectFrom('user').select(['id', 'name']).orderBy('id'),
  readUser,
);
const userById = statement<{ id: string }, UserRow>(
  (db, p) => db.selectFrom('user').select(['id', 'name']).where('id', '=', p.id),
  readUser,
);
const insertUser = statement<{ id: string; name: string }>((db, p) =>
  db.insertInto('user').values({ id: p.id, name: p.name }),
);

const readRole = (row: readonly unknown[]): RoleRow => ({
  page: row[0] as number,
  user: row[1] as string,
  tasks: words(row[2]),
});
const rolesOfUser = statement<{ user: string }, RoleRow>(
  (db, p) =>
    db
      .selectFrom('role')
      .select(['page', 'user', 'tasks'])
      .where('user', '=', p.user)
      .orderBy('page'),
  readRole,
);
const insertRole = statement<{ page: number; user: string; tasks: string }>((db, p) =>
  db
    .insertInto('role')
    .values({ page: p.page, user: p.user, tasks: p.tasks })
    .onConflict((c) =>
      c.columns(['page', 'user']).doUpdateSet((eb) => ({ tasks: eb.ref('excluded.tasks') })),
    ),
);

const TOKEN = [
  'no',
  'kind',
  'app',
  'user',
  'page',
  'scopes',
  'tasks',
  'issued',
  'expires',
  'revoked',
] as const;
const readToken = (row: readonly unknown[]): TokenRow => ({
  no: row[0] as number,
  kind: row[1] as TokenRow['kind'],
  app: row[2] as string,
  user: optional(row[3]),
  page: optional(row[4]),
  scopes: words(row[5]),
  tasks: words(row[6]),
  issued: row[7] as number,
  expires: optional(row[8]),
  revoked: optional(row[9]),
});
const tokens = statement<object, TokenRow>(
  (db) => db.selectFrom('token').select(TOKEN).orderBy('no'),
  readToken,
);
const tokenByNo = statement<{ no: number }, TokenRow>(
  (db, p) => db.selectFrom('token').select(TOKEN).where('no', '=', p.no),
  readToken,
);
const insertToken = statement<Record<keyof Omit<TokenTable, 'revoked'>, Cell>>((db, p) =>
  db.insertInto('token').values({
    no: p.no as number,
    kind: p.kind as string,
    app: p.app as string,
    user: p.user as string | null,
    page: p.page as number | null,
    scopes: p.scopes as string,
    tasks: p.tasks as string,
    issued: p.issued as number,
    expires: p.expires as number | null,
    revoked: sql.lit(null),
  }),
);
const revokeToken = statement<{ no: number; at: number }>((db, p) =>
  db
    .updateTable('token')
    .set({ revoked: p.at })
    .where('no', '=', p.no)
    .where('revoked', 'is', null),
);

const settingByName = statement<{ name: string }, string>(
  (db, p) => db.selectFrom('setting').select('value').where('name', '=', p.name),
  (row) => row[0] as string,
);
const putSetting = statement<{ name: string; value: string }>((db, p) =>
  db
    .insertInto('setting')
    .values({ name: p.name, value: p.value })
    .onConflict((c) => c.column('name').doUpdateSet((eb) => ({ value: eb.ref('excluded.value') }))),
);

/** What stands above the Pages: the Pages themselves, apps, users, roles, tokens, settings. */
export class Directory {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  pages(): Awaitable<PageRow[]> {
    return this.#connection.all(pages, {});
  }
  pageByNo(no: number): Awaitable<PageRow | undefined> {
    return this.#connection.one(pageByNo, { no });
  }
  pageById(id: string): Awaitable<PageRow | undefined> {
    return this.#connection.one(pageById, { id });
  }
  apps(): Awaitable<AppRow[]> {
    return this.#connection.all(apps, {});
  }
  appById(id: string): Awaitable<AppRow | undefined> {
    return this.#connection.one(appById, { id });
  }
  users(): Awaitable<UserRow[]> {
    return this.#connection.all(users, {});
  }
  userById(id: string): Awaitable<UserRow | undefined> {
    return this.#connection.one(userById, { id });
  }
  /** A user's roles, one a Page. */
  rolesOf(user: string): Awaitable<RoleRow[]> {
    return this.#connection.all(rolesOfUser, { user });
  }
  tokens(): Awaitable<TokenRow[]> {
    return this.#connection.all(tokens, {});
  }
  tokenByNo(no: number): Awaitable<TokenRow | undefined> {
    return this.#connection.one(tokenByNo, { no });
  }
  setting(name: string): Awaitable<string | undefined> {
    return this.#connection.one(settingByName, { name });
  }
}

/** Changes the directory, inside a transaction of the store. */
export class DirectoryWriter {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async addPage(page: Omit<PageRow, 'no'>): Promise<void> {
    await this.#connection.run(insertPage, cellsOf(page));
  }
  async putPage(page: PageRow): Promise<void> {
    await this.#connection.run(updatePage, { ...cellsOf(page), no: page.no });
  }
  async addApp(app: AppRow): Promise<void> {
    await this.#connection.run(insertApp, { id: app.id, name: app.name, secret: app.sealedSecret });
  }
  async addUser(user: UserRow): Promise<void> {
    await this.#connection.run(insertUser, { id: user.id, name: user.name });
  }
  /** Gives a user a role on a Page, in place of the one there was. */
  async putRole(role: RoleRow): Promise<void> {
    await this.#connection.run(insertRole, {
      page: role.page,
      user: role.user,
      tasks: role.tasks.join(','),
    });
  }
  async addToken(token: Omit<TokenRow, 'revoked'>): Promise<void> {
    await this.#connection.run(insertToken, {
      no: token.no,
      kind: token.kind,
      app: token.app,
      user: token.user ?? null,
      page: token.page ?? null,
      scopes: token.scopes.join(','),
      tasks: token.tasks.join(','),
      issued: token.issued,
      expires: token.expires ?? null,
    });
  }
  /** Revokes a token; gives whether there was one to revoke. */
  async revokeToken(no: number, at: number): Promise<boolean> {
    return (await this.#connection.run(revokeToken, { no, at })) > 0;
  }
  async putSetting(name: string, value: string): Promise<void> {
    await this.#connection.run(putSetting, { name, value });
  }
}
