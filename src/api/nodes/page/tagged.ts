import type { Awaitable } from '../../../base/awaitable.ts';
import type { Call } from '../../../graph/execute/call.ts';

import type { ConversationPosition, ConversationRow } from '../../../store/page/conversations.ts';
import type { Services } from '../../services.ts';
import { readMessages } from '../conversation/read-messages.ts';
import { tagsOf } from '../message/tags.ts';

/** The tags asked for: a JSON list or a comma list. */
export function parseTags(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  return text
    .replace(/^\s*\[|\]\s*$/g, '')
    .split(',')
    .map((tag) => tag.trim().replace(/^"|"$/g, ''))
    .filter(Boolean);
}

/** Conversations looked through for one page, at most: a rare tag must not read a whole inbox. */
const MOST_LOOKED_AT = 5_000;
const STRIDE = 100;
/** Tags are told from a message's parts, and not from its text. */
const NEWEST = { direction: 'older', limit: 1, parts: { text: false, extra: true } } as const;
/** What looking at one costs, in look-ups of a nested field: a read of its newest message. */
const LOOKUPS = 10;

/** Reads rows from a position on. */
type Read = (from: ConversationPosition | undefined, limit: number) => Awaitable<ConversationRow[]>;

/**
 * Rows from a position on whose newest message carries all tags. Without tags, just the rows.
 */
export function tagged(
  tags: readonly string[],
  call: Call<Services>,
  read: Read,
  [updated, no]: readonly number[],
  limit: number,
): Awaitable<ConversationRow[]> {
  const from = updated === undefined || no === undefined ? undefined : { updated, no };
  return tags.length === 0 ? read(from, limit) : search(tags, call, read, from, limit);
}

async function search(
  tags: readonly string[],
  call: Call<Services>,
  read: Read,
  start: ConversationPosition | undefined,
  limit: number,
): Promise<ConversationRow[]> {
  let from = start;
  const found: ConversationRow[] = [];
  for (let seen = 0; seen < MOST_LOOKED_AT; seen += STRIDE) {
    const rows = await read(from, STRIDE);
    // An edge may be asked for under thousands of aliases, each with a search of its own.
    call.spendLookups(rows.length * LOOKUPS);
    for (const row of rows) {
      const [newest] = await readMessages({ conversation: row.no, ...NEWEST }, call);
      const pause = call.budget.step();
      if (pause !== undefined) await pause;
      const own = newest ? tagsOf(newest, row) : [];
      if (tags.every((tag) => own.includes(tag))) found.push(row);
      if (found.length === limit) return found;
    }
    from = rows.at(-1);
    if (rows.length < STRIDE) break;
  }
  return found;
}
