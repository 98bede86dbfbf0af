import { seededRandom } from '../src/base/random.ts';
import { getJson } from './http.ts';
import type { BenchStore } from './stores.ts';

/** What there is to ask a store for. */
export interface Samples {
  /** Ids of messages from all over the Page, in random order. */
  readonly messages: readonly string[];
  /** `after` cursors of every page of 25 conversations but the first, newest first. */
  readonly cursors: readonly string[];
}

interface Paged<T> {
  readonly data: readonly T[];
  readonly paging?: { readonly cursors?: { readonly after?: string }; readonly next?: string };
}

/** Pages of conversations whose messages are looked up. */
const PAGES_OF_MESSAGES = 400;
const MOST_MESSAGES = 50_000;

/** Walks the whole list by its cursors and gathers ids, as a client would. */
export async function gather(url: string, { pageId, token }: BenchStore): Promise<Samples> {
  const base = `${url}/${pageId}/conversations?access_token=${token}&limit=25`;
  const cursors: string[] = [];
  for (let after = ''; ; ) {
    const page = await getJson<Paged<object>>(`${base}&after=${after}`);
    const next = page.paging?.next ? page.paging.cursors?.after : undefined;
    if (!next) break;
    cursors.push(next);
    after = next;
  }
  const messages: string[] = [];
  const fields = 'fields=messages.limit(100){id}';
  for (const cursor of shuffled(cursors).slice(0, PAGES_OF_MESSAGES)) {
    const page = await getJson<Paged<{ messages?: Paged<{ id: string }> }>>(
      `${base}&${fields}&after=${cursor}`,
    );
    for (const { messages: found } of page.data) {
      messages.push(...(found?.data.map(({ id }) => id) ?? []));
    }
  }
  return { messages: shuffled(messages).slice(0, MOST_MESSAGES), cursors };
}

/** In random order, the same on every run. */
export function shuffled<T>(items: readonly T[]): T[] {
  const random = seededRandom('bench');
  return items
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
