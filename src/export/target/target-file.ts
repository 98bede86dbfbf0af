import type { FileHandle } from 'node:fs/promises';

/** Characters that are written at once. */
const PIECE = 64 * 1024;

/** What becomes of a file that is whole, or of one that is given up. */
export interface Fate {
  readonly keep: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

/** A text file while it is written; it is on the disk, under its name, when {@link end} resolves. */
export class TargetFile {
  readonly #file: FileHandle;
  readonly #fate: Fate;
  #waiting = '';

  constructor(file: FileHandle, fate: Fate) {
    this.#file = file;
    this.#fate = fate;
  }

  /** Adds text. */
  async write(text: string): Promise<void> {
    this.#waiting += text;
    if (this.#waiting.length >= PIECE) await this.#flush();
  }

  async end(): Promise<void> {
    await this.#flush();
    await this.#file.datasync();
    await this.#file.close();
    await this.#fate.keep();
  }

  /** Gives the file up: nothing of it stays. */
  async abandon(): Promise<void> {
    await this.#file.close();
    await this.#fate.drop();
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
