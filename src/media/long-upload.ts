import { basename } from 'node:path';
import type { Upload } from './uploads.ts';

/** Why a file, or a part of one, is not taken. */
export type NotTaken = 'missing' | 'large' | 'full' | 'busy' | 'place';

/** A file that comes in is not taken; the message is a sentence for its sender. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused';
  readonly why: NotTaken;

  constructor(why: NotTaken, sentence: string) {
    super(sentence);
    this.why = why;
  }
}

/** That there is no such file, or none any more. */
export const noUpload = (id: string): UploadRefused =>
  new UploadRefused(
    'missing',
    `There is no upload ${id}: it was used, was waited for too long, or the server was started anew. Send the file again.`,
  );

/** A file that comes in by parts, each a request of its own: one request is over in a minute. */
export class LongUpload {
  readonly id: string;
  /** What its sender calls it: no part of a path. */
  readonly name: string;
  /** Bytes that it is to have. */
  readonly size: number;
  readonly #upload: Upload;
  #users = 0;
  #isUnwanted = false;

  constructor(upload: Upload, { name, size }: { readonly name: string; readonly size: number }) {
    this.#upload = upload;
    this.id = basename(upload.path).split('.').at(-1) ?? '';
    this.name = name;
    this.size = size;
  }

  /** Where it lies. */
  get path(): string {
    return this.#upload.path;
  }

  /** Bytes that are in: where the next part begins. */
  get received(): number {
    return this.#upload.size;
  }

  get isWhole(): boolean {
    return this.received === this.size;
  }

  /** Whether somebody writes or reads it. */
  get isUsed(): boolean {
    return this.#users > 0;
  }

  /**
   * Takes a part. One that breaks off, or is longer than what is missing, leaves nothing.
   * @param from where it begins
   * @throws UploadRefused where that is not where the file ends until now; whatever `bytes` throws; Error
   *   of the file system
   */
  async append(from: number, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    if (this.isUsed) throw new UploadRefused('busy', 'Another part of it is on its way: wait.');
    if (from !== this.received) {
      throw new UploadRefused(
        'place',
        `Of its ${this.size} bytes ${this.received} are in: send what follows them.`,
      );
    }
    await this.use(async () => {
      try {
        for await (const some of bytes) {
          if (this.received + some.length > this.size) {
            throw new UploadRefused('large', `It was to have ${this.size} bytes, and has more.`);
          }
          await this.#upload.write(some);
        }
        if (this.isWhole) await this.#upload.close();
      } catch (error) {
        await this.#upload.takeBack(from);
        throw error;
      }
    });
  }

  /** Has it stay while somebody works with it. @throws UploadRefused where it is gone */
  async use<T>(work: () => Promise<T>): Promise<T> {
    // It may have gone since it was looked up.
    if (this.#isUnwanted && !this.isUsed) throw noUpload(this.id);
    this.#users++;
    try {
      return await work();
    } finally {
      this.#users--;
      if (this.#isUnwanted && !this.isUsed) await this.#upload.discard();
    }
  }

  /** Removes it from the disk, as soon as nobody uses it. */
  async discard(): Promise<void> {
    this.#isUnwanted = true;
    if (!this.isUsed) await this.#upload.discard();
  }
}
