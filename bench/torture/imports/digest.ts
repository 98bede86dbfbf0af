import { hash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore } from '../../../src/house/store-engine.ts';
import type { MessageRow } from '../../../src/store/page/message.ts';
import type { PageStore } from '../../../src/store/page/page-store.ts';
import { hasMedium } from '../claims.ts';

/** What can be seen of a store: a hash of each conversation by its ids, and the name of each medium. */
export interface Digest {
  readonly conversations: ReadonlyMap<string, string>;
  readonly media: ReadonlySet<string>;
  /** Threads of downloads, which decide what belongs together in later ones. */
  readonly threads: number;
  /** Messages and how many of them the conversations count. */
  readonly messages: number;
  readonly counted: number;
}

const ALL = Number.MAX_SAFE_INTEGER;

/**
 * Reads all of the only Page.
 * @throws Error when the database is damaged, or a medium is missing or has other bytes
 */
export async function digestOf(data: string): Promise<Digest> {
  const file = join(data, 'convograph.db');
  requireSound(file);
  const store = await openStore(file);
  try {
    const [page] = await store.directory.pages.after(0, 1);
    return await read(store.page(page?.no ?? 0), data);
  } finally {
    await store.close();
  }
}

async function read(reader: PageStore, data: string): Promise<Digest> {
  const people = new Map((await reader.people.after(0, ALL)).map((one) => [one.no, one.name]));
  const conversations = new Map<string, string>();
  const media = new Set<string>();
  let [messages, counted] = [0, 0];
  for (const row of await reader.history.conversations(0, ALL)) {
    const { no } = row;
    const [taking = []] = await reader.people.participantsOf([no]);
    const all = await reader.history.newer(no, { created: -1, tie: 0 }, ALL);
    for (const { extra } of all) {
      for (const one of extra?.attachments ?? []) if (one.media) media.add(one.media);
    }
    // Numbers of people tell the order in which they came, which is nobody's business.
    const shown = {
      ...row,
      ...{ id: '', no: 0 },
      people: taking.map(({ person, sent }) => ({ ...person, id: '', no: 0, sent })),
      messages: all.map((message) => JSON.stringify(shownAs(message, people))).toSorted(),
    };
    const ids = [row.id, ...taking.map(({ person }) => person.id)].join(' ');
    conversations.set(ids, hash('sha256', JSON.stringify(shown), 'base64url'));
    messages += all.length;
    counted += row.messageCount;
  }
  const lost = [...media].filter((name) => !hasMedium(data, name));
  if (lost.length > 0) throw new Error(`The medium ${lost[0]} is missing, or has other bytes.`);
  const threads = (await reader.imports.threads()).length;
  return { conversations, media, threads, messages, counted };
}

const shownAs = (message: MessageRow, people: ReadonlyMap<number, string>) => {
  // Which of two equal messages of one millisecond was unsent since, nobody can tell: conversations
  // are compared as sets.
  const { sender, extra, tie, ...rest } = message;
  const of = (no: number | null) => (no === null ? null : (people.get(no) ?? no));
  const reactions = extra?.reactions?.map((one) => ({ ...one, by: of(one.by) }));
  return { ...rest, sender: of(sender), extra: { ...extra, reactions } };
};

/**
 * How two stores differ, in words; empty where they do not.
 * @param order whether both were filled in one order: ids of a conversation and its people are made of
 *   how it began in the download that came first, where its opening may not have been unsent yet
 */
export function differences(is: Digest, should: Digest, order: 'same' | 'any' = 'same'): string[] {
  const found: string[] = [];
  const [these, those] = [bearers(is, order), bearers(should, order)];
  const other = [...new Set([...these, ...those])].filter(
    (one) => !(these.has(one) && those.has(one)),
  );
  if (other.length > 0) found.push(`${other.length} conversations differ (${other[0]}, …)`);
  if (is.messages !== should.messages) {
    found.push(`${is.messages} messages instead of ${should.messages}`);
  }
  if (is.threads !== should.threads) found.push(`${is.threads} threads of ${should.threads}`);
  if (is.counted !== is.messages) found.push(`${is.counted} messages are counted`);
  const missing = [...should.media].filter((name) => !is.media.has(name));
  if (missing.length > 0 || is.media.size !== should.media.size) found.push('other media');
  return found;
}

/** What conversations are told apart by; equal ones of one store are numbered. */
function bearers({ conversations }: Digest, order: 'same' | 'any'): ReadonlySet<string> {
  if (order === 'same') return new Set([...conversations].map((each) => each.join(' ')));
  const seen = new Map<string, number>();
  return new Set(
    [...conversations.values()].map((content) => {
      const nth = (seen.get(content) ?? 0) + 1;
      seen.set(content, nth);
      return `${content} ${nth}`;
    }),
  );
}

function requireSound(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const said = database.prepare('pragma integrity_check').get()?.integrity_check;
    if (said !== 'ok') throw new Error(`The database is damaged: ${String(said)}`);
  } finally {
    database.close();
  }
}
