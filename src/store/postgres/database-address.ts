import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { type ConnectionOptions, checkServerIdentity } from 'node:tls';
import { ConfigError } from '../../config/store-config.ts';

/** The way to a database. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string | undefined;
  /** Without one, `PGPASSWORD` and the file that `PGPASSFILE` names are looked at. */
  readonly password: string | undefined;
  readonly ssl: ConnectionOptions | false;
}

/**
 * The way that an address tells.
 * @throws ConfigError of one sentence, which does not show the password
 */
export function wayTo({
  hostname,
  port,
  pathname,
  username,
  password,
  searchParams,
}: URL): DatabaseAddress {
  const host = hostname.replace(/^\[|\]$/g, '') || '127.0.0.1';
  return {
    host,
    port: Number(port || '5432'),
    database: decoded(pathname.slice(1)) || 'postgres',
    user: decoded(username) || undefined,
    password: decoded(password) || undefined,
    ssl: tls(searchParams, host),
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
      return { ...ca, ...identity(host) };
    default:
      throw new ConfigError(
        `sslmode is disable, require, verify-ca or verify-full, and is "${mode}".`,
      );
  }
}

/** Whose certificate it is to be; an address that is a number may not be asked for by name. */
const identity = (host: string): ConnectionOptions =>
  isIP(host) === 0
    ? { servername: host }
    : { checkServerIdentity: (_, certificate) => checkServerIdentity(host, certificate) };

function root(file: string | null): ConnectionOptions {
  if (file === null) return {};
  try {
    return { ca: readFileSync(file, 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError(`The certificate that sslrootcert names cannot be read: ${code}.`);
  }
}
