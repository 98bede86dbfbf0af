import { statfs } from 'node:fs/promises';
import type { Scheduler } from '../base/scheduler.ts';
import { makeFolder } from './durable-file.ts';
import { LongUpload, noUpload, UploadRefused } from './long-upload.ts';
import type { Uploads } from './uploads.ts';

const MEGABYTE = 1_048_576;

/** Bytes of the disk that what comes in leaves free: the store has to be written meanwhile. */
const LEFT_FREE = 256 * MEGABYTE;

/** Files that lie here at once. */
const MOST_FILES = 100;

/** Milliseconds without a part after which an unfinished file goes, and without use a whole one. */
const IDLE = 15 * 60_000;
const UNUSED = 12 * 3_600_000;

/** What files that come in by parts are kept by. */
interface Keeping {
  /** Where they lie. */
  readonly uploads: Uploads;
  /** Bytes that all of them may have together. */
  readonly most: number;
  readonly scheduler: Pick<Scheduler, 'after'>;
  /** Bytes that a folder's disk has free; the system's word without it. */
  readonly free?: (folder: string) => Promise<number>;
}

/**
 * Files that came in by parts and wait for whoever asked for them: archives to import, snapshots. They lie
 * in the store's folder for unfinished files, and go when they were used, when nobody comes for them, and
 * with the process; what one leaves that was killed, the next start removes ({@link Uploads.tidy}).
 */
export class LongUploads {
  readonly #keeping: Keeping;
  readonly #all = new Map<string, LongUpload>();
  readonly #stays = new Map<string, () => void>();
  /** Bytes of files that are about to begin. */
  #beginning = 0;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
  }

  /** Those that lie here, oldest first. */
  get all(): readonly LongUpload[] {
    return [...this.#all.values()];
  }

  /**
   * Begins a file, before a byte of it is sent.
   * @throws UploadRefused past the bounds, or where the disk has no room for all of it; Error of the file
   *   system
   */
  async begin(name: string, size: number): Promise<LongUpload> {
    this.#requireWithin(size);
    this.#beginning += size;
    try {
      await this.#requireRoom(size);
      const upload = new LongUpload(await this.#keeping.uploads.begin(), { name, size });
      this.#all.set(upload.id, upload);
      this.#awaitUse(upload);
      return upload;
    } finally {
      this.#beginning -= size;
    }
  }

  /**
   * Takes a part of one.
   * @throws UploadRefused as {@link LongUpload.append}, and where the disk has become full meanwhile
   */
  async append(id: string, from: number, bytes: AsyncIterable<Uint8Array>): Promise<LongUpload> {
    const upload = this.named(id);
    await this.#requireRoom(upload.size - upload.received);
    await upload.append(from, bytes);
    this.#awaitUse(upload);
    return upload;
  }

  /** @throws UploadRefused where there is none, or not any more */
  named(id: string): LongUpload {
    const upload = this.#all.get(id);
    if (upload) return upload;
    throw noUpload(id);
  }

  /** Those of some ids, all of them whole. @throws UploadRefused */
  whole(ids: readonly string[]): LongUpload[] {
    return ids.map((id) => {
      const upload = this.named(id);
      if (upload.isWhole) return upload;
      throw new UploadRefused(
        'place',
        `Of the ${upload.size} bytes of ${upload.name} ${upload.received} are in: send the others first.`,
      );
    });
  }

  /** Removes one, when nobody uses it any more. @throws UploadRefused where there is none */
  async discard(id: string): Promise<void> {
    await this.#remove(this.named(id));
  }

  /** Removes all. */
  async end(): Promise<void> {
    await Promise.all(this.all.map((upload) => this.#remove(upload)));
  }

  async #remove(upload: LongUpload): Promise<void> {
    this.#all.delete(upload.id);
    this.#stays.get(upload.id)?.();
    this.#stays.delete(upload.id);
    await upload.discard();
  }

  /** Has it go when nobody comes for it. */
  #awaitUse(upload: LongUpload): void {
    this.#stays.get(upload.id)?.();
    const stay = this.#keeping.scheduler.after(upload.isWhole ? UNUSED : IDLE, () => {
      if (upload.isUsed) this.#awaitUse(upload);
      else void this.#remove(upload).catch(() => undefined);
    });
    this.#stays.set(upload.id, stay);
  }

  #requireWithin(size: number): void {
    const { most } = this.#keeping;
    if (size > most) {
      throw new UploadRefused(
        'large',
        `It has ${megabytes(size)} MB, and ${megabytes(most)} MB are taken (--most-uploaded): unpack it on the server's machine and give its path.`,
      );
    }
    const lying = this.all.reduce((sum, each) => sum + each.size, this.#beginning);
    if (lying + size <= most && this.#all.size < MOST_FILES) return;
    throw new UploadRefused(
      'full',
      `Files of ${megabytes(lying)} MB lie here already, ${this.#all.size} of them: import them, or remove them (\`convograph upload delete\`).`,
    );
  }

  async #requireRoom(size: number): Promise<void> {
    const { uploads, free = freeOn } = this.#keeping;
    await makeFolder(uploads.folder);
    const room = (await free(uploads.folder)) - LEFT_FREE;
    if (size <= room) return;
    throw new UploadRefused(
      'full',
      `The disk of the store has no room for it: ${megabytes(size)} MB are to come, and ${megabytes(Math.max(room, 0))} MB may be used. Make room, then try again.`,
    );
  }
}

const megabytes = (bytes: number): string => String(Math.ceil(bytes / MEGABYTE));

async function freeOn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
