import type { Attempted } from './attempt.ts';
import { chaosIn } from './chaos/chaos-words.ts';
import type { DeliveryDeps } from './deps.ts';
import type { LogWebhook } from './webhook-log.ts';

type Deps = Pick<DeliveryDeps, 'store' | 'webhookLog' | 'onFault'>;

/** Tells of an attempt, if anybody wants to know. */
export function tellAttempt(deps: Deps, page: number, attempted: Attempted): void {
  const { app, event, together, number, replay = false, status, elapsed, delivered } = attempted;
  tell(deps, page, (id) => ({
    ...{ kind: 'attempt', app, page: id, event, events: together.length, number, replay },
    ...{ status, ms: elapsed, delivered, why: whyOf(attempted) },
  }));
}

/** Tells that a Page gave an app up, if anybody wants to know. */
export const tellGiveUp = (deps: Deps, page: number, app: string): void =>
  tell(deps, page, (id) => ({ kind: 'given up', app, page: id }));

/** Nothing waits for it, and nothing fails with it. */
function tell(
  { store, webhookLog, onFault }: Deps,
  page: number,
  entryOf: (id: string) => Parameters<LogWebhook>[0],
): void {
  const log = webhookLog();
  if (!log) return;
  const telling = async () => log(entryOf((await store.directory.pages.byNo(page))?.id ?? '-'));
  void telling().catch(onFault);
}

/** The word for it alone where the rest of a note may quote the receiver: `handshake`, `connect`. */
function whyOf({ status, delivered, note }: Attempted): string | undefined {
  const chaos = chaosIn(note);
  if (delivered) return note;
  const own = chaos === undefined ? note : note?.slice(chaos.length + 2);
  const why = status === undefined ? own?.split(':')[0] : undefined;
  return [chaos, why].filter(Boolean).join('; ') || undefined;
}
