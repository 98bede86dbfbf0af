import type { EventBodies } from '../../store/log/kinds.ts';
import type { LogEvent } from '../../store/log/log.ts';
import type { PageStore } from '../../store/page/page-store.ts';

/** Up to when a telephone has what the Page sent, and up to when it was looked at: in epoch ms. */
export interface Receipt {
  readonly delivered: number;
  readonly read: number;
}

const NOTHING: Receipt = { delivered: 0, read: 0 };

/** After a snapshot was put back another log stands before it, and of a conversation that was taken back less. */
const KINDS = ['read', 'delivery', 'restored', 'rewound'] as const;

/** Events that are read at once. */
const STRIDE = 500;

/** What of each conversation of a Page has come to the telephone and was read there, by the Page's log. */
class PageReceipts {
  readonly #receipts = new Map<number, Receipt>();
  /** Events of conversations that are as if they had not been, by what says so. */
  readonly #gone = new Map<number, Gone[]>();
  readonly #rewound = new Set<number>();
  #cursor = 0;
  #reading: Promise<void> = Promise.resolve();

  /** Reads on to the end of the log; who asks meanwhile waits for the same. */
  async of(page: PageStore, conversation: number): Promise<Receipt> {
    this.#reading = this.#reading.then(() => this.#readOn(page));
    await this.#reading;
    return this.#receipts.get(conversation) ?? NOTHING;
  }

  async #readOn(page: PageStore): Promise<void> {
    const told = this.#rewound.size;
    await this.#read(page);
    if (told === this.#rewound.size) return;
    // Rare: whatever they told is asked for anew, without what was taken back.
    this.#receipts.clear();
    this.#cursor = 0;
    await this.#read(page);
  }

  async #read(page: PageStore): Promise<void> {
    for (let more = true; more; ) {
      const read = await page.log.after(this.#cursor, STRIDE, KINDS);
      for (const event of read.events) this.#take(event);
      this.#cursor = read.cursor;
      more = read.more;
    }
  }

  #rewind({ conversation, from, undone }: EventBodies['rewound'], no: number): void {
    if (this.#rewound.has(no)) return;
    this.#rewound.add(no);
    const gone = this.#gone.get(conversation) ?? [];
    const standing = gone.filter(({ until }) => until !== undone);
    this.#gone.set(conversation, [...standing, { from, until: no }]);
  }

  #take(event: LogEvent<(typeof KINDS)[number]>): void {
    if (event.kind === 'restored') {
      this.#receipts.clear();
      return;
    }
    if (event.kind === 'rewound') {
      this.#rewind(event.body, event.no);
      return;
    }
    const { conversation, watermark } = event.body;
    const isGone = this.#gone
      .get(conversation)
      ?.some(({ from, until }) => event.no >= from && event.no < until);
    if (isGone) return;
    const { delivered, read } = this.#receipts.get(conversation) ?? NOTHING;
    this.#receipts.set(conversation, {
      delivered: Math.max(delivered, watermark),
      read: event.kind === 'read' ? Math.max(read, watermark) : read,
    });
  }
}

/** Events that are as if they had not been: from one on, and before another. */
interface Gone {
  readonly from: number;
  readonly until: number;
}

/** What is known of the log of each Page, as long as its store is open. */
const known = new WeakMap<object, Map<number, PageReceipts>>();

/** The receipt of a conversation as it is now. */
export function receiptOf(
  store: { page(no: number): PageStore },
  page: number,
  conversation: number,
): Promise<Receipt> {
  const pages = known.get(store) ?? new Map<number, PageReceipts>();
  known.set(store, pages);
  const receipts = pages.get(page) ?? new PageReceipts();
  pages.set(page, receipts);
  return receipts.of(store.page(page), conversation);
}
