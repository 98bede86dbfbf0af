import type { FileHandle } from 'node:fs/promises';

/** Characters that are written at once. */
const PIECE = 64 * 1024;

/** A text file while it is written. */
export class TargetFile {
  readonly #file: FileHandle;
  readonly #keep: () => Promise<void>;
  #waiting = '';

  /** @param keep takes the file over when it is whole */
  constructor(file: FileHandle, keep: () => Promise<void>) {
    this.#file = file;
    this.#keep = keep;
  }

  /** Adds text. */
  async write(text: string): Promise<void> {
    this.#waiting += text;
    if (this.#waiting.length >= PIECE) await this.#flush();
  }

  async end(): Promise<void> {
    await this.#flush();
    await this.#keep();
  }

  /** Gives the file up: it never gets a name. */
  abandon(): Promise<void> {
    return this.#file.close();
  }

  /** Ends the file after work that writes it; gives it up when that fails. */
  async fill(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await this.abandon();
      throw error;
    }
    await this.end();
  }

  async #flush(): Promise<void> {
    const text = this.#waiting;
    this.#waiting = '';
    if (text !== '') await this.#file.writeFile(text);
  }
}
