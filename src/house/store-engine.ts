import { type Scheduler, systemScheduler } from '../base/scheduler.ts';
import { audienceRule } from '../events/audience-rule.ts';
import { decide } from '../messaging/thread-control/machine.ts';
import type { Workings } from '../store/sqlite/durability.ts';
import { SqliteEngine } from '../store/sqlite/sqlite-engine.ts';
import { Store, type StoreOptions } from '../store/store.ts';

/**
 * Opens a store. The one place that chooses what it is kept in.
 * @param file path of the database file, or `:memory:` for one that lives as long as the process
 * @param scheduler times the tries while another program has a lock
 * @param workings what tests and measurements set otherwise
 * @param options who gets events is decided by what Pages and apps are subscribed to, without it
 * @throws NewerStoreError, ForeignStoreError, or the engine's own error ({@link SqliteEngine.open})
 */
export const openStore = async (
  file: string,
  scheduler: Scheduler = systemScheduler,
  workings?: Workings,
  options: StoreOptions = { audience: audienceRule, control: decide },
): Promise<Store> => new Store(await SqliteEngine.open(file, scheduler, workings), options);
