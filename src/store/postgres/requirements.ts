import type { Client } from 'pg';
import { ForeignStoreError } from '../opening.ts';

/** The oldest PostgreSQL that is served from, as the server itself numbers it. */
const OLDEST = { number: 160_000, name: '16' };

/** What a server says of itself. */
interface Settings {
  readonly version: string;
  readonly number: number;
  readonly fsync: string;
  readonly commit: string;
  readonly standby: number;
  readonly encoding: string;
}

/**
 * Refuses a server that could lose what was acknowledged, or that is too old.
 * @returns words in which transactions begin there
 * @throws ForeignStoreError of one sentence
 */
export async function requireFit(client: Pick<Client, 'query'>): Promise<string> {
  const { rows } = await client.query<Settings>(`select
    current_setting('server_version') as version,
    current_setting('server_version_num')::integer as number,
    current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as commit,
    current_setting('server_encoding') as encoding,
    pg_is_in_recovery() as standby`);
  const [{ version, number, fsync, commit, standby, encoding }] = rows as [Settings];
  if (number < OLDEST.number) {
    throw new ForeignStoreError(
      `The database is PostgreSQL ${version}: the store needs ${OLDEST.name} or newer.`,
    );
  }
  if (standby) {
    throw new ForeignStoreError(
      'The database is a standby, which takes no changes: name the server that it follows with --store.',
    );
  }
  if (fsync !== 'on') {
    throw new ForeignStoreError(
      'The database has fsync off, and would lose what was acknowledged: set fsync = on in postgresql.conf and reload it.',
    );
  }
  if (encoding !== 'UTF8') {
    throw new ForeignStoreError(
      `The database has the encoding ${encoding}: make one with createdb --encoding=UTF8 --template=template0.`,
    );
  }
  const durable = commit === 'off' ? '; set local synchronous_commit to on' : '';
  return `begin isolation level read committed${durable}`;
}
