/** Rows of one frame, at most. */
const MOST = 200;

/** What a reader is told where rows are too many: how many there were, by what they were made of. */
export interface Counts {
  readonly rows: number;
  readonly calls: number;
  readonly events: number;
  readonly webhooks: number;
  readonly operations: number;
}

/** From where on the journal keeps anything, and its newest number. */
export interface Extent {
  readonly first: number;
  readonly last: number;
  /** Rows up to this number are of the time before the server was started. */
  readonly started: number;
}

/** Shows that a connection lives. */
export const COMMENT = Buffer.from(':\n\n');

/** Frames of server-sent events, as they leave: the ids of one process are told from another's by its mark. */
export class Frames {
  readonly #mark: string;

  constructor(mark: string) {
    this.#mark = mark;
  }

  /** Up to where an id has come; undefined where it is of another process, or none. */
  reached(id: string): number | undefined {
    const [, no = '', mark = this.#mark] = /^(\d{1,15})(?:\.(\w{1,20}))?$/.exec(id) ?? [];
    return no === '' || mark !== this.#mark ? undefined : Number(no);
  }

  hello(done: number, extent: Extent): Buffer {
    return this.#event('hello', JSON.stringify(extent), done);
  }

  /** That more happened than is told: GET /timeline tells what is kept of it. */
  gap(done: number, extent: Extent): Buffer {
    return this.#event('gap', JSON.stringify(extent), done);
  }

  counts(done: number, counts: Counts): Buffer {
    return this.#event('counts', JSON.stringify(counts), done);
  }

  /** Rows, each as JSON; the last frame of them has the number up to which all is told. */
  rows(texts: readonly string[], done: number): Buffer {
    let frames = '';
    let i = 0;
    for (; texts.length - i > MOST; i += MOST) {
      frames += `data: [${texts.slice(i, i + MOST).join(',')}]\n\n`;
    }
    return Buffer.from(`${frames}${this.#id(done)}data: [${texts.slice(i).join(',')}]\n\n`);
  }

  #event(name: string, data: string, done: number): Buffer {
    return Buffer.from(`event: ${name}\n${this.#id(done)}data: ${data}\n\n`);
  }

  readonly #id = (done: number): string => `id: ${done}.${this.#mark}\n`;
}
