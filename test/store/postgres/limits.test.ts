import { describe, expect, it, onTestFinished } from 'vitest';
import { systemScheduler } from '../../../src/base/scheduler.ts';
import type { Connection } from '../../../src/store/connection.ts';
import { postgresPlace } from '../../../src/store/postgres/place.ts';
import { PostgresEngine } from '../../../src/store/postgres/postgres-engine.ts';
import type { Statement } from '../../../src/store/statement.ts';
import { sentenceOf, troubleOf } from '../../../src/store/trouble.ts';
import { freshSchema, placeWith, testDatabase } from '../../support/postgres/fresh-schema.ts';
import { poolerUrl } from '../../support/postgres/postgres.ts';

const database = await testDatabase();
const pooler = await poolerUrl();

async function opened(place: string): Promise<PostgresEngine> {
  const engine = await PostgresEngine.open(postgresPlace(place), systemScheduler);
  onTestFinished(() => engine.close());
  return engine;
}

/** Asks what no statement of the store does. */
function asked(connection: Connection, sql: string): Promise<unknown[][]> {
  const statement = { in: () => ({ sql, bind: () => [] }), read: (row: unknown[]) => row };
  return connection.all(statement as unknown as Statement<object, unknown[]>, {}) as Promise<
    unknown[][]
  >;
}

const setting = (name: string, value: string): string =>
  `select set_config('${name}', '${value}', true)`;

/** How long a statement may take there, and a transaction stand. */
const limitsOn = async (connection: Connection): Promise<unknown> => {
  const [row] = await asked(
    connection,
    `select current_setting('statement_timeout'),
       current_setting('idle_in_transaction_session_timeout')`,
  );
  return row;
};

async function limitsIn(place: string): Promise<unknown> {
  const engine = await opened(place);
  return {
    reads: await limitsOn(engine.connection),
    changes: await engine.transaction(limitsOn),
    long: await engine.transaction(limitsOn, 'own'),
  };
}

describe.runIf(database)('a statement, and a transaction that stands still', () => {
  if (!database) return;

  it('has a limit, but for what takes its time', async () => {
    expect(await limitsIn(freshSchema(database).place)).toEqual({
      reads: ['5min', '0'],
      changes: ['1min', '1min'],
      long: ['0', '1min'],
    });
  });

  it.runIf(pooler)('has it within the transaction behind a pooler', async () => {
    const place = placeWith(freshSchema(database).place, { pooler: 'transaction' }, pooler);
    const changes = { changes: ['1min', '1min'], long: ['0', '1min'] };
    expect(await limitsIn(place)).toEqual({ reads: ['0', '0'], ...changes });
    // The session is another's then, and knows nothing of it.
    expect(await limitsOn((await opened(place)).connection)).toEqual(['0', '0']);
  });

  it('that takes longer is ended, and it is said in a sentence', async () => {
    const engine = await opened(freshSchema(database).place);
    const sleeping = engine.transaction(async (tx) => {
      await asked(tx, setting('statement_timeout', '1'));
      await asked(tx, 'select pg_sleep(60)');
    });
    const error = await sleeping.catch((error: unknown) => error);
    expect(sentenceOf(troubleOf(error) as never)).toContain('it took longer than it may');
  });

  it('that stands still longer is undone, and done again', async () => {
    const engine = await opened(freshSchema(database).place);
    let runs = 0;
    await engine.transaction(async (tx) => {
      if (++runs > 1) return;
      const [[pid] = []] = await asked(tx, 'select pg_backend_pid()');
      await asked(tx, setting('idle_in_transaction_session_timeout', '1'));
      const standing = `select pid from pg_stat_activity where pid = ${Number(pid)}`;
      await expect.poll(() => database.ask(standing)).toEqual([]);
      await asked(tx, 'select 1');
    });
    expect(runs).toBe(2);
  });
});
