import type { Bell } from '../../base/bell.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import { turns } from '../../base/turns.ts';
import type { Store } from '../../store/store.ts';
import type { JournalEntry } from '../entries.ts';
import type { RowFilter } from '../filter/filter.ts';
import type { FilterSubject } from '../filter/terms.ts';
import type { Journal } from '../journal.ts';
import { LiveCauses } from '../timeline/live-causes.ts';
import { RowMaker } from '../timeline/rows.ts';
import { Flow } from './flow.ts';
import { COMMENT, type Counts, type Extent, Frames } from './frames.ts';
import { StreamReader } from './reader.ts';
import { summaryText } from './summary.ts';

/** Milliseconds of one frame, and between two signs of life. */
const FRAME = 50;
const QUIET = 15_000;

/** Rows that are made at a stretch, before others have a turn. */
const STRIDE = 200;

/** Rows that somebody who comes back is told, at most: GET /timeline tells more in less. */
const MOST_BEHIND = 1_000;

/** Readers at once: each may have four megabytes waiting. */
const MOST_READERS = 32;

/** What a tail reads, and what wakes it. */
export interface TailParts {
  readonly journal: Journal;
  readonly store: Store;
  readonly bell: Bell;
  readonly scheduler: Scheduler;
  readonly onFault: (fault: unknown) => void;
}

/**
 * The end of a journal, read once for all who follow it: rows as they are done, some of them a frame. It
 * does nothing while nobody reads.
 */
export class Tail {
  readonly #parts: TailParts;
  readonly #causes: LiveCauses;
  readonly #frames: Frames;
  readonly #flow = new Flow();
  readonly #readers = new Set<StreamReader>();
  #coming = 0;
  /** The number up to which all readers were told. */
  #told = 0;
  #isFlood = false;
  #isRunning = false;

  constructor(parts: TailParts) {
    this.#parts = parts;
    this.#causes = new LiveCauses(parts.journal);
    this.#frames = new Frames(parts.journal.mark);
  }

