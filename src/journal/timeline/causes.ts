import type {
  CallEntry,
  ControlEntry,
  EventsEntry,
  JournalEntry,
  WebhookEntry,
} from '../entries.ts';

/** What events may be set off by; of a call no more than is told of it there, since it may be long. */
type Cause = Pick<CallEntry, 'kind' | 'app'> | ControlEntry;

/** What set off what, among entries that are kept. */
export class Causes {
  readonly #bySeq = new Map<number, Cause>();
  readonly #eventsOf = new Map<number, EventsEntry[]>();
  /** Of a Page, in their order. */
  readonly #onPage = new Map<number, EventsEntry[]>();
  readonly #webhooks = new Set<WebhookEntry>();
  /** Their numbers by app and Page, and by conversation too. */
  readonly #sent = new Map<string, number[]>();

  /** @param entries in the order of their numbers */
  constructor(entries: readonly JournalEntry[]) {
    for (const entry of entries) this.add(entry);
  }

  /** One more; one that was under way when it was added may be added again. */
  add(entry: JournalEntry): void {
    if (entry.kind === 'call') this.#bySeq.set(entry.seq, { kind: entry.kind, app: entry.app });
    else if (entry.kind === 'control') this.#bySeq.set(entry.seq, entry);
    else if (entry.kind === 'events') {
      add(this.#onPage, entry.page, entry);
      if (entry.cause !== undefined) add(this.#eventsOf, entry.cause, entry);
    } else if (!this.#webhooks.has(entry)) {
      this.#webhooks.add(entry);
      const { seq, app, page, conversation } = entry;
      add(this.#sent, keyOf(app, page), seq);
      if (conversation !== undefined) add(this.#sent, keyOf(app, page, conversation), seq);
    }
  }

  /** The call, or operation, of a number. */
  cause(seq: number): Cause | undefined {
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
    return [...this.#webhooks].filter((entry) => entry.page === page && entry.events.includes(no));
  }

  /**
   * The last webhook of its Page that was sent to a call's app before it, of the same conversation
   * where that is known: the wire has no proof of cause.
   */
  webhookBefore({ seq, app, pageNo }: CallEntry, conversation?: number): number | undefined {
    if (app === undefined || pageNo === undefined) return undefined;
    // Few are sent between a call and its answer.
    return this.#sent.get(keyOf(app, pageNo, conversation))?.findLast((each) => each < seq);
  }
}

const keyOf = (app: string, page: number, conversation?: number): string =>
  `${app} ${page} ${conversation ?? ''}`;

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const found = map.get(key);
  if (found) found.push(value);
  else map.set(key, [value]);
}
