import { GraphError } from '../graph/errors/error.ts';
import type { UploadedFile } from '../graph/wire/request.ts';
import type { Upload, Uploads } from '../media/uploads.ts';

const MEGABYTE = 1_048_576;
/** Of one file. */
const LARGEST_FILE = 25 * MEGABYTE;
/** Of all files of one request whose token was not looked at. */
const MOST_OF_STRANGER = 25 * MEGABYTE;
/** Of all such requests. */
const MOST_OF_STRANGERS = 100 * MEGABYTE;

/** Bytes that lie on the disk for requests of which it is not known who sent them. */
export class StrangersSpace {
  #used = 0;

  /** @throws GraphError `tooMuchData` (1) past 100 MB */
  take(bytes: number): void {
    if (this.#used + bytes > MOST_OF_STRANGERS) throw new GraphError('tooMuchData');
    this.#used += bytes;
  }

  give(bytes: number): void {
    this.#used -= bytes;
  }
}

/** What is asked when a file begins, of a request as far as it has been read. */
export interface Gatekeeper {
  /**
   * Whether the request shows a token that was judged, now or before, and is good.
   * @throws what refuses a bad one
   */
  isKnown(params: ReadonlyMap<string, string>): Promise<boolean>;
  /** Whether what is asked for takes files. */
  takesFiles(params: ReadonlyMap<string, string>): boolean;
}

/** Where the files of requests go. */
export interface Depot {
  readonly uploads: Uploads;
  readonly strangers: StrangersSpace;
}

/** A file that is coming in. */
export interface Incoming {
  write(chunk: Buffer): void | Promise<void>;
  end(file: Pick<UploadedFile, 'mime' | 'filename'>): Promise<void>;
}

/**
 * Takes in the files of one request, each removed in the end unless somebody has taken it. Files of
 * known callers are written to the disk; those that come before a token, where the request may want
 * them, within bounds; others are counted and let go.
 */
export class FileIntake {
  readonly byName = new Map<string, UploadedFile>();
  readonly #depot: Depot;
  readonly #gatekeeper: Gatekeeper;
  readonly #uploads: Upload[] = [];
  /** Bytes that are held of the space of strangers. */
  #strange = 0;

  constructor(depot: Depot, gatekeeper: Gatekeeper) {
    this.#depot = depot;
    this.#gatekeeper = gatekeeper;
  }

  /** @throws GraphError `attachmentSize` (100), `tooMuchData` (1), what refuses the token; of the file system */
  async begin(name: string, params: ReadonlyMap<string, string>): Promise<Incoming> {
    const isKnown = await this.#gatekeeper.isKnown(params);
    if (isKnown) this.#settle();
    else if (!this.#gatekeeper.takesFiles(params)) return letGo();
    const upload = await this.#depot.uploads.begin();
    this.#uploads.push(upload);
    return {
      write: (chunk) => {
        if (upload.size + chunk.length > LARGEST_FILE) throw new GraphError('attachmentSize');
        if (!isKnown) this.#hold(chunk.length);
        return upload.write(chunk);
      },
      end: async ({ mime, filename }) => {
        await upload.close();
        const { path, size } = upload;
        // A form whose file was not chosen sends one without a name and without a byte.
        if (filename !== '' || size > 0) this.byName.set(name, { path, size, mime, filename });
      },
    };
  }

  /** Removes the files that nobody has taken. */
  async discard(): Promise<void> {
    const removed = await Promise.allSettled(this.#uploads.map((upload) => upload.discard()));
    // Not before: until then they lie there. What cannot be removed is reported, and nobody else is
    // refused for it.
    this.#settle();
    for (const one of removed) if (one.status === 'rejected') throw one.reason;
  }

  #hold(bytes: number): void {
    if (this.#strange + bytes > MOST_OF_STRANGER) throw new GraphError('tooMuchData');
    this.#depot.strangers.take(bytes);
    this.#strange += bytes;
  }

  /** Nothing is held for a stranger any more. */
  #settle(): void {
    this.#depot.strangers.give(this.#strange);
    this.#strange = 0;
  }
}

/** A file that nobody wants: counted, so that the answer is what it would be. */
function letGo(): Incoming {
  let size = 0;
  return {
    write(chunk) {
      size += chunk.length;
      if (size > LARGEST_FILE) throw new GraphError('attachmentSize');
    },
    end: async () => {},
  };
}
