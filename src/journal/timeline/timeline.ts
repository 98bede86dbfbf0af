import { turns } from '../../base/turns.ts';
import type { Store } from '../../store/store.ts';
import type { JournalEntry } from '../entries.ts';
import type { RowFilter } from '../filter/filter.ts';
import type { FilterSubject } from '../filter/terms.ts';
import type { Journal } from '../journal.ts';
import { Causes } from './causes.ts';
import { detailOf, type HeadersOf, type TimelineDetail } from './detail.ts';
import { LiveCauses } from './live-causes.ts';
import type { TimelineRow } from './row.ts';
import { RowMaker } from './rows.ts';

/** Entries of which rows are made at once. */
const STRIDE = 200;

/** Which rows are asked for. */
export interface TimelineQuery {
  /** Those behind a number, oldest first. */
  readonly after?: number | undefined;
  /** Those before a number: the newest of them. */
  readonly before?: number | undefined;
  readonly limit: number;
  readonly isMeant: RowFilter;
}

/** Rows, oldest first. */
export interface TimelinePage {
  readonly rows: readonly TimelineRow[];
  /** The first number that is kept, and the newest there is. */
  readonly first: number;
  readonly last: number;
  /** Rows up to this number are of the time before the server was started. */
  readonly started: number;
  /** Whether there were others behind `after` that are not kept any more. */
  readonly gap: boolean;
}

/** Rows that were done, and where to go on. */
export interface DoneRows {
  readonly rows: readonly TimelineRow[];
  readonly cursor: number;
}

/** Reads a journal as a timeline: with what the store knows of events and webhooks. */
export class Timeline {
  readonly #journal: Journal;
  readonly #store: Store;

  constructor(journal: Journal, store: Store) {
    this.#journal = journal;
    this.#store = store;
  }

  async page({ after, before = Infinity, limit, isMeant }: TimelineQuery): Promise<TimelinePage> {
    const entries = await this.#journal.all();
    const { dropped, last, started } = this.#journal;
    const maker = new RowMaker(this.#store, new Causes(entries), this.#journal.form);
    const meant = (subject: FilterSubject) => {
      const { seq } = subject.row;
      return seq > (after ?? -Infinity) && seq < before && isMeant(subject);
    };
    const some = entries.filter(
      (entry) => lastOf(entry) > (after ?? -Infinity) && entry.seq < before,
    );
    let rows: TimelineRow[] = [];
    if (after === undefined) {
      for (let end = some.length; end > 0 && rows.length < limit; end -= STRIDE) {
        const made = await maker.rows(some.slice(Math.max(0, end - STRIDE), end));
        rows = [...rowsOf(made.filter(meant)), ...rows];
      }
      rows = rows.slice(-limit);
    } else {
      for (let i = 0; i < some.length && rows.length < limit; i += STRIDE) {
        const made = await maker.rows(some.slice(i, i + STRIDE));
        rows.push(...rowsOf(made.filter(meant)));
      }
      rows = rows.slice(0, limit);
    }
    const first = entries[0]?.seq ?? last + 1;
    return { rows, first, last, started, gap: after !== undefined && after < dropped };
  }

  /** All rows that are meant, oldest first; others have a turn meanwhile. */
  async meant(isMeant: RowFilter): Promise<FilterSubject[]> {
    const entries = await this.#journal.all();
    const maker = new RowMaker(this.#store, new Causes(entries), this.#journal.form);
    const found: FilterSubject[] = [];
    for (let i = 0; i < entries.length; i += STRIDE) {
      found.push(...(await maker.rows(entries.slice(i, i + STRIDE))).filter(isMeant));
      await turns.next();
    }
    return found;
  }

  /** One row, with what stands behind it; undefined where it is not kept. */
  row(seq: number, headersOf?: HeadersOf): Promise<TimelineDetail | undefined> {
    return detailOf(this.#journal, this.#store, seq, headersOf);
  }

  /** Rows that were done behind a cursor; those under way are told when they are. */
  async doneAfter(cursor: number, limit: number, isMeant: RowFilter): Promise<DoneRows> {
    const done = this.#journal.doneAfter(cursor);
    if (done.length === 0) return { rows: [], cursor };
    const maker = new RowMaker(this.#store, causesIn(this.#journal), this.#journal.form);
    const rows: TimelineRow[] = [];
    let reached = cursor;
    for (let i = 0; i < done.length && rows.length < limit; i += STRIDE) {
      for (const entry of done.slice(i, i + STRIDE)) {
        if (rows.length >= limit) break;
        rows.push(...rowsOf((await maker.rows([entry])).filter(isMeant)));
        reached = entry.done;
      }
    }
    return { rows, cursor: reached };
  }
}

/** What was found of a journal, for all who wait for its next row. */
const found = new WeakMap<Journal, LiveCauses>();

function causesIn(journal: Journal): Causes {
  const known = found.get(journal) ?? new LiveCauses(journal);
  found.set(journal, known);
  return known.now();
}

const rowsOf = (subjects: readonly FilterSubject[]): TimelineRow[] =>
  subjects.map(({ row }) => row);

/** The number of an entry's last row. */
const lastOf = (entry: JournalEntry): number =>
  entry.kind === 'events' ? entry.seq + entry.rows - 1 : entry.seq;
