import type { Awaitable, Connection } from '../connection.ts';
import { byKeys, statement } from '../statement.ts';
import { PLATFORMS, type Platform } from './platform.ts';

/** Profile fields that a person has beyond the name (protocol.md 5.14). */
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

/** A person who writes to the Page. */
export interface PersonRow {
  /** Number within the Page. */
  readonly no: number;
  /** PSID or IGSID. */
  readonly id: string;
  readonly platform: Platform;
  readonly name: string;
  readonly username: string | undefined;
  readonly profile: PersonProfile;
}

/** A person who takes part in a conversation. */
export interface ParticipantRow {
  readonly conversation: number;
  readonly person: PersonRow;
  /** Whether the person has sent a message there. */
  readonly sent: boolean;
}

const COLUMNS = ['no', 'id', 'platform', 'name', 'username', 'profile'] as const;
const NO_PROFILE: PersonProfile = Object.freeze({});

const read = (row: readonly unknown[]): PersonRow => ({
  no: row[0] as number,
  id: row[1] as string,
  platform: PLATFORMS[row[2] as number] as Platform,
  name: row[3] as string,
  username: (row[4] as string | null) ?? undefined,
  profile: row[5] === null ? NO_PROFILE : (JSON.parse(row[5] as string) as PersonProfile),
});

const byId = statement<{ page: number; id: string }, PersonRow>(
  (db, p) =>
    db.selectFrom('person').select(COLUMNS).where('page', '=', p.page).where('id', '=', p.id),
  read,
);

const list = statement<{ page: number }, PersonRow>(
  (db, p) => db.selectFrom('person').select(COLUMNS).where('page', '=', p.page).orderBy('no'),
  read,
);

const byNos = byKeys<{ page: number }, PersonRow>(
  (db, p, keys) =>
    db.selectFrom('person').select(COLUMNS).where('page', '=', p.page).where('no', 'in', keys),
  read,
);

const participants = byKeys<{ page: number }, ParticipantRow>(
  (db, p, keys) =>
    db
      .selectFrom('participant as t')
      .innerJoin('person as p', (join) =>
        join.onRef('p.page', '=', 't.page').onRef('p.no', '=', 't.person'),
      )
      .select([...COLUMNS.map((column) => `p.${column}` as const), 't.conversation', 't.sent'])
      .where('t.page', '=', p.page)
      // Said again for the second table: on a cluster the join would fan out (storage.md 1.2).
      .where('p.page', '=', p.page)
      .where('t.conversation', 'in', keys)
      .orderBy('t.conversation')
      .orderBy('t.position'),
  (row) => ({
    person: read(row),
    conversation: row[6] as number,
    sent: row[7] === 1,
  }),
);

/** Reads the people of one Page. */
export class People {
  readonly #connection: Connection;
  readonly #page: number;

  constructor(connection: Connection, page: number) {
    this.#connection = connection;
    this.#page = page;
  }

  /** The people behind numbers, in no order; a number of nobody is passed over. */
  async byNos(numbers: readonly number[]): Promise<PersonRow[]> {
    const found: PersonRow[] = [];
    for (const [statement, params] of byNos(numbers, { page: this.#page })) {
      found.push(...(await this.#connection.all(statement, params)));
    }
    return found;
  }

  byId(id: string): Awaitable<PersonRow | undefined> {
    return this.#connection.one(byId, { page: this.#page, id });
  }

  list(): Awaitable<PersonRow[]> {
    return this.#connection.all(list, { page: this.#page });
  }

  /** Who takes part in conversations, of each in order of joining. */
  async participantsOf(conversations: readonly number[]): Promise<ParticipantRow[]> {
    const found: ParticipantRow[] = [];
    for (const [statement, params] of participants(conversations, { page: this.#page })) {
      found.push(...(await this.#connection.all(statement, params)));
    }
    return found;
  }
}
