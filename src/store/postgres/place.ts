import { ConfigError } from '../../config/store-config.ts';
import { type DatabaseAddress, wayTo } from './database-address.ts';

/** Where a store is kept in PostgreSQL: a schema of a database. */
export interface PostgresPlace extends DatabaseAddress {
  readonly schema: string;
  /** Whether a pooler lies between, which gives each transaction another session. */
  readonly isPooled: boolean;
  /** A second address, which leads to the server itself: changes are heard of there. */
  readonly direct: DatabaseAddress | undefined;
  /** What it may be called where others read along. */
  readonly shown: string;
}

/** Schemas of stores where none is named. */
const SCHEMA = 'convograph';

/** A name that needs no quotes, and with which channels stay shorter than PostgreSQL's names may be. */
const NAME = /^(?!pg_)[a-z_][a-z0-9_]{0,47}$/;

/** What may stand behind the question mark. */
const TLS = ['sslmode', 'sslrootcert'];
const PARAMETERS = ['schema', ...TLS, 'pooler'];
/** What the second address is called. */
const SECOND = 'second address of the database, which --store-direct names,';
/** The second address within the first, as {@link withDirect} puts it there. */
const DIRECT = 'direct';

/** Whether a place of a store is a database's address, and no path. */
export const isPostgres = (place: string): boolean => /^postgres(?:ql)?:\/\//i.test(place);

/** A place of a store as it may be shown: an address without its password. */
export const shownPlace = (place: string): string =>
  isPostgres(place) ? postgresPlace(place).shown : place;

/**
 * An address of a store with the second one, which leads to the server itself, in it: whoever is handed
 * the one has both.
 * @throws ConfigError of one sentence where either is none
 */
export function withDirect(address: string, direct: string): string {
  postgresPlace(address);
  const whole = new URL(address);
  whole.searchParams.set(DIRECT, direct);
  postgresPlace(whole.href);
  return whole.href;
}

/**
 * Reads a database's address, such as `postgres://user@host/database?schema=name`.
 * @throws ConfigError of one sentence, which does not show the password
 */
export function postgresPlace(address: string): PostgresPlace {
  const url = parsed(address, PARAMETERS, 'address of the database');
  const given = url.searchParams;
  const schema = given.get('schema') ?? SCHEMA;
  if (!NAME.test(schema)) {
    throw new ConfigError(
      `The schema of a store has small letters, digits and _, 48 at most, and is "${schema}".`,
    );
  }
  const pooler = given.get('pooler');
  if (pooler !== null && pooler !== 'transaction') {
    throw new ConfigError(
      `pooler is transaction, or left out where each connection is a session, and is "${pooler}".`,
    );
  }
  const direct = given.get(DIRECT);
  const way = wayTo(url);
  return {
    ...way,
    schema,
    isPooled: pooler !== null,
    direct: direct === null ? undefined : wayTo(parsed(direct, TLS, SECOND)),
    shown: `postgres://${url.hostname || way.host}:${way.port}/${way.database}?schema=${schema}`,
  };
}

function parsed(address: string, takes: readonly string[], what: string): URL {
  const url = URL.parse(address);
  if (!url || !isPostgres(address)) {
    throw new ConfigError(`The ${what} must look like postgres://user@host:5432/database.`);
  }
  const other = [...url.searchParams.keys()].find((name) => ![...takes, DIRECT].includes(name));
  if (other === undefined) return url;
  throw new ConfigError(
    `The ${what} says ${other}, which is not known: it takes ${takes.join(', ')}.`,
  );
}
