import type { Awaitable, Connection } from '../connection.ts';
import { statement } from '../statement.ts';
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

/** A person's part in a conversation. */
export interface ParticipantRow {
  readonly person: number;
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

const byNo = statement<{ page: number; no: number }, PersonRow>(
  (db, p) =>
    db.selectFrom('person').select(COLUMNS).where('page', '=', p.page).where('no', '=', p.no),
  read,
);

const byId = statement<{ page: number; id: string }, PersonRow>(
  (db, p) =>
    db.selectFrom('person').select(COLUMNS).where('page', '=', p.page).where('id', '=', p.id),
  read,
);

const list = statement<{ page: number }, PersonRow>(
  (db, p) => db.selectFrom('person').select(COLUMNS).where('page', '=', p.page).orderBy('no'),
  read,
);

const participants = statement<{ page: number; conversation: number }, ParticipantRow>(
  (db, p) =>
    db
      .selectFrom('participant')
      .select(['person', 'sent'])
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation)
      .orderBy('position'),
  (row) => ({ person: row[0] as number, sent: row[1] === 1 }),
);

/** Reads the people of one Page. */
export class People {
  readonly #connection: Connection;
  readonly #page: number;

  constructor(connection: Connection, page: number) {
    this.#connection = connection;
    this.#page = page;
  }

  byNo(no: number): Awaitable<PersonRow | undefined> {
    return this.#connection.one(byNo, { page: this.#page, no });
  }

  byId(id: string): Awaitable<PersonRow | undefined> {
    return this.#connection.one(byId, { page: this.#page, id });
  }

  list(): Awaitable<PersonRow[]> {
    return this.#connection.all(list, { page: this.#page });
  }

  /** Who takes part in a conversation, in order of joining. */
  of(conversation: number): Awaitable<ParticipantRow[]> {
    return this.#connection.all(participants, { page: this.#page, conversation });
  }
}
