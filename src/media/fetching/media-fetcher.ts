import { OutboundError, type OutboundStreams } from '../../base/outbound.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import type { AttachmentKind } from '../attachment-kind.ts';
import type { MediaStore } from '../media-store.ts';
import type { StoredFile } from '../seen-bytes.ts';
import { MediaFetchError } from './fetch-error.ts';
import { fileName } from './file-name.ts';
import { follow } from './follow.ts';
import { keepBody } from './kept-body.ts';
import { PagePlaces, stopping } from './page-places.ts';

/** Milliseconds for a file from the first address to its last byte: wire.md 8.5. */
const TIMEOUT = 10_000;
const TIMEOUT_OF_VIDEO = 75_000;

/** For whom a file is fetched, and what it has to be. */
export interface FetchFor {
  /** The Page's number: each has places of its own. */
  readonly page: number;
  readonly kind: AttachmentKind;
  /** Which formats of the kind are taken, by their first bytes (`sniff`); all without it. */
  readonly takes?: (mime: string | undefined) => boolean;
}

/** A file that was fetched, and is on the disk. */
export interface FetchedFile extends StoredFile {
  /** What the address calls it; undefined where that is nothing. */
  readonly filename: string | undefined;
}

/** What it takes to fetch. */
interface FetcherDeps {
  readonly outbound: OutboundStreams;
  readonly media: Pick<MediaStore, 'putFile'>;
  readonly scheduler: Pick<Scheduler, 'elapsed' | 'after'>;
}

/** Gets files by their addresses into the media store: decisions/0084. */
export class MediaFetcher {
  readonly #deps: FetcherDeps;
  readonly #places: PagePlaces;
  #isOver = false;

  constructor(deps: FetcherDeps) {
    this.#deps = deps;
    this.#places = new PagePlaces(deps.scheduler);
  }

  /**
   * Fetches a file, which is kept once by its bytes. To be called in no transaction: it may take
   * a minute.
   * @throws MediaFetchError, and nothing is kept; Error of the file system
   */
  async get(url: string, wanted: FetchFor): Promise<FetchedFile> {
    if (this.#isOver) throw stopping();
    const { scheduler } = this.#deps;
    const ms = wanted.kind === 'video' ? TIMEOUT_OF_VIDEO : TIMEOUT;
    const end = scheduler.elapsed() + ms;
    const left = () => Math.max(0, end - scheduler.elapsed());
    return this.#places.run(wanted.page, ms, () => this.#get(url, wanted, left));
  }

  /** Ends what is under way, and fetches nothing any more: who waits for it is told `stopped`. */
  end(): void {
    this.#isOver = true;
    this.#places.end();
    this.#deps.outbound.endStreams();
  }

  async #get(url: string, wanted: FetchFor, left: () => number): Promise<FetchedFile> {
    const { outbound, media } = this.#deps;
    try {
      const reply = await follow(outbound, url, left);
      try {
        return { ...(await keepBody(media, reply, wanted)), filename: fileName(url) };
      } finally {
        reply.leave();
      }
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      if (this.#isOver) throw stopping();
      const reason = error.reason === 'timeout' ? 'timeout' : 'fetch';
      throw new MediaFetchError(reason, error.message, { cause: error });
    }
  }
}
