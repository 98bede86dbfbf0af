import { randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { notePassed } from './passed-bytes.ts';

/** Milliseconds after which a file that a crash left unfinished is thrown away: a day. */
const ABANDONED = 86_400_000;

/**
 * Writes chunks to a new file of the folder, mode 0600, and returns its path once the bytes are on
 * the disk. What goes wrong, with the chunks too, leaves no file.
 * @throws Error of the file system or of whoever makes the chunks
 */
export async function writeTemporary(
  folder: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<string> {
  await makeFolder(folder);
  const path = join(folder, randomUUID());
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of chunks) {
      await file.writeFile(chunk);
      notePassed(chunk.length);
    }
    await file.sync();
    await file.close();
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  return path;
}

/**
 * The same with the bytes of a file of this folder, which is closed: under a second name, or copied where
 * the file system knows no two names of one file.
 * @throws Error of the file system
 */
export async function linkTemporary(folder: string, source: string): Promise<string> {
  const path = join(folder, randomUUID());
  await link(source, path).catch(() => copyFile(source, path));
  await sync(path, 'r+');
  return path;
}

/**
 * Gives a finished file its name, all at once. A power cut may undo it until {@link syncFolder}.
 * @throws Error of the file system; the temporary file is gone then
 */
export async function moveInto(temporary: string, path: string): Promise<void> {
  try {
    await makeFolder(dirname(path));
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Waits until the names in a folder are on the disk. */
export async function syncFolder(path: string): Promise<void> {
  // Windows opens no folder, and writes its names through.
  if (process.platform !== 'win32') await sync(path, 'r');
}

async function sync(path: string, flags: string): Promise<void> {
  const opened = await open(path, flags);
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

/**
 * Removes the files of a folder that were last written a day before this one: unfinished ones of
 * processes that died. The file system's time is compared with itself, so no clock is asked.
 */
export async function removeAbandoned(folder: string, newest: string): Promise<void> {
  const { mtimeMs: now } = await stat(newest);
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && found.mtimeMs < now - ABANDONED) await rm(path, { force: true });
  }
}

/** Makes a folder and those above it, mode 0700, each on the disk. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = path; made !== dirname(made); made = dirname(made)) {
    await syncFolder(dirname(made));
    if (made === first) return;
  }
}
