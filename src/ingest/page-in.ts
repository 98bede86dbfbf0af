import type { PageRow } from '../store/directory.ts';
import { type HistoryWriter, history } from '../store/page/history-writer.ts';
import type { ImportsWriter } from '../store/page/imports.ts';
import type { PageMover } from '../store/page/mover.ts';
import type { PageStore } from '../store/page/page-store.ts';
import type { ParticipantRow } from '../store/page/people.ts';
import type { Transaction } from '../store/store.ts';
import type { ImportStore } from './opening.ts';

/** A Page within a transaction of an import: its reads, and whatever may change it. */
export class PageIn {
  readonly page: PageRow;
  readonly reader: PageStore;
  readonly #tx: Transaction;

  constructor(tx: Transaction, page: PageRow) {
    this.#tx = tx;
    this.page = page;
    this.reader = tx.pageReader(page.no);
  }

  /** Who takes part in a conversation. */
  async taking(conversation: number): Promise<readonly ParticipantRow[]> {
    return (await this.reader.people.participantsOf([conversation]))[0] ?? [];
  }

  get writer(): HistoryWriter {
    return history(this.#tx, this.page.no);
  }

  get mover(): PageMover {
    return this.writer.mover;
  }

  get imports(): ImportsWriter {
    return this.writer.imports;
  }
}

/** Changes something of a Page in one transaction. */
export const changeIn = <T>(
  store: ImportStore,
  page: PageRow,
  change: (on: PageIn) => Promise<T>,
): Promise<T> => store.transaction((tx) => change(new PageIn(tx, page)));
