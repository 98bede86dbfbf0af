import { ask } from '../control/ask.ts';
import { ended } from '../control/jobs.ts';
import type { ControlSchemas } from '../control/operations.ts';
import type { ReplayPart } from './parts.ts';

/** What came of webhooks that were sent once more. */
export type Outcome = Pick<ControlSchemas['Replayed'], 'delivered' | 'not_sent'> & {
  readonly failed: readonly object[];
};

/** Whose webhooks rows tell of, and how many. */
export type Matching = Pick<ControlSchemas['RowsReplayed'], 'matching' | 'parts'>;

const NOTHING = { matching: 0, delivered: 0, failed: [], not_sent: 0, parts: [] };

/** The filter of all webhooks that a query means, not only those that are seen. */
const filterOf = (query: string, as: string | undefined): string =>
  [query, 'kind:webhook', as !== undefined && `app:${as}`].filter(Boolean).join(' ');

/**
 * Counts the webhooks that a query means, and sends none.
 * @param as the app through whose eyes, if any
 */
export async function matching(query: string, as: string | undefined): Promise<Matching> {
  const how = { filter: filterOf(query, as), dry_run: true as const };
  return (await ended(await ask('POST /attempts/replay', how))).result ?? NOTHING;
}

/**
 * Sends all of them once more, on the server: the same bytes, signed now, in the order of their
 * conversations; none where they are not as many as somebody has seen.
 * @throws ControlError
 */
export async function replayMatching(
  query: string,
  as: string | undefined,
  count: number,
): Promise<Outcome> {
  const how = { filter: filterOf(query, as), confirm_count: count };
  return (await ended(await ask('POST /attempts/replay', how))).result ?? NOTHING;
}

/** Sends an event once more; also what an app was kept from, where all gates are open now. */
export async function replay({ page, app, events }: ReplayPart): Promise<Outcome> {
  const how = { page, app, events, offer: true as const };
  return (await ended(await ask('POST /pages/{page}/replay', how))).result ?? NOTHING;
}
