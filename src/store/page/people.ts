import { type Kysely, sql } from 'kysely';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import { allByKeys, byKeys, LARGEST_GROUP } from '../by-keys.ts';
import type { RowOf } from '../codec.ts';
import type { Connection } from '../connection.ts';
import { PageReads } from '../reads.ts';
import { findRows, type KeptRows, RowCache } from '../row-cache.ts';
import { find, findAfter } from '../rows.ts';
import { count, statement } from '../statement.ts';
import type { Tables } from '../tables.ts';
import { Aliases } from './aliases.ts';
import { PERSON, type PersonProfile } from './tables.ts';

/** A person who writes to the Page. */
export type PersonRow = RowOf<typeof PERSON>;

/** A person who takes part in a conversation. */
export interface ParticipantRow {
  readonly conversation: number;
  readonly person: PersonRow;
  /** Whether the person has sent a message there. */
  readonly sent: boolean;
}

const byId = find(PERSON, ['page', 'id']);
const list = findAfter(PERSON, 'no', ['page']);

/** Numbers of people that one statement looks through for a name. */
const NAME_STRIDE = 10_000;

const namedBetween = statement<
  { page: number; name: string; after: number; last: number },
  PersonRow
>(
  (db, p) =>
    db
      .selectFrom('person')
      .select(PERSON.select)
      .where('page', '=', p.page)
      .where('no', '>', p.after)
      .where('no', '<=', p.last)
      .where('name', '=', p.name)
      .orderBy('no'),
  PERSON.read,
);

const lastNo = statement<{ page: number }, number>(
  (db, p) =>
    db
      .selectFrom('person')
      .select(sql<number>`coalesce(max(no), 0)`.as('no'))
      .where('page', '=', p.page),
  count,
);

const byNos = byKeys<{ page: number }, PersonRow>(
  (db, p, keys) =>
    db
      .selectFrom('person')
      .select(PERSON.select)
      .where('page', '=', p.page)
      .where('no', 'in', keys),
  PERSON.read,
);

/** About how many bytes of memory a person takes: of texts, none but these may be long. */
function sizeOfPerson({ name, profile }: PersonRow): number {
  let size = 400 + 2 * name.length;
  for (const field in profile)
    size += 30 + String(profile[field as keyof PersonProfile]).length * 2;
  return size;
}
/** The same of a participant, the person apart. */
const PLACE = 100;

/** Participants that one statement reads, at most: a group may be as large as an import makes it. */
const MOST_AT_ONCE = 2_000;

const PLACES = PERSON.select.length;

const readParticipant = (row: readonly unknown[]): ParticipantRow => ({
  person: PERSON.read(row),
  conversation: row[PLACES] as number,
  sent: row[PLACES + 1] === 1,
});

/** Takes how many rows were read by one statement; what it gives is waited for. */
export type Took = (rows: number) => Awaitable<void>;

const taking = (db: Kysely<Tables>, p: { page: number }) =>
  db
    .selectFrom('participant as t')
    .innerJoin('person as p', (join) =>
      join.onRef('p.page', '=', 't.page').onRef('p.no', '=', 't.person'),
    )
    .select([...PERSON.as('p'), 't.conversation', 't.sent'])
    .where('t.page', '=', p.page)
    // Said again for the second table: on a cluster the join would fan out.
    .where('p.page', '=', p.page)
    .limit(sql.lit(MOST_AT_ONCE));

const participants = byKeys<{ page: number }, ParticipantRow>(
  (db, p, keys) =>
    taking(db, p)
      .where('t.conversation', 'in', keys)
      .orderBy('t.conversation')
      .orderBy('t.position'),
  readParticipant,
);

/** The others of one conversation, behind a person. */
const moreParticipants = statement<
  { page: number; conversation: number; person: number },
  ParticipantRow
>(
  (db, p) =>
    taking(db, p)
      .where('t.conversation', '=', p.conversation)
      .where('t.position', '>', (eb) =>
        eb
          .selectFrom('participant as last')
          .select('last.position')
          .where('last.page', '=', p.page)
          .where('last.conversation', '=', p.conversation)
          .where('last.person', '=', p.person),
      )
      .orderBy('t.position'),
  readParticipant,
);

/** An id by which somebody was found, who is kept by his number. */
const ID = 150;

/** What is kept of one Page's people, while they stay as they are. */
export class KeptPeople {
  readonly byNo: RowCache<PersonRow>;
  /** By an id that the person has or ever had. */
  readonly byId: RowCache<PersonRow, string>;
  readonly participants: RowCache<readonly ParticipantRow[]>;
  /** Numbers of the one conversation that people have with the Page alone, by theirs. */
  readonly direct: RowCache<number>;

  /** @param kept counts what is kept */
  constructor(kept: KeptRows) {
    this.byNo = new RowCache(kept, sizeOfPerson);
    this.byId = new RowCache(kept, (person) => sizeOfPerson(person) + ID);
    this.participants = new RowCache(kept, ({ length }) => PLACE * (length + 1));
    this.direct = new RowCache(kept, () => PLACE);
  }
}

