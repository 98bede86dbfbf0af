import type { NewAttempt } from '../store/log/attempts.ts';
import type { FailureRow } from '../store/log/failures.ts';
import type { EventCursor } from '../store/log/tables.ts';
import { freeControlOf } from '../store/page/commands/change-control.ts';
import type { Transaction } from '../store/store.ts';

/** What is to be written of attempts of one app on one Page. */
export interface AttemptOutcome {
  readonly attempt?: NewAttempt | undefined;
  /** Rows as they are from now on. */
  readonly failing?: readonly FailureRow[];
  /** Conversations that wait for nothing any more. */
  readonly cleared?: readonly number[];
  /** When the Page gave the app up, in ms of the store's clock. */
  readonly disabled?: number;
}

/** How far an app has come, and the number at which that was written last. */
export interface CursorMove {
  readonly cursor: EventCursor;
  readonly was: number;
}

/**
 * Writes how far an app has come on a Page, with what came of it, in one transaction. Gives false
 * where another process, or another beginning, has moved the cursor since: then attempts are kept, and
 * nothing else is.
 */
export async function writeOutcomes(
  tx: Transaction,
  page: number,
  { cursor, was }: CursorMove,
  outcomes: readonly AttemptOutcome[],
): Promise<boolean> {
  const { cursors, failures, attempts } = tx.deliveries(page);
  const { app } = cursor;
  const moved = await cursors.move(cursor, was);
  if (!moved && !(await cursors.of(app))) return false;
  for (const { attempt } of outcomes) if (attempt) await attempts.add(attempt);
  if (!moved) return false;
  for (const { failing = [], cleared = [], disabled } of outcomes) {
    for (const row of failing) await failures.put(row);
    for (const conversation of cleared) await failures.remove(app, conversation);
    if (disabled !== undefined) await disable(tx, page, app, disabled);
  }
  return true;
}

/** Gives an app up: nothing is queued for it until the Page has it anew, and it owns nothing. */
export async function disable(
  tx: Transaction,
  page: number,
  app: string,
  at: number,
): Promise<void> {
  const accounts = await tx.reader.installedApps.rows(page);
  for (const row of accounts) {
    if (row.app !== app || row.disabled !== undefined) continue;
    await tx.directory.installedApps.putDisabled(page, row.account, app, at);
  }
  const { cursors, failures } = tx.deliveries(page);
  await failures.removeAll(app);
  await cursors.begin(app);
  await freeControlOf(tx, page, app, at);
}
