import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TreeFile } from '../../tree/file.ts';
import { folderSource } from '../../tree/folder.ts';
import { readFile, Unreadable } from '../../tree/read.ts';
import type { Tree } from '../../tree/tree.ts';
import { ToUtf8, wideOf } from '../encoding.ts';
import type { Place } from '../places.ts';
import { elementsOf } from './elements.ts';
import { NamesOfThreads } from './names.ts';

/**
 * The conversations of the list that Instagram's download had for all of them until the end of 2020
 * (wire.md 14.19), each as a file of its own.
 * @throws Unreadable when the list breaks off
 */
export async function oldConversations(file: TreeFile, tree: Tree): Promise<Place[]> {
  const readable = file.readPart && !(await isWideFile(file)) ? file : await copied(file, tree);
  const names = new NamesOfThreads();
  const places: Place[] = [];
  for await (const { from, to, beginning } of elementsOf(readable)) {
    const { name, people } = names.of(beginning);
    const { path, source } = file;
    const shown = `${file.shown} (${people})`;
    // The part of the file that holds one thread.
    const read = () => readable.readPart?.(from, to) ?? [];
    places.push({
      file: { path, source, shown, size: to - from, read },
      // Of Instagram by its form, which tells nothing of what lies beside it.
      root: file.path,
      ...{ section: 'inbox', thread: name, number: 1, isSure: true },
    });
  }
  return places;
}

async function isWideFile(file: TreeFile): Promise<boolean> {
  for await (const piece of readFile(file)) return wideOf(piece) !== undefined;
  return false;
}

/** A file of a zip, or in another encoding, where its parts can be read; taken away with the tree. */
async function copied(file: TreeFile, tree: Tree): Promise<TreeFile> {
  const folder = await mkdtemp(join(tmpdir(), 'convograph-unpacked-'));
  tree.onClose(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, basename(file.path));
  await pipeline(Readable.from(inUtf8(file)), createWriteStream(path));
  const [copy] = (await folderSource(path)).files;
  if (!copy) throw new Unreadable('it could not be unpacked');
  return copy;
}

async function* inUtf8(file: TreeFile): AsyncGenerator<Buffer> {
  const utf8 = new ToUtf8();
  // Copies: the bytes of a piece are good until the next.
  for await (const piece of readFile(file)) yield Buffer.from(utf8.push(piece));
  yield utf8.end();
}
