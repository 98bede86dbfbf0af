import type { CallEntry, EventsEntry, JournalEntry, WebhookEntry } from '../entries.ts';

/** What set off what, among entries that are kept. */
export class Causes {
  readonly #bySeq = new Map<number, JournalEntry>();
  readonly #eventsOf = new Map<number, EventsEntry[]>();
  /** Of a Page, in their order. */
  readonly #onPage = new Map<number, EventsEntry[]>();
  readonly #webhooks: WebhookEntry[] = [];

  /** @param entries in the order of their numbers */
  constructor(entries: readonly JournalEntry[]) {
    for (const entry of entries) {
      this.#bySeq.set(entry.seq, entry);
      if (entry.kind === 'webhook') this.#webhooks.push(entry);
      if (entry.kind !== 'events') continue;
      add(this.#onPage, entry.page, entry);
      if (entry.cause !== undefined) add(this.#eventsOf, entry.cause, entry);
    }
  }

  /** The entry that begins with a number. */
  entry(seq: number): JournalEntry | undefined {
    return this.#bySeq.get(seq);
  }

  /** Events that a call, or an operation, set off. */
  eventsOf(seq: number): readonly EventsEntry[] {
    return this.#eventsOf.get(seq) ?? [];
  }

  /** The entry that holds an event of a Page. */
  events(page: number, no: number): EventsEntry | undefined {
    const all = this.#onPage.get(page) ?? [];
    let [low, high] = [0, all.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const entry = all[middle] as EventsEntry;
      if (no < entry.first) high = middle - 1;
      else if (no > entry.last) low = middle + 1;
      else return entry;
    }
    return undefined;
  }

  /** Webhooks that tell of an event. */
  webhooksOf(page: number, no: number): readonly WebhookEntry[] {
    return this.#webhooks.filter((entry) => entry.page === page && entry.events.includes(no));
  }

  /**
   * The last webhook of its Page that was sent to a call's app before it, of the same conversation
   * where that is known: the wire has no proof of cause.
   */
  webhookBefore({ seq, app, pageNo }: CallEntry, conversation?: number): number | undefined {
    if (app === undefined || pageNo === undefined) return undefined;
    for (let i = this.#webhooks.length - 1; i >= 0; i--) {
      const webhook = this.#webhooks[i] as WebhookEntry;
      if (webhook.seq > seq || webhook.app !== app || webhook.page !== pageNo) continue;
      if (conversation === undefined || webhook.conversation === conversation) return webhook.seq;
    }
    return undefined;
  }
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const found = map.get(key);
  if (found) found.push(value);
  else map.set(key, [value]);
}
