import { randomUUID } from 'node:crypto';
import {
  constants,
  copyFile,
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
import { ExportRefused } from '../refused.ts';
import type { ExportSpec } from '../spec.ts';
import { isInside } from './paths.ts';
import { headingOf, RECORD, readRecord, UNFINISHED } from './record.ts';
import { TargetFile } from './target-file.ts';

/**
 * The folder that an export is written to. Files are written aside and moved into place whole; those
 * of an earlier run that are not written again are removed at the end, and no others ever are.
 * No link below the folder is followed.
 */
export class Target {
  readonly #folder: string;
  readonly #heading: string;
  readonly #before: ReadonlySet<string>;
  readonly #written = new Set<string>();
  readonly #folders = new Set<string>();

  private constructor(folder: string, heading: string, before: ReadonlySet<string>) {
    this.#folder = folder;
    this.#heading = heading;
    this.#before = before;
  }

  /**
   * Takes a folder, making it when it is not there.
   * @throws ExportRefused when it holds anything but this export
   */
  static async claim(spec: ExportSpec): Promise<Target> {
    const folder = resolve(spec.to);
    const before = await readRecord(folder, spec);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const target = new Target(folder, headingOf(spec), before);
    await rm(join(folder, UNFINISHED), { recursive: true, force: true });
    await mkdir(join(folder, UNFINISHED), { mode: 0o700 });
    if (before.size === 0) await target.#record([]);
    return target;
  }

  /** Whether this run has written a file. */
  has(path: string): boolean {
    return this.#written.has(path);
  }

  /** Begins a file; it has its name when it is ended. */
  async open(path: string): Promise<TargetFile> {
    const temporary = this.#temporary();
    const file = await open(temporary, 'wx', 0o600);
    return new TargetFile(file, {
      keep: () => this.#place(temporary, path),
      drop: () => rm(temporary, { force: true }),
    });
  }

  /** Copies a file of the media store; on file systems that can, without writing its bytes again. */
  async copy(source: string, path: string): Promise<void> {
    const temporary = this.#temporary();
    await copyFile(source, temporary, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    const file = await open(temporary, 'r+');
    try {
      await file.datasync();
    } finally {
      await file.close();
    }
    await this.#place(temporary, path);
  }

  /** Removes what an earlier run wrote and this one did not, and tells what is here now. */
  async finish(): Promise<void> {
    for (const path of this.#before) {
      if (!this.#written.has(path)) await this.#remove(path);
    }
    await this.#record(this.#written);
    await rm(join(this.#folder, UNFINISHED), { recursive: true, force: true });
  }

  #temporary(): string {
    return join(this.#folder, UNFINISHED, randomUUID());
  }

  async #place(temporary: string, path: string): Promise<void> {
    if (!isInside(path)) throw new TypeError(`The path ${path} leaves the export.`);
    await this.#tell(path);
    await this.#makeFolder(dirname(path));
    await rename(temporary, join(this.#folder, path));
    this.#written.add(path);
  }

  /** Says in the record that a file is ours before it is there: a kill leaves no stranger. */
  async #tell(path: string): Promise<void> {
    if (this.#before.has(path) || this.#written.has(path)) return;
    const line = `${JSON.stringify(path)}\n`;
    await writeFile(join(this.#folder, RECORD), line, { flag: 'a' });
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
    const file = new TargetFile(await open(temporary, 'wx', 0o600), {
      keep: () => rename(temporary, join(this.#folder, RECORD)),
      drop: () => rm(temporary, { force: true }),
    });
    await file.fill(async () => {
      await file.write(`${this.#heading}\n`);
      for (const path of paths) await file.write(`${JSON.stringify(path)}\n`);
    });
  }
}

function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}
