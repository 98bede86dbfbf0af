import type { DatabaseSync } from 'node:sqlite';
import type { KeptMessage } from '../sends/kept.ts';

/** A step of who controlled a conversation, with its event. */
interface KeptStep {
  /** Number of the event in its Page's log. */
  readonly no: number;
  /** Id of the Page. */
  readonly page: string;
  readonly conversation: number;
  readonly change: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly metadata: string | undefined;
}

/** What a store holds of who controls its conversations. */
export interface KeptControl {
  /** Of all conversations, in the order of their events. */
  readonly steps: readonly KeptStep[];
  /** What apps are to be told, by what it is known by (told.ts). */
  readonly notices: Map<string, KeptMessage>;
  /** Owners, by Page and conversation. */
  readonly owners: ReadonlyMap<string, string | undefined>;
  /** What is wrong with it by itself, in words. */
  readonly wrong: readonly string[];
}

const STEPS = `
  select p.id as page, e.no, e.at, e.body, e.audience, s.conversation, s.metadata, q.id as person
  from event e join page p on p.no = e.page
  left join control_step s on s.page = e.page and s.event = e.no
  left join participant t on t.page = e.page and t.conversation = s.conversation and t.position = 0
  left join person q on q.page = e.page and q.no = t.person
  where e.kind = 'thread_control' order by e.page, e.no`;
const LOOSE = `
  select count(*) as n from control_step s left join event e on e.page = s.page and e.no = s.event
  where e.kind is not 'thread_control' or e.body ->> 'conversation' <> s.conversation`;
const OWNERS =
  'select p.id as page, c.no, c.owner_app from conversation c join page p on p.no = c.page';

interface Body {
  readonly change: string;
  readonly from?: string;
  readonly to?: string;
  readonly told?: { readonly app: string; readonly of: string };
}

/** Reads it. */
export function readControl(database: DatabaseSync): KeptControl {
  const steps: KeptStep[] = [];
  const notices = new Map<string, KeptMessage>();
  const wrong: string[] = [];
  for (const row of database.prepare(STEPS).all()) {
    const { change, from, to, told } = JSON.parse(String(row.body)) as Body;
    const [no, page] = [Number(row.no), String(row.page)];
    if (row.conversation === null) {
      wrong.push(`event ${no} of ${page} is no step of a history`);
      continue;
    }
    const conversation = Number(row.conversation);
    const metadata = row.metadata === null ? undefined : String(row.metadata);
    steps.push({ no, page, conversation, change, from, to, metadata });
    if (!told) continue;
    const ends = told.of === 'request' ? [] : [from ?? null, to];
    const key = keyOf(String(row.person), Number(row.at), told.of, ends, metadata);
    const audience = JSON.parse(String(row.audience ?? '{}')) as Record<string, object>;
    const tells = Object.keys(audience).filter((app) => !('closed' in (audience[app] ?? {})));
    notices.set(key, { no, page, conversation, text: told.of, told: tells, only: told.app });
  }
  const { n } = database.prepare(LOOSE).get() ?? {};
  if (Number(n) > 0) wrong.push(`${n} steps have no event`);
  const owners = new Map(
    database
      .prepare(OWNERS)
      .all()
      .map(({ page, no, owner_app }) => [
        `${page} ${no}`,
        owner_app === null ? undefined : String(owner_app),
      ]),
  );
  return { steps, notices, owners, wrong };
}

/** What a webhook of control is known by: no two have all of this. */
const keyOf = (
  person: string,
  at: number,
  word: string,
  ends: readonly (string | null | undefined)[],
  metadata: string | undefined,
): string => [person, at, word, ...ends, metadata].join(' ');

/** The same of one that came. */
export function noticeOf(item: object): { readonly mid: string; readonly text: string } {
  const { sender, timestamp, ...own } = item as {
    readonly sender: { readonly id: string };
    readonly timestamp: number;
  };
  const [[name, told] = []] = Object.entries(own).filter(([key]) =>
    key.endsWith('_thread_control'),
  );
  const word = String(name).replace('_thread_control', '');
  const { metadata, ...rest } = told as Record<string, string | null> & {
    readonly metadata?: string;
  };
  // Who asks is a number, which a double may not hold: what it said is enough to know it by.
  const ends = word === 'request' ? [] : Object.values(rest);
  return { mid: keyOf(sender.id, timestamp, word, ends, metadata), text: word };
}

/**
 * What does not agree, in words: each step goes on where the one before it ended, and the last one made
 * who owns the conversation.
 */
export function gaps({ steps, owners, wrong }: KeptControl): string[] {
  const found = [...wrong];
  const last = new Map<string, string | undefined>();
  for (const { page, conversation, no, from, to, change } of steps) {
    const key = `${page} ${conversation}`;
    if (last.get(key) !== from) found.push(`step ${no} of ${key}, ${change}, begins with another`);
    last.set(key, to);
  }
  for (const [key, owner] of owners) {
    if (owner !== last.get(key)) found.push(`${key} is another's than its last step says`);
  }
  return found;
}
