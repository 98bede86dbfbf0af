import { type Scheduler, systemScheduler } from '../base/scheduler.ts';
import { audienceRule } from '../events/audience-rule.ts';
import { decide } from '../messaging/thread-control/machine.ts';
import type { Engine } from '../store/engine.ts';
import { isPostgres, postgresPlace } from '../store/postgres/place.ts';
import type { Workings } from '../store/sqlite/durability.ts';
import { SqliteEngine } from '../store/sqlite/sqlite-engine.ts';
import { Store, type StoreOptions } from '../store/store.ts';

/**
 * Opens a store. The one place that chooses what it is kept in.
 * @param place path of the database file, or `:memory:` for one that lives as long as the process, or
 *   the address of a database, `postgres://…`
 * @param scheduler times the tries while another program has a lock, or the database is away
 * @param workings what tests and measurements set otherwise
 * @param options who gets events is decided by what Pages and apps are subscribed to, without it
 * @throws NewerStoreError, ForeignStoreError, or the engine's own error ({@link SqliteEngine.open})
 */
export const openStore = async (
  place: string,
  scheduler: Scheduler = systemScheduler,
  workings?: Workings,
  options: StoreOptions = {},
): Promise<Store> =>
  new Store(await openEngine(place, scheduler, workings), {
    audience: audienceRule,
    control: decide,
    ...options,
  });

async function openEngine(
  place: string,
  scheduler: Scheduler,
  workings?: Workings,
): Promise<Engine> {
  if (!isPostgres(place)) return SqliteEngine.open(place, scheduler, workings);
  const { PostgresEngine } = await import('../store/postgres/postgres-engine.ts');
  return PostgresEngine.open(postgresPlace(place), scheduler);
}
