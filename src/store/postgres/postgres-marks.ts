import type { Scheduler } from '../../base/scheduler.ts';
import type { Change, Looks, Marks } from '../engine.ts';
import { DIRECTORY } from '../page/revisions.ts';
import { Gathered } from './gathered.ts';
import type { NewsReader } from './news.ts';

/** Numbers remembered, of some 50 bytes each. */
const MOST_KNOWN = 20_000;
/** Milliseconds after which it is looked whether others changed something and ended before they said so. */
const LOOK = 5_000;
/** How long ago the directory may have been looked at, in ms, and from when on a look at a Page sees it too. */
const OLDEST = 200;
const SOON = 100;

/** What stands around marks. */
interface AroundMarks {
  readonly scheduler: Scheduler;
  /** Whether what others change is heard of. */
  readonly isHeard: () => boolean;
  /** The revisions of Pages, as they stand. */
  readonly revisions: (pages: readonly number[]) => Promise<ReadonlyMap<number, number>>;
}

/**
 * Numbers of Pages that grow whenever it is heard that something of them was changed: their revisions
 * from then on, and smaller ones before. While nothing is heard, no number is given twice.
 */
export class PostgresMarks implements Marks, NewsReader {
  readonly looks: Looks;
  readonly #around: AroundMarks;
  readonly #known = new Map<number, number>();
  /** What the mark was when something of a Page's people was changed last. */
  readonly #people = new Map<number, number>();
  /** The mark of Pages that nothing was heard of, and the largest that was never given. */
  #unheard = 0;
  #looked: number;
  #isLooking = false;
  /** When the look at the directory began by which its mark is known. */
  #directoryAt = Number.NEGATIVE_INFINITY;
  #foreign: () => void = () => undefined;

  constructor(around: AroundMarks) {
    this.#around = around;
    const gathered = new Gathered<number>((pages) => this.#lookAt(pages));
    const isOlder = (ms: number): boolean => around.scheduler.elapsed() - this.#directoryAt >= ms;
    this.looks = {
      page: (no) => gathered.add(isOlder(SOON) ? [no, DIRECTORY] : [no]),
      directory: () => (isOlder(OLDEST) ? gathered.add([DIRECTORY]) : undefined),
    };
    this.#looked = around.scheduler.elapsed();
  }

  /** From now on tells when another process has changed something. */
  onForeign(listener: () => void): void {
    this.#foreign = listener;
  }

  get directory(): number {
    return this.page(DIRECTORY);
  }

  page(no: number): number {
    if (!this.#around.isHeard()) return this.#another();
    this.#lookNowAndThen();
    const known = this.#known.get(no);
    if (known !== undefined) return known;
    if (this.#known.size >= MOST_KNOWN) this.#forget();
    this.#known.set(no, this.#unheard);
    return this.#unheard;
  }

  people(no: number): number {
    const mark = this.page(no);
    if (!this.#around.isHeard()) return mark;
    const people = this.#people.get(no) ?? mark;
    this.#people.set(no, people);
    return people;
  }

  /** Takes what was changed, by whichever process. */
  set(changed: ReadonlyMap<number, Change>): void {
    for (const [page, { mark, people }] of changed) {
      // Two that changed it one after the other may be heard of the other way round.
      if (mark > (this.#known.get(page) ?? 0)) this.#known.set(page, mark);
      if (people && mark > (this.#people.get(page) ?? 0)) this.#people.set(page, mark);
    }
  }

  /** The same of other processes. */
  hear(changed: ReadonlyMap<number, Change>): void {
    this.set(changed);
    this.#foreign();
  }

  /** It is listened again: whatever was changed meanwhile was not heard of. */
  startAnew(): void {
    this.#forget();
    this.#foreign();
  }

  /** @throws what the driver says; nothing that was kept is used any more then */
  async #lookAt(pages: readonly number[]): Promise<void> {
    const began = this.#around.scheduler.elapsed();
    try {
      const found = await this.#around.revisions(pages);
      this.set(new Map([...found].map(([page, mark]) => [page, { mark, people: true }])));
    } catch (error) {
      this.#forget();
      throw error;
    }
    if (pages.includes(DIRECTORY)) this.#directoryAt = began;
  }

  /** Looks at all that are known: something may have been missed. */
  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#looked = this.#around.scheduler.elapsed();
    try {
      const found = await this.#around.revisions([...this.#known.keys()]);
      const missed = [...found].filter(([page, mark]) => mark > (this.#known.get(page) ?? 0));
      if (missed.length === 0) return;
      this.hear(new Map(missed.map(([page, mark]) => [page, { mark, people: true }])));
    } catch {
      // The next one does.
    } finally {
      this.#isLooking = false;
    }
  }

  #lookNowAndThen(): void {
    if (this.#around.scheduler.elapsed() - this.#looked >= LOOK) void this.#look();
  }

  #another(): number {
    return --this.#unheard;
  }

  #forget(): void {
    this.#known.clear();
    this.#people.clear();
    this.#another();
  }
}
