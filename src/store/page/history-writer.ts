import { append } from '../log/append.ts';
import type { PastKind } from '../log/kinds.ts';
import type { Transaction } from '../store.ts';
import { ImportsWriter } from './imports.ts';
import { PageMover } from './mover.ts';
import { SeededWriter } from './seeded.ts';
import { forgetWindow } from './window.ts';
import { type NewMessage, PageWriter } from './writer.ts';

/** Writes what was before a Page came here: rows without events of their own. */
export class HistoryWriter extends PageWriter {
  readonly #tx: Transaction;

  constructor(tx: Transaction, page: number) {
    super(tx.rows(page), page);
    this.#tx = tx;
  }

  /** Adds messages of the past: the newest of them may be what opened the window. */
  override async addMessages(
    conversation: number,
    messages: readonly NewMessage[],
  ): Promise<number[]> {
    const ties = await super.addMessages(conversation, messages);
    await forgetWindow(this.connection, this.page, conversation);
    return ties;
  }

  /** What of it came from archives. */
  get imports(): ImportsWriter {
    return new ImportsWriter(this.connection, this.page);
  }

  /** What of it came from seed files. */
  get seeded(): SeededWriter {
    return new SeededWriter(this.connection, this.page);
  }

  /** Moves what is there, where it turns out to be another's. */
  get mover(): PageMover {
    return new PageMover(this.connection, this.page);
  }

  /** One event for all that a file brought, of which no webhook is made. */
  async addEvent(at: number, kind: PastKind, body: object): Promise<void> {
    await append(this.#tx, this.page, { at, kind, body });
  }
}

/** The past of a Page. What happens now is written by commands (`commands/`), with its event. */
export const history = (tx: Transaction, page: number): HistoryWriter =>
  new HistoryWriter(tx, page);
