import type { ServerResponse } from 'node:http';

/** What node keeps of an answer besides what it tells. */
interface Inside {
  /** The head as it leaves; null until it is written. */
  _header: string | null;
  _headerSent: boolean;
  readonly _defaultKeepAlive: boolean;
  readonly _expect_continue: boolean;
  readonly _keepAliveTimeout: number;
  readonly _maxRequestsPerSocket: number | null | undefined;
  readonly _removedConnection: boolean;
  readonly maxRequestsOnConnectionReached?: boolean;
}

type Response = ServerResponse & Inside;

/** Letters that node lets no value have. */
const NONE_OF_A_HEAD = /[^\t\x20-\x7e\x80-\xff]/;

/**
 * Writes the head of an answer of 200 that has a length, on a connection that stays, as node does, and in
 * one piece: node looks at each name and value for what it might mean, which takes twice as long. Where
 * something is out of the ordinary, and where this node writes another head than this, node does it.
 */
export class WholeHead {
  readonly #now: () => number;
  /** The second whose date is written. */
  #second = Number.NaN;
  #date = '';
  #isNodes: boolean | undefined;

  /** @param now of the machine's clock, in epoch ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** @param headers name, value, name, value; a Content-Length is among them */
  write(res: ServerResponse, status: number, headers: readonly string[]): ServerResponse {
    if (status !== 200 || !isOrdinary(res as Response)) return nodes(res, status, headers);
    this.#isNodes ??= !this.#isAlike(res, headers);
    const text = this.#isNodes ? undefined : this.#text(res as Response, headers);
    if (text === undefined) return nodes(res, status, headers);
    res.statusCode = status;
    res.statusMessage = 'OK';
    (res as Response)._header = text;
    (res as Response)._headerSent = false;
    return res;
  }

  #text({ _keepAliveTimeout: timeout }: Inside, headers: readonly string[]): string | undefined {
    let text = 'HTTP/1.1 200 OK\r\n';
    for (let i = 0; i < headers.length; i += 2) {
      const value = headers[i + 1] as string;
      if (NONE_OF_A_HEAD.test(value)) return undefined;
      text += `${headers[i]}: ${value}\r\n`;
    }
    const stays = timeout ? `Keep-Alive: timeout=${Math.floor(timeout / 1000)}\r\n` : '';
    return `${text}Date: ${this.#dateText()}\r\nConnection: keep-alive\r\n${stays}\r\n`;
  }

  /** Whether node would write the same, but for the date. */
  #isAlike(res: ServerResponse, headers: readonly string[]): boolean {
    const { ServerResponse: Made } = process.getBuiltinModule('node:http');
    const one = new Made(res.req) as Response;
    Object.assign(one, { _keepAliveTimeout: (res as Response)._keepAliveTimeout });
    one.shouldKeepAlive = true;
    const isFresh = one._header === null && isOrdinary(one);
    nodes(one, 200, headers);
    const undated = (text: string | undefined | null) => text?.replace(/\r\nDate: [^\r]*/, '');
    return isFresh && undated(one._header) === undated(this.#text(one, headers));
  }

  #dateText(): string {
    const second = Math.floor(this.#now() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#date = new Date(second * 1000).toUTCString();
    }
    return this.#date;
  }
}

const nodes = (res: ServerResponse, status: number, headers: readonly string[]): ServerResponse =>
  res.writeHead(status, headers as string[]);

/** Whether nothing was said of an answer yet that its head would tell. */
const isOrdinary = (res: Response): boolean =>
  res._header === null &&
  res.shouldKeepAlive &&
  res._defaultKeepAlive &&
  res.sendDate &&
  !res._removedConnection &&
  !res._expect_continue &&
  !res._maxRequestsPerSocket &&
  !res.maxRequestsOnConnectionReached;
