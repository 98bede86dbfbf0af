import { randomBytes } from 'node:crypto';
import { afterFile } from '../after-file.ts';
import type { Database } from './fresh-schema.ts';

/** What a server's own log tells of the statements of one store. */
export interface ServerLog {
  /** The store's place, for a user all of whose statements are logged. */
  readonly place: string;
  /** The statements that the server was given for that store while something was done, in their order. */
  during(work: () => Promise<unknown>): Promise<string[]>;
}

/**
 * Has the server log what is asked for a store from now on, until the test file ends.
 * @returns undefined where the log of that server is nowhere that we can read
 */
export async function logOf(
  { ask }: Database,
  place: string,
  schema: string,
): Promise<ServerLog | undefined> {
  // Where this run has started the server, its log lies beside its data.
  const [found] = await ask<{ path: string | null }>(
    `select coalesce(pg_current_logfile(), case when (pg_stat_file('../log', true)).size is not null then '../log' end) as path`,
  );
  if (!found?.path) return undefined;
  const { path } = found;
  const [user, password] = [`u_${schema}`, randomBytes(12).toString('hex')];
  await ask(
    `create role "${user}" superuser login password '${password}';
     alter role "${user}" set log_statement = 'all'`,
  );
  afterFile(async () => {
    await ask(`drop owned by "${user}" cascade; drop role "${user}"`);
  });
  const as = new URL(place);
  Object.assign(as, { username: user, password });
  const size = async (): Promise<number> => {
    const [file] = await ask<{ size: string }>('select size::text from pg_stat_file($1)', [path]);
    return Number(file?.size);
  };
  const statement = new RegExp(`LOG:  (?:execute [^:]+|statement): (.*"${schema}".*)`, 'g');
  return {
    place: as.href,
    async during(work) {
      const from = await size();
      await work();
      const [file] = await ask<{ text: string }>(
        `select convert_from(pg_read_binary_file($1, $2, $3), 'UTF8') as text`,
        [path, from, (await size()) - from],
      );
      return [...(file?.text ?? '').matchAll(statement)].map(([, sql]) => String(sql));
    },
  };
}