/** Reads the people of one Page. */
export class People extends PageReads {
  readonly #aliases: Aliases;
  readonly #kept: KeptPeople | undefined;

  /** @param kept undefined where rows change under way and none may be kept */
  constructor(connection: Connection, page: number, kept: KeptPeople | undefined) {
    super(connection, page);
    this.#aliases = new Aliases(connection, page);
    this.#kept = kept;
  }

  /** The people behind numbers, in their order; a number of nobody is passed over. */
  byNos(numbers: readonly number[]): Awaitable<PersonRow[]> {
    return findRows(numbers, this.#kept?.byNo, (missing) =>
      chain(
        allByKeys(this.connection, byNos, missing, { page: this.page }),
        (rows) => new Map(rows.map((row) => [row.no, row])),
      ),
    );
  }

  /** By the number that the person has or ever had. */
  byAnyNo(no: number): Awaitable<PersonRow | undefined> {
    const at = (each: number) => chain(this.byNos([each]), ([person]) => person);
    return chain(at(no), (found) => found ?? this.#aliases.followNumber('person_alias', no, at));
  }

  /** By an id that the person has or ever had. */
  byId(id: string): Awaitable<PersonRow | undefined> {
    const known = this.#kept?.byId.get(id);
    if (known) return known;
    return chain(this.#find(id), (person) => {
      if (person) this.#kept?.byId.set(id, person);
      return person;
    });
  }

  #find(id: string): Awaitable<PersonRow | undefined> {
    return chain(
      this.connection.one(byId, { page: this.page, id }),
      (found) =>
        found ??
        this.#aliases.follow('person_alias', id, (no) =>
          chain(this.byNos([no]), ([person]) => person),
        ),
    );
  }

  /**
   * The people of exactly this name, stride by stride through all of the Page's, for others to have
   * a turn in between: only commands look for a name, and an index would be in every person's way.
   */
  async *named(name: string): AsyncGenerator<readonly PersonRow[], void> {
    const page = this.page;
    const end = (await this.connection.one(lastNo, { page })) ?? 0;
    for (let after = 0; after < end; after += NAME_STRIDE) {
      const last = after + NAME_STRIDE;
      yield await this.connection.all(namedBetween, { page, name, after, last });
    }
  }

  /** So many people behind a number, in order of creation. */
  after(no: number, limit: number): Awaitable<PersonRow[]> {
    return this.connection.all(list, { page: this.page, after: no, limit });
  }

  /**
   * Who takes part in conversations: for each, in order of joining.
   * @param took told how many rows were read each time
   */
  participantsOf(
    conversations: readonly number[],
    took: Took = () => undefined,
  ): Awaitable<(readonly ParticipantRow[])[]> {
    return findRows(conversations, this.#kept?.participants, (missing) =>
      chain(this.#participants(missing, took), (rows) => {
        const found = new Map<number, ParticipantRow[]>(missing.map((no) => [no, []]));
        for (const row of rows) {
          // Whoever takes part in many conversations is kept once.
          const known = this.#kept?.byNo.get(row.person.no);
          found.get(row.conversation)?.push(known ? { ...row, person: known } : row);
          if (!known) this.#kept?.byNo.set(row.person.no, row.person);
        }
        return found;
      }),
    );
  }

  #participants(conversations: readonly number[], took: Took): Awaitable<ParticipantRow[]> {
    if (conversations.length <= LARGEST_GROUP) return this.#group(conversations, took);
    return chain(this.#group(conversations.slice(0, LARGEST_GROUP), took), (rows) =>
      chain(this.#participants(conversations.slice(LARGEST_GROUP), took), (more) =>
        rows.concat(more),
      ),
    );
  }

  #group(conversations: readonly number[], took: Took): Awaitable<ParticipantRow[]> {
    const [group] = participants(conversations, { page: this.page });
    if (!group) return [];
    return chain(this.connection.all(...group), (rows) =>
      chain(took(rows.length), () =>
        rows.length < MOST_AT_ONCE ? rows : this.#goOn(conversations, rows, took),
      ),
    );
  }

  /** What a statement gave, with all that its bound kept back. */
  async #goOn(
    conversations: readonly number[],
    rows: ParticipantRow[],
    took: Took,
  ): Promise<ParticipantRow[]> {
    const { conversation } = rows.at(-1) as ParticipantRow;
    for (let read = MOST_AT_ONCE; read === MOST_AT_ONCE; ) {
      const { person } = rows.at(-1) as ParticipantRow;
      const params = { page: this.page, conversation, person: person.no };
      const more = await this.connection.all(moreParticipants, params);
      read = more.length;
      await took(read);
      for (const row of more) rows.push(row);
    }
    const left = conversations.filter((no) => no > conversation);
    for (const row of await this.#participants(left, took)) rows.push(row);
    return rows;
  }
}
