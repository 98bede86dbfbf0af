import type { DatabaseSync } from 'node:sqlite';
import { messageId, messageIdPrefix } from '../../../src/store/ids/message-id.ts';

/** A message in a store, by its event. */
export interface KeptMessage {
  /** Number of the event in its Page's log. */
  readonly no: number;
  /** Id of the Page. */
  readonly page: string;
  readonly conversation: number;
  readonly text: string;
  /** Ids of the apps that are to be told, as the event says. */
  readonly told: readonly string[];
  /** Id of the one app that it is for, where it is for one. */
  readonly only?: string;
}

/** How far an app's webhooks of a Page have come, as it is kept. */
export interface Done {
  readonly app: string;
  readonly page: string;
  /** Whether nothing more is to be done of a message, that is: whether it may not come again. */
  has(message: Pick<KeptMessage, 'no' | 'conversation'>): boolean;
}

/** What a store holds of what torture is about. */
export interface Kept {
  /** Messages by their public id. */
  readonly messages: ReadonlyMap<string, KeptMessage>;
  readonly done: readonly Done[];
}

/**
 * Reads the messages that a store holds.
 * @param known those that it held before, which are added to: events are only ever appended
 */
export function readMessages(
  database: DatabaseSync,
  known: Map<string, KeptMessage>,
): ReadonlyMap<string, KeptMessage> {
  const pages = database.prepare('select no, id from page').all();
  const rows = database.prepare(
    `select e.no, e.body, e.audience, m.text, m.created, m.tie, m.conversation
     from event e join message m on m.page = e.page and m.conversation = e.body ->> 'conversation'
       and m.created = e.body ->> 'created' and m.tie = e.body ->> 'tie'
     where e.page = ? and e.no > ? and e.kind = 'message' order by e.no`,
  );
  const newest = new Map<string, number>();
  for (const { page, no } of known.values()) newest.set(page, Math.max(no, newest.get(page) ?? 0));
  for (const { no: page, id } of pages) {
    for (const row of rows.all(Number(page), newest.get(String(id)) ?? 0)) {
      const conversation = Number(row.conversation);
      const position = { created: Number(row.created), tie: Number(row.tie) };
      known.set(messageId(messageIdPrefix(Number(page), conversation), position), {
        ...{ no: Number(row.no), page: String(id), conversation, text: String(row.text) },
        told: toldIn(JSON.parse(String(row.audience ?? '{}'))),
      });
    }
  }
  return known;
}

/** How far the webhooks of each app and Page have come. */
export function doneIn(database: DatabaseSync): Done[] {
  const failures = database.prepare(
    'select page, app, conversation, no from failure where page = ? and app = ?',
  );
  return database
    .prepare(
      'select c.page, c.app, c.no, c.ahead, p.id from event_cursor c, page p on p.no = c.page',
    )
    .all()
    .map(({ page, app, no: upTo, ahead, id }) => {
      const ranges = JSON.parse(String(ahead)) as readonly (readonly [number, number])[];
      const waiting = failures.all(Number(page), String(app));
      return {
        ...{ app: String(app), page: String(id) },
        has: ({ no, conversation }: Pick<KeptMessage, 'no' | 'conversation'>) => {
          const isPassed =
            no <= Number(upTo) || ranges.some(([from, to]) => from <= no && no <= to);
          // One that was not taken waits for another try, with all behind it.
          return (
            isPassed &&
            !waiting.some((row) => row.conversation === conversation && Number(row.no) <= no)
          );
        },
      };
    });
}

const toldIn = (audience: Readonly<Record<string, object>>): string[] =>
  Object.keys(audience).filter((app) => !('closed' in (audience[app] ?? {})));
