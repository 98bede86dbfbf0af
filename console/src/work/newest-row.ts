import { ask } from '../control/ask.ts';
import { feed } from '../stream/feed.ts';

/** The number of the newest row about a message. */
export async function newestRow(mid: string): Promise<number | undefined> {
  const held = feed.rows.all().findLast((row) => row.mid === mid);
  if (held) return held.seq;
  const { data } = await ask('GET /timeline', { filter: `mid:${mid}`, limit: 1 });
  return data.at(-1)?.seq;
}
