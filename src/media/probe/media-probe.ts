import type { Worker } from 'node:worker_threads';
import type { Scheduler } from '../../base/scheduler.ts';
import type { MediaStore } from '../media-store.ts';
import type { Measures } from './measures.ts';
import { ProbeThread, startProbing } from './probe-thread.ts';

/** Milliseconds that a file may take; with waiting for others before it; without any, until the thread ends. */
const LONGEST = 3_000;
const LONGEST_WAIT = 6_000;
const IDLE = 15_000;

/** Files whose measures are kept: the same one is sent again and again. */
const MOST_KEPT = 10_000;

const NOTHING: Measures = {};

/** What it takes to probe. */
interface ProbeDeps {
  readonly media: Pick<MediaStore, 'open' | 'pictureSize'>;
  readonly scheduler: Pick<Scheduler, 'after'>;
  /** Starts the thread; a test's own. */
  readonly start?: () => Worker;
}

/**
 * Reads what stored media are like, those with sound or motion in a thread of its own, a file at a time:
 * decisions/0083.
 */
export class MediaProbe {
  readonly #deps: ProbeDeps;
  readonly #kept = new Map<string, Measures>();
  #thread: ProbeThread | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #stayAwake = (): void => undefined;
  #isClosed = false;

  constructor(deps: ProbeDeps) {
    this.#deps = deps;
  }

  /**
   * What a stored file tells of itself. Nothing where it tells nothing, is damaged or takes too long;
   * never rejects.
   * @param name of a file of the media store
   * @param mime by its first bytes (`sniff`)
   */
  async probe(name: string, mime: string | undefined): Promise<Measures> {
    if (mime?.startsWith('image/')) {
      return (await this.#deps.media.pictureSize(name)) ?? NOTHING;
    }
    if (!mime || !/^(?:audio|video)\//.test(mime)) return NOTHING;
    return this.#kept.get(name) ?? this.#inTurn(name);
  }

  /** Ends the thread, and what it does. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stayAwake();
    await this.#thread?.end();
    await this.#last;
  }

  /** Waits for its turn, though no longer than so. */
  #inTurn(name: string): Promise<Measures> {
    const { promise, resolve } = Promise.withResolvers<Measures>();
    let isOver = false;
    const cancel = this.#deps.scheduler.after(LONGEST_WAIT, () => {
      isOver = true;
      resolve(NOTHING);
    });
    const measure = async (): Promise<void> => {
      if (!isOver && !this.#isClosed) resolve(this.#kept.get(name) ?? (await this.#measure(name)));
    };
    this.#last = this.#last
      .then(measure)
      // The machine may have no thread to give: whoever comes next asks again.
      .catch(() => undefined)
      .then(() => {
        resolve(NOTHING);
        cancel();
      });
    return promise;
  }

  async #measure(name: string): Promise<Measures> {
    const { media, scheduler, start = startProbing } = this.#deps;
    this.#stayAwake();
    if (!this.#thread || this.#thread.hasEnded) this.#thread = new ProbeThread(start);
    const thread = this.#thread;
    const cancel = scheduler.after(LONGEST, () => void thread.end());
    const file = await media.open(name).catch(() => undefined);
    try {
      const found = (file && (await thread.measure(file))) ?? NOTHING;
      this.#keep(name, found);
      return found;
    } catch {
      // A file that ended the thread would do so again.
      if (!this.#isClosed) this.#keep(name, NOTHING);
      await thread.end();
      return NOTHING;
    } finally {
      cancel();
      await file?.close();
      this.#stayAwake = scheduler.after(IDLE, () => void thread.end());
    }
  }

  #keep(name: string, found: Measures): void {
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(name, found);
  }
}
