import { OutboundError, type StreamedReply } from '../../base/outbound.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import type { StoreFlags } from '../../config/store-config.ts';
import { streamTimelineOperation } from '../../control/timeline/stream-timeline.ts';
import type { House } from '../../house/house.ts';
import type { TimelineRow } from '../../journal/timeline/row.ts';
import { openOnServer, Unanswered } from '../ask-server.ts';
import type { Printer } from './printer.ts';
import { readEvents } from './read-events.ts';
import { type Rows, rowsAfter } from './server-rows.ts';

interface Following {
  readonly filter: string;
  /** Those that there are. */
  readonly rows: Rows;
  readonly printer: Printer;
}

type Flags = StoreFlags & { readonly server?: string };

/** How long it is waited before a server that went is looked for again, in ms. */
const PAUSE = 300;

/** How long one connection lasts, in ms: who is gone without a word is noticed by then. */
const LASTS = 60_000;

/** Prints rows and those that come, until SIGINT or SIGTERM; a server that goes is waited for. */
export async function follow(house: House, flags: Flags, following: Following): Promise<void> {
  const stopped = new AbortController();
  const stop = (): void => stopped.abort();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const follower = new Follower(house, flags, following);
  try {
    // What is under way is told when it is over.
    await following.printer.print(following.rows.data.filter(isDone));
    let isGone = false;
    while (!stopped.signal.aborted) {
      try {
        await follower.read(stopped.signal, () => {
          if (isGone) say('The server is back.');
          isGone = false;
        });
      } catch (error) {
        if (stopped.signal.aborted) return;
        if (error instanceof OutboundError && error.reason === 'timeout') continue;
        if (!(error instanceof Unanswered || error instanceof OutboundError)) throw error;
      }
      if (stopped.signal.aborted) return;
      if (!isGone) say('The server has gone: it is tried again until it is back, or Ctrl-C.');
      isGone = true;
      await systemScheduler.sleep(PAUSE, stopped.signal);
    }
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** Reads the stream of a server, and knows how far it has come. */
class Follower {
  readonly #house: House;
  readonly #flags: Flags;
  readonly #filter: string;
  readonly #printer: Printer;
  /** The number up to which all was printed, and the mark of the process that counts so. */
  #cursor: number;
  #mark = '';
  /** Numbers of rows that were fetched, of which the stream may tell too. */
  #fetched: ReadonlySet<number> = new Set();

  constructor(house: House, flags: Flags, { filter, rows, printer }: Following) {
    this.#house = house;
    this.#flags = flags;
    this.#filter = filter;
    this.#printer = printer;
    this.#cursor = rows.last;
  }

  /**
   * Prints what comes until the server ends it, or the signal does.
   * @param onOpen is told when the server has answered
   * @throws Unanswered, OutboundError
   */
  async read(signal: AbortSignal, onOpen: () => void): Promise<void> {
    const after = this.#mark === '' ? `${this.#cursor}` : `${this.#cursor}.${this.#mark}`;
    const asked = { after, filter: this.#filter || undefined };
    const opening = openOnServer(this.#house, streamTimelineOperation, asked, this.#flags, LASTS);
    const reply = await Promise.race([opening, aborted(signal)]);
    if (!reply) return void opening.then(leave, () => undefined);
    const stop = () => reply.leave();
    signal.addEventListener('abort', stop, { once: true });
    onOpen();
    try {
      const rows: TimelineRow[] = [];
      for await (const { event, id, data } of readEvents(reply.body)) {
        if (event === 'message') rows.push(...(data as TimelineRow[]));
        // Of many rows the last frame has the number.
        if (id !== '') await this.#come(id, event, rows.splice(0));
        if (signal.aborted) return;
      }
    } finally {
      signal.removeEventListener('abort', stop);
      reply.leave();
    }
  }

  async #come(id: string, event: string, rows: readonly TimelineRow[]): Promise<void> {
    const [no = '', mark = ''] = id.split('.');
    // Another process counts anew: all that it keeps is news.
    if (this.#mark !== '' && this.#mark !== mark) [this.#cursor, this.#fetched] = [0, new Set()];
    this.#mark = mark;
    if (event === 'hello' || Number(no) <= this.#cursor) return;
    if (event !== 'message' || rows.some(isCut)) return this.#catchUp(Number(no));
    await this.#printer.print(rows.filter(({ seq }) => !this.#fetched.has(seq)));
    this.#cursor = Number(no);
  }

  /** Prints what was only counted, or cut, as it is kept. */
  async #catchUp(to: number): Promise<void> {
    const fetched = new Set<number>();
    for (let more = true; more; ) {
      const came = await rowsAfter(this.#house, this.#flags, this.#cursor, this.#filter);
      const rows = came.data.filter(({ seq }) => !this.#fetched.has(seq));
      await this.#printer.print(rows);
      for (const { seq } of rows) fetched.add(seq);
      this.#cursor = came.cursor;
      more = came.data.length > 0 && came.cursor < to;
    }
    this.#fetched = fetched;
  }
}

const isDone = ({ kind, ms, delivered }: Rows['data'][number]): boolean =>
  kind === 'webhook' ? delivered !== undefined : kind !== 'call' || ms !== undefined;

/** Whether the stream has left something of a row's texts out. */
const isCut = ({ because, note, fault, message, what, text }: TimelineRow): boolean =>
  [because, note, fault, message, what, text].some((each) => each?.endsWith('…'));

const leave = (reply: StreamedReply): void => reply.leave();

const aborted = (signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });

const say = (line: string): void => void process.stderr.write(`${line}\n`);
