import type { PageRow } from '../../store/directory.ts';
import type { AttemptRow } from '../../store/log/attempts.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import { repliesOf } from './reply.ts';

/** Rows of one answer. */
const MOST = 100;

/** Webhooks of one answer: the newest. */
const MOST_WEBHOOKS = 1_000;

/** Messages of a Page in the order of its log, those of people and its own. */
export async function messagesAfter(page: PageRow, store: PageStore, after: number) {
  const rows: { no: number; [name: string]: unknown }[] = [];
  let cursor = after;
  for (let more = true; more && rows.length < MOST; ) {
    const read = await store.log.after(cursor, MOST, ['message']);
    for (const event of read.events) {
      const { conversation: no, sender } = event.body;
      const conversation = await store.conversations.byNo(no);
      if (!conversation) continue;
      const [message] = await repliesOf(page, store, conversation, [event]);
      if (!message) continue;
      const [person] = sender ? await store.people.byNos([sender]) : [];
      rows.push({
        no: event.no,
        conversation: conversation.id,
        from: sender === 0 ? page.id : person?.id,
        ...message,
      });
    }
    ({ cursor, more } = read);
  }
  return rows;
}

/** Attempts to deliver webhooks of a Page, oldest first. */
export async function webhooksAfter(_page: PageRow, store: PageStore, after: number) {
  const behind: AttemptRow[] = [];
  for (let before = Number.MAX_SAFE_INTEGER; behind.length < MOST_WEBHOOKS; ) {
    const some = await store.deliveries.attempts.before(before, MOST);
    behind.push(...some.filter(({ id }) => id > after));
    before = some.at(-1)?.id ?? 0;
    if (before <= after + 1) break;
  }
  return behind.reverse().map((attempt) => ({
    no: attempt.id,
    at: new Date(attempt.at).toISOString(),
    app: attempt.app,
    url: attempt.url,
    events: attempt.together,
    attempt: attempt.number,
    replay: attempt.replay,
    delivered: attempt.delivered,
    status: attempt.status,
    note: attempt.note,
    ms: attempt.elapsed,
    body: parsed(attempt.request),
  }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
