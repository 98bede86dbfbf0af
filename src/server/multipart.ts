import { GraphError } from '../graph/errors/error.ts';
import { badBody } from './bad-body.ts';

const BOUNDARY = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i;
const NAME = /;[ \t]*name=(?:"((?:[^"\\]|\\.){0,1000})"|([^\s;"]{1,1000}))/i;
const FILE = /;[ \t]*filename=(?:"((?:[^"\\]|\\.){0,1000})"|([^\s;"]{0,1000}))/i;
const FILE_BEYOND_ASCII = /;[ \t]*filename\*=/i;
const DISPOSITION = /^content-disposition:.*$/im;
const TYPE = /^content-type:[ \t]*([^\s;]{1,200})/im;

const MOST_PARTS = 60;

/** Bytes the headers of a part may have. */
const LONGEST_HEAD = 16_384;

const LF = 0x0a;
const CR = 0x0d;

/** What the headers of a part say. */
export interface PartHead {
  readonly name: string;
  /** Undefined where the part is no file. */
  readonly filename: string | undefined;
  /** The type it claims, '' when it claims none. */
  readonly mime: string;
}

/** Takes in the content of one part. */
export interface PartSink {
  write(chunk: Buffer): void | Promise<void>;
  end(): void | Promise<void>;
}

/**
 * Reads a multipart/form-data body (RFC 7578) as it comes in, holding no more of it than a
 * delimiter's length. The closing delimiter may be missing, as Android's and iOS's SDKs leave it
 * out (wire.md 11), and lines may end in LF alone.
 */
export class MultipartReader {
  readonly #delimiter: Buffer;
  readonly #open: (head: PartHead) => PartSink | Promise<PartSink>;
  #state: 'before' | 'delimited' | 'head' | 'content' | 'closed' = 'before';
  #held: Buffer = Buffer.alloc(0);
  /** Whether what is held begins a line. */
  #isLineStart = true;
  #part: PartSink | undefined;
  #parts = 0;

  /**
   * @param open called for every part that has a name
   * @throws GraphError 100 when the type names no boundary
   */
  constructor(contentType: string, open: (head: PartHead) => PartSink | Promise<PartSink>) {
    const [, quoted, bare] = BOUNDARY.exec(contentType) ?? [];
    const boundary = quoted ?? bare;
    if (boundary === undefined) throw badBody('multipart');
    this.#delimiter = Buffer.from(`--${boundary}`);
    this.#open = open;
  }

  /**
   * @throws GraphError 1 (`tooMuchData`) for more than 60 parts, 100 for one whose headers do not end,
   *   and what the parts throw
   */
  async write(chunk: Buffer): Promise<void> {
    if (this.#state === 'closed') return;
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    while (await this.#step());
  }

  /** @throws GraphError 100 where no delimiter ever came */
  async end(): Promise<void> {
    if (this.#state === 'before') throw badBody('multipart');
    if (this.#state === 'content') await this.#finishPart(this.#held.length);
    this.#state = 'closed';
  }

  /** Goes on by one piece of the body; false when more has to come in first. */
  #step(): boolean | Promise<boolean> {
    switch (this.#state) {
      case 'before':
        return this.#readBefore();
      case 'delimited':
        return this.#readDelimited();
      case 'head':
        return this.#readHead();
      case 'content':
        return this.#readContent();
      case 'closed':
        return false;
    }
  }

  #readBefore(): boolean {
    const at = this.#nextDelimiter();
    if (at < 0) {
      this.#drop(this.#held.length - this.#delimiter.length - 1);
      return false;
    }
    this.#pass(at);
    return true;
  }

  /** What follows a delimiter: two dashes after the last, else the end of its line. */
  #readDelimited(): boolean {
    if (this.#held.length < 2) return false;
    this.#state = this.#held.toString('latin1', 0, 2) === '--' ? 'closed' : 'head';
    return this.#state === 'head';
  }

  async #readHead(): Promise<boolean> {
    const delimiter = this.#nextDelimiter();
    const isWhole = delimiter >= 0;
    const { end, start } = blankLine(isWhole ? this.#held.subarray(0, delimiter) : this.#held);
    if (start < 0 && !isWhole) {
      if (this.#held.length > LONGEST_HEAD) throw badBody('multipart');
      return false;
    }
    if (++this.#parts > MOST_PARTS) throw new GraphError('tooMuchData');
    if (start < 0) {
      // A part without a blank line is nothing.
      this.#pass(delimiter);
      return true;
    }
    const head = readHead(this.#held.toString('utf8', 0, end));
    this.#part = head && (await this.#open(head));
    this.#drop(start);
    this.#isLineStart = true;
    this.#state = 'content';
    return true;
  }

  async #readContent(): Promise<boolean> {
    const at = this.#nextDelimiter();
    if (at >= 0) {
      await this.#finishPart(at);
      this.#pass(at);
      return true;
    }
    // The end may be the beginning of a delimiter, with the line end before it.
    const sure = this.#held.length - this.#delimiter.length - 2;
    if (sure > 0) {
      await this.#part?.write(this.#held.subarray(0, sure));
      this.#drop(sure);
    }
    return false;
  }

  /** Ends a part at the delimiter, whose line end belongs to it and not to the content. */
  async #finishPart(at: number): Promise<void> {
    const part = this.#part;
    this.#part = undefined;
    const content = this.#held.subarray(0, withoutLineEnd(this.#held, at));
    if (content.length > 0) await part?.write(content);
    await part?.end();
  }

  /** Where the delimiter next stands at the beginning of a line, or -1. */
  #nextDelimiter(): number {
    const held = this.#held;
    const isAtLine = (at: number) => (at === 0 ? this.#isLineStart : held[at - 1] === LF);
    let at = held.indexOf(this.#delimiter);
    while (at >= 0 && !isAtLine(at)) at = held.indexOf(this.#delimiter, at + 1);
    return at;
  }

  /** Goes behind a delimiter. */
  #pass(at: number): void {
    this.#drop(at + this.#delimiter.length);
    this.#state = 'delimited';
  }

  #drop(bytes: number): void {
    if (bytes <= 0) return;
    this.#held = this.#held.subarray(bytes);
    this.#isLineStart = false;
  }
}

/** Undefined for a part without a name. */
function readHead(text: string): PartHead | undefined {
  const disposition = DISPOSITION.exec(text)?.[0] ?? '';
  const name = unquoted(NAME.exec(disposition));
  if (name === undefined) return undefined;
  const plain = unquoted(FILE.exec(disposition));
  const filename = plain ?? (FILE_BEYOND_ASCII.test(disposition) ? '' : undefined);
  return { name, filename, mime: TYPE.exec(text)?.[1] ?? '' };
}

function unquoted(match: RegExpExecArray | null): string | undefined {
  const [, quoted, bare] = match ?? [];
  return quoted?.replace(/\\(["\\])/g, '$1').replaceAll('%22', '"') ?? bare;
}

/** Where headers end and content starts, -1 where there is no blank line yet. */
function blankLine(held: Buffer): { end: number; start: number } {
  const [crlf, lf] = [held.indexOf('\r\n\r\n'), held.indexOf('\n\n')];
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return { end: crlf, start: crlf + 4 };
  return lf < 0 ? { end: -1, start: -1 } : { end: lf, start: lf + 2 };
}

/** Where content ends whose line end at `at` belongs to the following delimiter. */
function withoutLineEnd(held: Buffer, at: number): number {
  if (held[at - 1] !== LF) return at;
  return at - (held[at - 2] === CR ? 2 : 1);
}
