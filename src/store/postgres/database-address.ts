import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
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