  /**
   * Lets somebody read.
   * @param after the id up to which he has read, or a number of the timeline; from now on without it
   * @returns undefined where too many read already
   */
  follow(after: string | undefined, isMeant: RowFilter | undefined): StreamReader | undefined {
    if (this.#readers.size + this.#coming >= MOST_READERS) return undefined;
    const { journal, onFault } = this.#parts;
    const reader = new StreamReader(
      isMeant,
      () => this.#frames.gap(journal.done, this.#extent()),
      () => this.#readers.delete(reader),
    );
    const reached = after === undefined ? journal.done : this.#frames.reached(after);
    reader.push(this.#frames.hello(reached ?? journal.done, this.#extent()));
    this.#coming++;
    this.#catchUp(reader, reached ?? Number.NaN)
      .catch((fault: unknown) => {
        onFault(fault);
        reader.end();
      })
      .finally(() => this.#coming--);
    return reader;
  }

  /** Tells one what he has missed, and then with the others. */
  async #catchUp(reader: StreamReader, reached: number): Promise<void> {
    const { journal } = this.#parts;
    const isKept = reached >= journal.gone && reached <= journal.last;
    reader.told = isKept ? reached : journal.done;
    const missed = journal.doneAfter(reader.told);
    if (!isKept || countsOf(missed).rows > MOST_BEHIND) {
      reader.told = journal.done;
      reader.push(this.#frames.gap(reader.told, this.#extent()));
    }
    while (reader.told < this.#reached()) {
      const some = stridesOf(journal.doneAfter(reader.told)).next().value ?? [];
      const [last] = some.slice(-1);
      if (!last) break;
      const subjects = await this.#maker().rows(some);
      this.#tell([reader], subjects, last.done);
      reader.told = last.done;
      await turns.next();
    }
    if (reader.isOver) return;
    if (!this.#isRunning) this.#told = journal.done;
    this.#readers.add(reader);
    if (!this.#isRunning) void this.#run();
  }

  #maker(): RowMaker {
    const { store, journal } = this.#parts;
    return new RowMaker(store, this.#causes.now(), journal.form);
  }

  /** Up to where somebody has to be told before he is told with the others. */
  #reached(): number {
    return this.#isRunning ? this.#told : this.#parts.journal.done;
  }

  async #run(): Promise<void> {
    const { journal, bell, scheduler, onFault } = this.#parts;
    this.#isRunning = true;
    let quietUntil = scheduler.elapsed() + QUIET;
    let framed = Number.NEGATIVE_INFINITY;
    const look = () => (journal.done > this.#told ? { found: true } : { again: QUIET });
    try {
      while (this.#readers.size > 0) {
        const came = await bell.until(look, Math.max(0, quietUntil - scheduler.elapsed()));
        if (bell.isOver || this.#readers.size === 0) break;
        if (scheduler.elapsed() >= quietUntil) {
          this.#showLife();
          quietUntil = scheduler.elapsed() + QUIET;
        }
        if (!came) continue;
        const rest = framed + FRAME - scheduler.elapsed();
        if (rest > 0) await scheduler.sleep(rest, new AbortController().signal);
        framed = scheduler.elapsed();
        await this.#tellAll();
      }
    } catch (fault) {
      onFault(fault);
    }
    this.#isRunning = false;
    for (const reader of this.#readers) reader.end();
  }

  /** Tells all readers what was done since. */
  async #tellAll(): Promise<void> {
    const { journal, scheduler } = this.#parts;
    if (journal.gone > this.#told) {
      this.#told = journal.done;
      this.#sayGap();
      return;
    }
    const entries = journal.doneAfter(this.#told);
    const counts = countsOf(entries);
    if (this.#flow.takes(counts.rows, scheduler.elapsed())) {
      this.#isFlood = true;
      this.#told = journal.done;
      this.#say(this.#frames.counts(this.#told, counts));
      return;
    }
    if (this.#isFlood) {
      this.#isFlood = false;
      this.#sayGap();
    }
    const maker = this.#maker();
    for (const some of stridesOf(entries)) {
      const subjects = await maker.rows(some);
      this.#told = (some.at(-1) as JournalEntry).done;
      this.#tell(this.#readers, subjects, this.#told);
      if (this.#told < journal.done) await turns.next();
    }
  }

  #tell(readers: Iterable<StreamReader>, subjects: readonly FilterSubject[], done: number): void {
    const texts = subjects.map(({ row }) => summaryText(row));
    let whole: Buffer | undefined;
    for (const reader of readers) {
      const { isMeant } = reader;
      if (reader.told >= done) continue;
      const meant = isMeant ? texts.filter((_, i) => isMeant(subjects[i] as FilterSubject)) : texts;
      if (meant.length === 0) continue;
      if (!isMeant) whole ??= this.#frames.rows(texts, done);
      reader.push(isMeant || !whole ? this.#frames.rows(meant, done) : whole);
      reader.told = done;
    }
  }

  #sayGap(): void {
    this.#say(this.#frames.gap(this.#told, this.#extent()));
  }

  #say(frame: Buffer): void {
    for (const reader of this.#readers) {
      reader.push(frame);
      reader.told = this.#told;
    }
  }

  /** Also tells those of whom nothing was meant how far it went on. */
  #showLife(): void {
    for (const reader of this.#readers) {
      reader.push(reader.told < this.#told ? this.#frames.rows([], this.#told) : COMMENT);
      reader.told = this.#told;
    }
  }

  #extent(): Extent {
    const { last, started, gone } = this.#parts.journal;
    return { first: gone + 1, last, started };
  }
}

function countsOf(entries: readonly JournalEntry[]): Counts {
  const counts = { rows: 0, calls: 0, events: 0, webhooks: 0, operations: 0 };
  for (const entry of entries) {
    const rows = rowsIn(entry);
    counts.rows += rows;
    counts[COUNTED[entry.kind]] += rows;
  }
  return counts;
}

const COUNTED = {
  ...({ call: 'calls', events: 'events', webhook: 'webhooks', control: 'operations' } as const),
};

const rowsIn = (entry: JournalEntry): number => (entry.kind === 'events' ? entry.rows : 1);

/** Entries, some at a time: as many as have about {@link STRIDE} rows. */
function* stridesOf(entries: readonly JournalEntry[]): Generator<JournalEntry[], void> {
  let some: JournalEntry[] = [];
  let rows = 0;
  for (const entry of entries) {
    some.push(entry);
    rows += rowsIn(entry);
    if (rows < STRIDE) continue;
    yield some;
    some = [];
    rows = 0;
  }
  if (some.length > 0) yield some;
}
