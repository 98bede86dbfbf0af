import type { DatabaseSync } from 'node:sqlite';
import { FLAGS } from '../../src/store/page/message.ts';

/** Counters of a conversation, and what they count. */
const COUNTERS = {
  message_count: 'count(m.tie)',
  deleted_count: `coalesce(sum(m.flags & ${FLAGS.deleted} != 0), 0)`,
  unread_count: `coalesce(sum(m.tie is not null and m.sender is not 0 and m.flags & ${FLAGS.read} = 0), 0)`,
  updated: 'coalesce(max(m.created), 0)',
  page_sent: 'coalesce(max(m.sender is 0 and m.tie is not null), 0)',
} as const;

/** What became of events, where there are no such. */
const AHEAD = `
  with newest as (select page, coalesce(max(no), 0) as no from event group by page),
  reached as (
    select page, no from event_cursor
    union all select c.page, a.value ->> 1 from event_cursor c, json_each(c.ahead) a
    union all select page, no from failure
    union all select page, last from attempt
  )
  select 1 from reached r left join newest n on n.page = r.page
  where r.no > coalesce(n.no, 0) limit 1`;

/** What is wrong with a database by itself, whatever it should hold; in words. */
export function faults(database: DatabaseSync): string[] {
  const said = database.prepare('pragma integrity_check').all();
  const damage = said.map((row) => String(row.integrity_check)).filter((each) => each !== 'ok');
  if (damage.length > 0) return damage.slice(0, 3).map((each) => `damaged: ${each}`);
  const names = Object.keys(COUNTERS);
  const counts = Object.values(COUNTERS).map((sql, i) => `${sql} as counted_${names[i]}`);
  const differ = names.map((name) => `${name} is not counted_${name}`);
  const wrong = database
    .prepare(
      `select id, ${names} from (
        select c.id, ${names.map((name) => `c.${name}`)}, ${counts}
        from conversation c left join message m on m.page = c.page and m.conversation = c.no
        group by c.page, c.no) where ${differ.join(' or ')} limit 3`,
    )
    .all();
  const events = database
    .prepare(
      `select page from page_revision r where events is not
        (select coalesce(max(no), 0) from event e where e.page = r.page)
        or events is not (select count(*) from event e where e.page = r.page)`,
    )
    .all();
  if (events.length > 0) return ['the events of a Page are not counted as they are'];
  if (database.prepare(AHEAD).get()) return ['deliveries are further than the events they are of'];
  return wrong.map((row) => `counters of ${String(row.id)} are not those of its messages`);
}
