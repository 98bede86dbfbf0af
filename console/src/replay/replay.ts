import { ask } from '../control/ask.ts';
import type { ControlSchemas } from '../control/operations.ts';
import type { Row } from '../stream/rows.ts';
import { partsOf, type ReplayPart } from './parts.ts';

/** What came of webhooks that were sent once more. */
export type Outcome = ControlSchemas['Replayed'];

/** Rows of one answer. */
const AT_ONCE = 1_000;

/** All webhooks that a query means, not only those that are seen. */
export async function partsOfQuery(
  query: string,
  isMeant: (row: Row) => boolean,
  signal: AbortSignal,
): Promise<ReplayPart[]> {
  const rows: Row[] = [];
  const filter = `${query} kind:webhook`;
  for (let before: number | undefined; ; ) {
    const page = { filter, limit: AT_ONCE, ...(before !== undefined && { before }) };
    const { data } = await ask('GET /timeline', page, signal);
    rows.push(...data.filter(isMeant));
    before = data[0]?.seq;
    if (data.length < AT_ONCE || before === undefined) return partsOf(rows);
  }
}

const NOTHING: Outcome = { matching: 0, delivered: 0, failed: [], not_sent: 0 };

const sum = (a: Outcome, b: Outcome): Outcome => ({
  matching: a.matching + b.matching,
  delivered: a.delivered + b.delivered,
  failed: [...a.failed, ...b.failed],
  not_sent: a.not_sent + b.not_sent,
});

/**
 * Sends webhooks once more, on the server: the same bytes, signed now, in the order of their
 * conversations; also what an app was kept from, where all gates are open now.
 * @param dry says how many that would be, and sends none
 */
export async function replay(parts: readonly ReplayPart[], dry = false): Promise<Outcome> {
  let all = NOTHING;
  for (const { page, app, events } of parts) {
    const how = { offer: true as const, ...(dry && { dry_run: true as const }) };
    const begun = await ask('POST /pages/{page}/replay', { page, app, events, ...how });
    all = sum(all, (await ended(begun.id)) ?? NOTHING);
  }
  return all;
}

/** How long the server has to tell of news of a job, in ms. */
const WITHIN = 30_000;

/** Waits for the end of a job. */
async function ended(job: string): Promise<Outcome | undefined> {
  for (let after = 0; ; ) {
    const { state, result, error } = await ask('GET /jobs/{job}', { job });
    if (state === 'failed') throw new Error(error?.message ?? state);
    if (state !== 'running') return result as Outcome | undefined;
    after = (await ask('POST /wait', { for: 'job', job, after, within: WITHIN })).cursor;
  }
}
