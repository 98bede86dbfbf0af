import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Begins to answer a request. */
type Answer = (req: IncomingMessage, res: ServerResponse) => void;

/** Bytes of a request's head: the longest target twice, so that ours is the refusal of longer ones. */
export const LARGEST_HEAD = 131_072;

/** Requests that may wait on a connection before nothing more is read from it. */
const MOST_AHEAD = 16;

/** Requests that may wait on all connections: past that the one on which most wait is cut. */
const MOST_WAITING = 20_000;

interface Connection {
  /** The answer that was begun last. */
  current: ServerResponse | undefined;
  /** The turn of the event loop in which it was begun. */
  turn: number;
  /** Requests that came before that answer had left, in order. */
  waiting: ServerResponse[];
  isRefused: boolean;
}

/**
 * The open connections. A client may ask ahead, a thousand times in one packet: its requests are
 * begun one after another, each when the answer before has left and others had a turn, so that it
 * holds up nobody but itself. When it goes, what waits is never begun.
 */
export class Connections {
  readonly #open = new Map<Duplex, Connection>();
  readonly #answer: Answer;
  #waiting = 0;
  #turn = 0;
  #isTurnCounted = false;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  /** A connection that was made. */
  open(socket: Duplex): void {
    this.#open.set(socket, { current: undefined, turn: -1, waiting: [], isRefused: false });
    socket.once('close', () => {
      const connection = this.#open.get(socket);
      if (connection) this.#forget(connection);
      this.#open.delete(socket);
    });
  }

  /** A request that came in: it is answered now, or in its turn. */
  arrive(req: IncomingMessage, res: ServerResponse): void {
    const connection = this.#open.get(req.socket);
    if (connection === undefined) return;
    const { current, waiting, turn } = connection;
    const isFree = current === undefined || (current.closed && turn !== this.#turn);
    if (isFree && waiting.length === 0) {
      this.#begin(connection, res);
      return;
    }
    if (this.#waiting >= MOST_WAITING && this.#cutGreediest() === req.socket) return;
    waiting.push(res);
    this.#waiting++;
    if (waiting.length >= MOST_AHEAD) req.socket.pause();
    if (waiting.length === 1) this.#await(connection);
  }

  /** Every connection with its newest request, answered or not, if there was one. */
  *newest(): Generator<readonly [Duplex, ServerResponse | undefined]> {
    for (const [socket, { waiting, current }] of this.#open) {
      yield [socket, waiting.at(-1) ?? current];
    }
  }

  /**
   * A connection on which nothing more is understood: whether that is told for the first time, and
   * the answers that still have to leave, of which the last is the newest's. A request whose body is
   * what is not understood and that nobody has begun with is not among them.
   */
  refuse(socket: Duplex): { readonly isNew: boolean; readonly newest: ServerResponse | undefined } {
    const connection = this.#open.get(socket);
    if (connection === undefined) return { isNew: true, newest: undefined };
    const isNew = !connection.isRefused;
    connection.isRefused = true;
    const { waiting } = connection;
    if (waiting.at(-1)?.req.complete === false) {
      waiting.pop();
      this.#waiting--;
    }
    return { isNew, newest: waiting.at(-1) ?? connection.current };
  }

  /** Cuts the connection on which most wait, and gives it. */
  #cutGreediest(): Duplex | undefined {
    let most = 0;
    let greediest: Duplex | undefined;
    for (const [socket, { waiting }] of this.#open) {
      if (waiting.length > most) [most, greediest] = [waiting.length, socket];
    }
    const connection = greediest && this.#open.get(greediest);
    if (connection) this.#forget(connection);
    greediest?.destroy();
    return greediest;
  }

  #forget(connection: Connection): void {
    this.#waiting -= connection.waiting.length;
    connection.waiting = [];
  }

  #begin(connection: Connection, res: ServerResponse): void {
    connection.current = res;
    connection.turn = this.#turn;
    if (!this.#isTurnCounted) {
      this.#isTurnCounted = true;
      setImmediate(() => {
        this.#isTurnCounted = false;
        this.#turn++;
      });
    }
    this.#answer(res.req, res);
  }

  /** Begins with what waits once the answer before it has left, one turn later. */
  #await(connection: Connection): void {
    const { current } = connection;
    const later = (): void => void setImmediate(() => this.#next(connection));
    if (current === undefined || current.closed) later();
    else current.once('close', later);
  }

  #next(connection: Connection): void {
    const res = connection.waiting.shift();
    if (res === undefined) return;
    this.#waiting--;
    if (connection.waiting.length < MOST_AHEAD) res.req.socket.resume();
    this.#begin(connection, res);
    if (connection.waiting.length > 0) this.#await(connection);
  }
}
