import { hash } from 'node:crypto';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { madeAt } from '../../../base/made-at.ts';
import type { TreeFile } from '../../tree/file.ts';
import { Unreadable } from '../../tree/read.ts';
import type { ThreadSource } from './json-view.ts';
import type { PrintedMessage } from './read-page.ts';

/** Bytes that are written at once. */
const PIECE = 1024 * 1024;
/** Messages that are handed on at once. */
const MESSAGES = 100;

/** A thread of a page that holds many. */
interface SpooledThread {
  readonly people: readonly string[];
  /** Where its messages lie in the file, in the order of the page. */
  readonly parts: { readonly from: number; to: number }[];
  messages: number;
}

/**
 * The threads of pages that hold all of a download's, apart from each other in a file that is removed
 * at the end: a zip cannot be read from its middle, and a page not once for each of its threads.
 */
export class Spool {
  readonly #folder = mkdtempSync(join(tmpdir(), 'convograph-pages-'));
  readonly #path = join(this.#folder, 'threads.jsonl');
  readonly #file = openSync(this.#path, 'wx');
  readonly #threads = new Map<string, SpooledThread>();
  #thread: SpooledThread | undefined;
  #waiting = '';
  #written = 0;

  /** A thread begins, or goes on. @param people who take part, as the page has them */
  begin(people: string): void {
    this.#flush();
    const names = people
      .split(/,\s+/)
      .map((name) => name.trim())
      .filter(Boolean);
    const key = JSON.stringify(names.toSorted());
    const thread = madeAt(this.#threads, key, () => ({ people: names, parts: [], messages: 0 }));
    thread.parts.push({ from: this.#written, to: this.#written });
    this.#thread = thread;
  }

  add(message: PrintedMessage): void {
    const thread = this.#thread;
    if (!thread) throw new Unreadable('a message stands outside of its threads');
    thread.messages++;
    this.#waiting += `${JSON.stringify(message)}\n`;
    if (this.#waiting.length >= PIECE) this.#flush();
  }

  /** All of them, for {@link SpooledThread.people} of the page `file`, owned by somebody. */
  *threads(
    file: TreeFile,
    owner: string,
  ): Generator<{
    file: Pick<TreeFile, 'path' | 'shown' | 'source' | 'size'>;
    open: () => ThreadSource;
  }> {
    this.#flush();
    const root = /^(.*?)(?:html\/|messages\/)?[^/]*$/.exec(file.path)?.[1] ?? '';
    for (const [key, thread] of this.#threads) {
      const others = thread.people.filter((name) => name !== owner);
      const title = (others.length > 0 ? others : thread.people).join(', ');
      const slug = title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '')
        .slice(0, 30);
      const name = `${slug}_${hash('sha256', key, 'hex').slice(0, 10)}`;
      const size = thread.parts.reduce((sum, { from, to }) => sum + to - from, 0);
      const about = { title, heading: '', people: thread.people, isInstagram: false };
      yield {
        file: {
          ...{ path: `${root}messages/inbox/${name}/message_1.html`, size },
          ...{ shown: `${file.shown} (${title})`, source: file.source },
        },
        open: () => ({ messages: () => this.#read(thread), about: () => about }),
      };
    }
  }

  remove(): void {
    closeSync(this.#file);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #flush(): void {
    if (this.#waiting === '') return;
    const bytes = Buffer.from(this.#waiting);
    this.#waiting = '';
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    this.#written += bytes.length;
    const part = this.#thread?.parts.at(-1);
    if (part) part.to = this.#written;
  }

  async *#read({ parts }: SpooledThread): AsyncGenerator<readonly PrintedMessage[], void, void> {
    for (const { from, to } of parts) {
      if (from === to) continue;
      let rest = Buffer.alloc(0);
      let messages: PrintedMessage[] = [];
      for await (const piece of createReadStream(this.#path, { start: from, end: to - 1 })) {
        let bytes = Buffer.concat([rest, piece as Buffer]);
        for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a)) {
          messages.push(JSON.parse(bytes.toString('utf8', 0, end)) as PrintedMessage);
          bytes = bytes.subarray(end + 1);
          if (messages.length < MESSAGES) continue;
          yield messages;
          messages = [];
        }
        rest = bytes;
      }
      yield messages;
    }
  }
}
