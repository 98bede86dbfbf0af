import type { Clock } from '../base/clock.ts';
import type { NewEvent } from '../store/log/kinds.ts';
import { recordDelivery } from '../store/page/commands/record-delivery.ts';
import { recordRead } from '../store/page/commands/record-read.ts';
import { momentIn } from '../store/page/conversation-time.ts';
import type { Store, Transaction } from '../store/store.ts';

/** Events that are looked at together. */
const STRIDE = 100;

/**
 * Lets people's telephones answer by themselves, as they do on the platform: what the Page sends has
 * come at once, and whoever writes or taps has read what stood before.
 */
export class Receipts {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #onFault: (fault: unknown) => void;
  /** How far each Page's log was looked at. */
  readonly #cursors = new Map<number, number>();
  #work = Promise.resolve();

  constructor(store: Store, clock: Clock, onFault: (fault: unknown) => void) {
    this.#store = store;
    this.#clock = clock;
    this.#onFault = onFault;
    store.onDurable((events) => {
      for (const [page, newest] of events) this.#add(() => this.#look(page, newest));
    });
  }

  /** Resolves when there is a receipt of whatever happened until now. */
  settled(): Promise<void> {
    return this.#work;
  }

  #add(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch(this.#onFault);
  }

  async #look(page: number, newest: number): Promise<void> {
    const { log } = this.#store.page(page);
    let cursor = this.#cursors.get(page) ?? newest - 1;
    while (cursor < newest) {
      const read = await log.after(cursor, STRIDE, ['message', 'postback']);
      for (const event of read.events) await this.#answer(page, event);
      if (read.cursor === cursor) break;
      cursor = read.cursor;
    }
    this.#cursors.set(page, Math.max(cursor, newest));
  }

  #answer(page: number, { kind, body }: NewEvent<'message' | 'postback'>): Promise<void> {
    const isSent = kind === 'message' && body.sender === 0;
    return this.#store.transaction((tx) =>
      isSent
        ? this.#received(tx, page, body.conversation)
        : this.#read(tx, page, body.conversation, body),
    );
  }

  async #received(tx: Transaction, page: number, no: number): Promise<void> {
    const found = await standing(tx, page, no);
    // Instagram tells of no deliveries.
    if (found?.conversation.platform !== 'MESSENGER') return;
    const at = await momentIn(tx, page, found.conversation, this.#clock.now());
    await recordDelivery(tx, page, no, found.person.no, at);
  }

  async #read(
    tx: Transaction,
    page: number,
    no: number,
    before: { readonly created: number; readonly tie: number },
  ): Promise<void> {
    const found = await standing(tx, page, no);
    const [last] = await tx.pageReader(page).messages.older(no, before, 1);
    if (!found || last?.sender !== 0) return;
    const at = await momentIn(tx, page, found.conversation, this.#clock.now());
    await recordRead(tx, page, no, found.person.no, last, at);
  }
}

/** A conversation and its customer, where it still is. */
async function standing(tx: Transaction, page: number, no: number) {
  const { conversations, people } = tx.pageReader(page);
  const conversation = await conversations.byNo(no);
  const [[customer] = []] = await people.participantsOf([no]);
  return conversation && customer && { conversation, person: customer.person };
}
