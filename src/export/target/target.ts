import { randomUUID } from 'node:crypto';
import {
  constants,
  copyFile,
  type FileHandle,
  lstat,
  mkdir,
  open,
  rename,
  rm,
  rmdir,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeDir } from '../../base/make-dir.ts';
import { ExportRefused } from '../refused.ts';
import type { ExportSpec } from '../spec.ts';
import { isInside } from './paths.ts';
import { headingOf, RECORD, readRecord, UNFINISHED } from './record.ts';
import { TargetFile } from './target-file.ts';

/** Files that are moved into place at once. */
const TOGETHER = 64;

/** A file that is written and has no name yet. */
interface Whole {
  readonly file: FileHandle;
  readonly temporary: string;
  readonly path: string;
}

/**
 * The folder that an export is written to. Files are written aside and moved into place whole; those
 * of an earlier run that are not written again are removed at the end, and no others ever are.
 * No link below the folder is followed.
 */
export class ExportFolder {
  readonly #folder: string;
  readonly #heading: string;
  readonly #before: ReadonlySet<string>;
  readonly #written = new Set<string>();
  readonly #folders = new Set<string>();
  #whole: Whole[] = [];

  private constructor(folder: string, heading: string, before: ReadonlySet<string>) {
    this.#folder = folder;
    this.#heading = heading;
    this.#before = before;
  }

  /**
   * Takes a folder, making it when it is not there.
   * @throws ExportRefused when it holds anything but this export
   */
  static async claim(spec: ExportSpec): Promise<ExportFolder> {
    const folder = resolve(spec.to);
    const before = await readRecord(folder, spec);
    makeDir(folder);
    const target = new ExportFolder(folder, headingOf(spec), before);
    await rm(join(folder, UNFINISHED), { recursive: true, force: true });
    await mkdir(join(folder, UNFINISHED), { mode: 0o700 });
    if (before.size === 0) await target.#record([]);
    return target;
  }

  /** Whether this run has written a file. */
  has(path: string): boolean {
    return this.#written.has(path);
  }

  /** Begins a file; it has its name some time after it is ended, at the latest at the {@link finish}. */
  async open(path: string): Promise<TargetFile> {
    const temporary = this.#temporary();
    const file = await open(temporary, 'wx', 0o600);
    return new TargetFile(file, () => this.#take({ file, temporary, path }));
  }

  /** Copies a file of the media store; on file systems that can, without writing its bytes again. */
  async copy(source: string, path: string): Promise<void> {
    const temporary = this.#temporary();
    await copyFile(source, temporary, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    await this.#take({ file: await open(temporary, 'r+'), temporary, path });
  }

  /** Writes a file of bytes that come. @throws what they do */
  async fill(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, path: string): Promise<void> {
    const temporary = this.#temporary();
    await writeFile(temporary, bytes, { flag: 'wx', mode: 0o600 });
    await this.#take({ file: await open(temporary, 'r+'), temporary, path });
  }

  /** Removes what an earlier run wrote and this one did not, and tells what is here now. */
  async finish(): Promise<void> {
    await this.#place();
    for (const path of this.#before) {
      if (!this.#written.has(path)) await this.#remove(path);
    }
    await this.#record(this.#written);
    await rm(join(this.#folder, UNFINISHED), { recursive: true, force: true });
  }

  #temporary(): string {
    return join(this.#folder, UNFINISHED, randomUUID());
  }

  async #take(file: Whole): Promise<void> {
    if (!isInside(file.path)) throw new TypeError(`The path ${file.path} leaves the export.`);
    this.#written.add(file.path);
    this.#whole.push(file);
    if (this.#whole.length >= TOGETHER) await this.#place();
  }

  /**
   * Moves whole files into place, several at once, since the disk takes as long for one: first their
   * bytes, then in the record that they are ours, so that a kill leaves no strangers.
   */
  async #place(): Promise<void> {
    const whole = this.#whole;
    this.#whole = [];
    await Promise.all(whole.map(({ file }) => file.datasync().finally(() => file.close())));
    const told = whole.filter(({ path }) => !this.#before.has(path));
    const lines = told.map(({ path }) => `${JSON.stringify(path)}\n`).join('');
    await writeFile(join(this.#folder, RECORD), lines, { flag: 'a' });
    for (const { path } of whole) await this.#makeFolder(dirname(path));
    await Promise.all(
      whole.map(({ temporary, path }) => rename(temporary, join(this.#folder, path))),
    );
  }

  /** Lets go of what is not in place. */
  async abandon(): Promise<void> {
    const whole = this.#whole;
    this.#whole = [];
    await Promise.all(whole.map(({ file }) => file.close()));
    await rm(join(this.#folder, UNFINISHED), { recursive: true, force: true });
  }

  /** Makes the folders of a path one by one, each a folder and no link. */
  async #makeFolder(path: string): Promise<void> {
    if (path === '.' || this.#folders.has(path)) return;
    await this.#makeFolder(dirname(path));
    const whole = join(this.#folder, path);
    await mkdir(whole, { mode: 0o700 }).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      if ((await lstat(whole)).isDirectory()) return;
      throw new ExportRefused(`${JSON.stringify(whole)} is in the way: it is no folder.`);
    });
    this.#folders.add(path);
  }

  async #remove(path: string): Promise<void> {
    // A link in the place of a folder leads to files that are not ours.
    for (let above = dirname(path); above !== '.'; above = dirname(above)) {
      const found = await lstat(join(this.#folder, above)).catch(() => undefined);
      if (!found?.isDirectory()) return;
    }
    await unlink(join(this.#folder, path)).catch(unlessGone);
    for (let above = dirname(path); above !== '.'; above = dirname(above)) {
      const isGone = await rmdir(join(this.#folder, above)).then(
        () => true,
        () => false,
      );
      if (!isGone) return;
    }
  }

  async #record(paths: Iterable<string>): Promise<void> {
    const temporary = this.#temporary();
    const file = await open(temporary, 'wx', 0o600);
    const text = new TargetFile(file, async () => {
      await file.datasync().finally(() => file.close());
      await rename(temporary, join(this.#folder, RECORD));
    });
    await text.fill(async () => {
      await text.write(`${this.#heading}\n`);
      for (const path of paths) await text.write(`${JSON.stringify(path)}\n`);
    });
  }
}

function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}
