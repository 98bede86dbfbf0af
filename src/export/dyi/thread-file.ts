import type { ExportFolder } from '../target/target.ts';
import type { TargetFile } from '../target/target-file.ts';
import { metaJson } from './text.ts';

/** Messages of a file (wire.md 14.3). */
const MOST = 10_000;

/**
 * Writes the numbered files of a thread, newest message first. A file never ends within a
 * millisecond: what is equal in two files is taken for the same message.
 */
export class ThreadFiles {
  readonly #target: ExportFolder;
  readonly #folder: string;
  readonly #participants: readonly string[];
  readonly #rest: object;
  #file: TargetFile | undefined;
  #number = 0;
  #count = 0;
  #first = 0;
  #last = 0;
  /** Messages of files in which all have the same time: an import cannot tell their order. */
  unordered = 0;

  /** @param rest what a file holds after its messages */
  constructor(target: ExportFolder, folder: string, participants: readonly string[], rest: object) {
    this.#target = target;
    this.#folder = folder;
    this.#participants = participants;
    this.#rest = rest;
  }

  /** @param created epoch milliseconds; never later than that of the message before */
  async add(message: object, created: number): Promise<void> {
    if (this.#file && this.#count >= MOST && created !== this.#last) await this.#end();
    const file = this.#file ?? (await this.#begin(created));
    await file.write(`${this.#count > 0 ? ',' : ''}\n    ${metaJson(message, 4)}`);
    this.#count++;
    this.#last = created;
  }

  /** Ends the last file; a thread without messages is a file without them. */
  async finish(): Promise<void> {
    if (!this.#file && this.#number === 0) await this.#begin(0);
    await this.#end();
  }

  /** Gives up the file under way. */
  async abandon(): Promise<void> {
    await this.#file?.abandon();
  }

  async #begin(created: number): Promise<TargetFile> {
    this.#number++;
    this.#count = 0;
    this.#first = created;
    this.#file = await this.#target.open(`${this.#folder}/message_${this.#number}.json`);
    const participants = metaJson(
      this.#participants.map((name) => ({ name })),
      2,
    );
    await this.#file.write(`{\n  "participants": ${participants},\n  "messages": [`);
    return this.#file;
  }

  async #end(): Promise<void> {
    const file = this.#file;
    if (!file) return;
    if (this.#count > 1 && this.#first === this.#last) this.unordered += this.#count;
    const rest = metaJson(this.#rest).slice(1);
    await file.write(`${this.#count > 0 ? '\n  ' : ''}],${rest}`);
    this.#file = undefined;
    await file.end();
  }
}
