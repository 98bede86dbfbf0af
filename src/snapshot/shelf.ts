import { readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { linkTemporary, makeFolder, moveInto, syncFolder } from '../media/durable-file.ts';
import type { SnapshotHeader } from './header.ts';
import { headerOf, wholeHeaderOf } from './open.ts';
import { SnapshotError } from './snapshot-error.ts';

/** How the files of snapshots end. */
const ENDING = '.convograph';

/** Names that are file names on every system. */
const NAME = /^[a-z0-9](?:[a-z0-9._-]{0,78}[a-z0-9])?$/i;
/** What Windows has for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Of a snapshot that is taken before another is put back. */
const BEFORE_RESTORE = 'before-restore-';
/** Of one when an import has ended. */
export const IMPORTED = 'imported-';

/** Of one that is taken without being asked, before something is made otherwise. */
const AUTOMATIC = 'auto-';

/** How many of the first are kept. */
const MOST_BEFORE = 3;

/** How many of the last are kept, and with how many bytes together. */
const MOST_AUTOMATIC = { files: 10, bytes: 200_000_000 };

/** Names that are given by the program alone. */
export const GIVEN: readonly string[] = [BEFORE_RESTORE, IMPORTED, AUTOMATIC];

/** A snapshot that lies somewhere. */
export interface ShelvedSnapshot {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  /** Undefined of a file that is none, or cannot be read. */
  readonly header: SnapshotHeader | undefined;
}

/** Whether a text names a file rather than a snapshot of the store. */
export const isSnapshotPath = (text: string): boolean =>
  /[/\\]/.test(text) || text.endsWith(ENDING);

/** The snapshots of one store. */
export class SnapshotShelf {
  readonly folder: string;

  constructor(dataDir: string) {
    this.folder = join(dataDir, 'snapshots');
  }

  /**
   * The file of a name, whether or not it is there.
   * @throws SnapshotError for what is no name
   */
  fileOf(name: string): string {
    if (NAME.test(name) && !DEVICE.test(name)) return join(this.folder, name + ENDING);
    throw new SnapshotError(
      `${JSON.stringify(name.slice(0, 100))} is no name of a snapshot: take 1 to 80 letters, digits, dots, dashes and underscores, the first and the last a letter or digit.`,
    );
  }

  /** @throws SnapshotError where there is none of the name, or its file is none */
  async named(name: string): Promise<ShelvedSnapshot> {
    return described(name, this.fileOf(name));
  }

  /** All there are, by name; a file that is none has no header. */
  async all(): Promise<ShelvedSnapshot[]> {
    const found: ShelvedSnapshot[] = [];
    for (const name of (await this.#names()).sort()) {
      const file = this.fileOf(name);
      // A folder, a link to nowhere, or what was deleted just now is none.
      const stats = await stat(file).catch(() => undefined);
      if (!stats?.isFile()) continue;
      const header = await headerOf(file).catch((error: unknown) => {
        if (error instanceof SnapshotError) return undefined;
        throw error;
      });
      found.push({ name, file, bytes: stats.size, header });
    }
    return found;
  }

  /** Whether there is one of a name. */
  async has(name: string): Promise<boolean> {
    const found = await stat(this.fileOf(name)).catch(() => undefined);
    return found !== undefined;
  }

  /**
   * Keeps a file by a name, in the place of whatever had it.
   * @throws SnapshotError for what is no snapshot, or not all of one: nothing is changed then
   */
  async bring(name: string, path: string): Promise<void> {
    await wholeHeaderOf(path);
    await makeFolder(this.folder);
    const temporary = await linkTemporary(this.folder, path);
    await moveInto(temporary, this.fileOf(name));
    await syncFolder(this.folder);
  }

  /** @throws SnapshotError where there is none */
  async remove(name: string): Promise<void> {
    if (!(await this.has(name))) throw missing(name);
    await rm(this.fileOf(name));
  }

  /** The name of the next that is taken before another is put back. */
  async nextBefore(): Promise<string> {
    const numbers = await this.#numbersBefore();
    return `${BEFORE_RESTORE}${(numbers.at(-1) ?? 0) + 1}`;
  }

  /** Takes away all but the newest of those. */
  async forgetBefore(): Promise<void> {
    for (const no of (await this.#numbersBefore()).slice(0, -MOST_BEFORE)) {
      await rm(this.fileOf(`${BEFORE_RESTORE}${no}`), { force: true });
    }
  }

  /** The name of the next that is taken before something is done. */
  async nextAutomatic(before: string): Promise<string> {
    const last = (await this.#automatic()).at(-1);
    return `${AUTOMATIC}${before}-${(last?.no ?? 0) + 1}`;
  }

  /** Takes away all but the newest of those. */
  async forgetAutomatic(): Promise<void> {
    let bytes = 0;
    for (const [i, { name }] of (await this.#automatic()).toReversed().entries()) {
      const file = this.fileOf(name);
      bytes += (await stat(file).catch(() => undefined))?.size ?? 0;
      const isKept = i === 0 || (i < MOST_AUTOMATIC.files && bytes <= MOST_AUTOMATIC.bytes);
      if (!isKept) await rm(file, { force: true });
    }
  }

  /** In the order in which they were taken, whatever before. */
  async #automatic(): Promise<{ readonly name: string; readonly no: number }[]> {
    return (await this.#names())
      .filter((name) => name.startsWith(AUTOMATIC))
      .map((name) => ({ name, no: Number(name.slice(name.lastIndexOf('-') + 1)) }))
      .filter(({ no }) => Number.isSafeInteger(no) && no > 0)
      .sort((a, b) => a.no - b.no);
  }

  async #numbersBefore(): Promise<number[]> {
    return (await this.#names())
      .filter((name) => name.startsWith(BEFORE_RESTORE))
      .map((name) => Number(name.slice(BEFORE_RESTORE.length)))
      .filter((no) => Number.isSafeInteger(no) && no > 0)
      .sort((a, b) => a - b);
  }

  async #names(): Promise<string[]> {
    const files = await readdir(this.folder).catch((error: NodeJS.ErrnoException): string[] => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    return files
      .filter((file) => file.endsWith(ENDING))
      .map((file) => file.slice(0, -ENDING.length))
      .filter((name) => NAME.test(name) && !DEVICE.test(name));
  }
}

/**
 * A snapshot that lies in a file of anybody's.
 * @throws SnapshotError where there is none
 */
export const snapshotAt = (path: string): Promise<ShelvedSnapshot> =>
  described(path, resolve(path));

async function described(name: string, file: string): Promise<ShelvedSnapshot> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw missing(name);
    throw error;
  });
  if (!found.isFile()) throw new SnapshotError(`${file} is no file: name the file of a snapshot.`);
  return { name, file, bytes: found.size, header: await headerOf(file) };
}

const missing = (name: string): SnapshotError =>
  new SnapshotError(
    isSnapshotPath(name)
      ? `There is no file ${name}.`
      : `There is no snapshot "${name}": \`convograph snapshot list\` shows the names.`,
    { missing: name },
  );
