import { createHash, hash } from 'node:crypto';
import type { TreeFile } from '../tree/file.ts';
import { letUnreadable, readFile, readNow } from '../tree/read.ts';
import { FactFinder, type Facts } from './facts.ts';
import { type ArchiveMessage, readMessage } from './message.ts';
import { MessageSplitter } from './split.ts';

/** Told how many more bytes were read. */
export type OnBytes = (bytes: number) => void;

/**
 * SHA-256 of a file's bytes, base64url.
 * @throws Unreadable
 */
export async function hashOf(file: TreeFile, onBytes: OnBytes): Promise<string> {
  // Nearly all files of a download are small: for them this is half the work.
  const all = readNow(file);
  if (all) {
    onBytes(all.length);
    return hash('sha256', all, 'base64url');
  }
  const sum = createHash('sha256');
  for await (const piece of readFile(file)) {
    sum.update(piece);
    onBytes(piece.length);
  }
  return sum.digest('base64url');
}

/**
 * Reads a file through, so that it is known to be whole before anything of it is written.
 * @throws Unreadable
 */
export async function factsOf(
  file: TreeFile,
  onBytes: OnBytes,
): Promise<{ readonly hash: string; readonly facts: Facts }> {
  const sum = createHash('sha256');
  const splitter = new MessageSplitter();
  const finder = new FactFinder();
  for await (const piece of readFile(file)) {
    sum.update(piece);
    for (const raw of splitter.push(piece)) finder.add(raw);
    onBytes(piece.length);
  }
  return { hash: sum.digest('base64url'), facts: finder.finish(splitter.finish()) };
}

/**
 * The messages of a file in its own order, some at a time; those that are none are passed over.
 * @throws Unreadable
 */
export async function* messagesOf(
  file: TreeFile,
  onBytes: OnBytes,
): AsyncGenerator<ArchiveMessage[], void, void> {
  const splitter = new MessageSplitter();
  for await (const piece of readFile(file)) {
    const messages: ArchiveMessage[] = [];
    for (const raw of splitter.push(piece)) {
      const message = typeof raw === 'string' ? raw : readMessage(raw);
      if (typeof message !== 'string') messages.push(message);
    }
    onBytes(piece.length);
    yield messages;
  }
  splitter.finish();
}

/** The messages of some files, one at a time; what cannot be read is told of when it is written. */
export async function* readableMessages(
  files: readonly { readonly file: TreeFile }[],
): AsyncGenerator<ArchiveMessage, void, void> {
  for (const { file } of files) {
    try {
      for await (const messages of messagesOf(file, () => undefined)) yield* messages;
    } catch (error) {
      letUnreadable(error);
    }
  }
}
