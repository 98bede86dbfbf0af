import type { TreeFile } from '../../tree/file.ts';
import { readFile } from '../../tree/read.ts';
import { wideOf } from '../encoding.ts';
import type { OnBytes } from '../read.ts';
import { type Body, readBody } from './body.ts';
import { type PageAbout, PageParser, type PageThread } from './page-parser.ts';

/** A message of a page, with its time as printed. */
export interface PrintedMessage {
  readonly sender: string;
  readonly when: string;
  /** The same as `datetime` of a `<time>` tells it. */
  readonly stamp?: string | undefined;
  readonly body: Body;
}

/** Bytes that are parsed at once. */
const SLICE = 16 * 1024;
/** Characters within which the layout of a page shows. */
const HEAD = 4 * 1024 * 1024;

/** Reads a page from its beginning, some messages at a time; may be done again. */
export class Page {
  readonly #parser: PageParser;
  readonly #file: TreeFile;
  readonly #onBytes: OnBytes;

  /** @param isSkimmed whether bodies are passed over */
  constructor(file: TreeFile, isSkimmed = false, onBytes: OnBytes = () => undefined) {
    this.#file = file;
    this.#onBytes = onBytes;
    this.#parser = new PageParser(isSkimmed);
  }

  /** What it says besides its messages; whole when all have been read. */
  get about(): PageAbout {
    return this.#parser.about;
  }

  /**
   * Its messages and, where it holds several threads, their beginnings. Ends early where no layout
   * that is known shows.
   * @throws Unreadable
   */
  async *items(): AsyncGenerator<(PrintedMessage | PageThread)[], void, void> {
    let decoder: TextDecoder | undefined;
    let read = 0;
    for await (const piece of readFile(this.#file)) {
      decoder ??= new TextDecoder(wideOf(piece) ?? 'utf-8');
      // A little at a time: what is parsed at once lives on while it is handled.
      for (let from = 0; from < piece.length; from += SLICE) {
        const text = decoder.decode(piece.subarray(from, from + SLICE), { stream: true });
        yield this.#parser.push(text).map(printed);
        read += text.length;
      }
      this.#onBytes(piece.length);
      if (read > HEAD && !this.about.layout) return;
    }
    yield this.#parser.push(decoder?.decode() ?? '').map(printed);
    yield this.#parser.finish().map(printed);
  }
}

type Item = ReturnType<PageParser['push']>[number];

function printed(item: Item): PrintedMessage | PageThread {
  if ('people' in item) return item;
  const { sender, when, stamp, body } = item;
  return { sender, when, ...(stamp !== undefined && { stamp }), body: readBody(body) };
}
