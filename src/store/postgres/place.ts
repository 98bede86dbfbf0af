import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { ConfigError } from '../../config/store-config.ts';

/** Where a store is kept in PostgreSQL: a schema of a database. */
export interface PostgresPlace {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string | undefined;
  /** Without one, `PGPASSWORD` and the file that `PGPASSFILE` names are looked at. */
  readonly password: string | undefined;
  readonly ssl: ConnectionOptions | false;
  readonly schema: string;
  /** What it may be called where others read along. */
  readonly shown: string;
}

/** Schemas of stores where none is named. */
const SCHEMA = 'convograph';

/** A name that needs no quotes, and with which channels stay shorter than PostgreSQL's names may be. */
const NAME = /^(?!pg_)[a-z_][a-z0-9_]{0,47}$/;

/** What may stand behind the question mark. */
const PARAMETERS = ['schema', 'sslmode', 'sslrootcert'];

/** Whether a place of a store is a database's address, and no path. */
export const isPostgres = (place: string): boolean => /^postgres(?:ql)?:\/\//i.test(place);

/** A place of a store as it may be shown: an address without its password. */
export const shownPlace = (place: string): string =>
  isPostgres(place) ? postgresPlace(place).shown : place;

/**
 * Reads a database's address, such as `postgres://user@host/database?schema=name`.
 * @throws ConfigError of one sentence, which does not show the password
 */
export function postgresPlace(address: string): PostgresPlace {
  const url = URL.parse(address);
  if (!url || !isPostgres(address)) {
    throw new ConfigError(
      'The address of the database must look like postgres://user@host:5432/database?schema=name.',
    );
  }
  const given = url.searchParams;
  const other = [...given.keys()].find((name) => !PARAMETERS.includes(name));
  if (other !== undefined) {
    throw new ConfigError(
      `The address of the database says ${other}, which is not known: it takes ${PARAMETERS.join(', ')}.`,
    );
  }
  const schema = given.get('schema') ?? SCHEMA;
  if (!NAME.test(schema)) {
    throw new ConfigError(
      `The schema of a store has small letters, digits and _, 48 at most, and is "${schema}".`,
    );
  }
  const [host, port] = [url.hostname.replace(/^\[|\]$/g, '') || '127.0.0.1', url.port || '5432'];
  const database = decoded(url.pathname.slice(1)) || 'postgres';
  return {
    host,
    port: Number(port),
    database,
    user: decoded(url.username) || undefined,
    password: decoded(url.password) || undefined,
    ssl: tls(given, host),
    schema,
    shown: `postgres://${url.hostname || host}:${port}/${database}?schema=${schema}`,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ConfigError(
      'The address of the database has a % that stands for nothing: write %25.',
    );
  }
}

/** What is asked of the server's certificate, in libpq's words. */
function tls(given: URLSearchParams, host: string): ConnectionOptions | false {
  const mode = given.get('sslmode') ?? 'disable';
  const ca = root(given.get('sslrootcert'));
  switch (mode) {
    case 'disable':
      return false;
    case 'require':
      return { rejectUnauthorized: false };
    case 'verify-ca':
      return { ...ca, checkServerIdentity: () => undefined };
    case 'verify-full':
      return { ...ca, servername: host };
    default:
      throw new ConfigError(
        `sslmode is disable, require, verify-ca or verify-full, and is "${mode}".`,
      );
  }
}

function root(file: string | null): ConnectionOptions {
  if (file === null) return {};
  try {
    return { ca: readFileSync(file, 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError(`The certificate that sslrootcert names cannot be read: ${code}.`);
  }
}
