/**
 * Posts at a fixed rate, whether what went before was answered or not, over plain sockets: node's own
 * client would take a fifth of the core that it shares with whoever reads. A job on the first line of
 * stdin, answered when it has begun; with the next line it ends and says how long answers took.
 */
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Posted } from '../load.ts';

/** What to post, one after another, again and again. */
export interface OpenLoop {
  readonly url: string;
  readonly posts: readonly Posted[];
  readonly perSecond: number;
}

/** Milliseconds from when each was due until its answer was there. */
export interface OpenLoopResult {
  /** How many were answered in a second. */
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

const CONNECTIONS = 64;
const OK = 'HTTP/1.1 200';

const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);

const textOf = (host: string, { path, body }: Posted): string =>
  `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** Each connection has one request under way; what is due meanwhile waits for the first that is free. */
function begin({ url, posts, perSecond }: OpenLoop) {
  const { host, hostname, port } = new URL(url);
  const texts = posts.map((post) => textOf(host, post));
  const took: number[] = [];
  const waiting: number[] = [];
  const free: Socket[] = [];
  let isEnding = false;
  let under = 0;
  let sent = 0;
  const { promise: idle, resolve } = Promise.withResolvers<void>();

  const began = performance.now();
  const sockets = Array.from({ length: CONNECTIONS }, () => {
    const socket = connect(Number(port), hostname);
    socket.setNoDelay(true);
    free.push(socket);
    return socket;
  });
  const next = (): void => {
    while (waiting.length > 0) {
      const socket = free.pop();
      if (!socket) return;
      const due = waiting.shift() as number;
      under++;
      socket.write(texts[sent++ % texts.length] as string);
      let said = '';
      const hear = (bytes: Buffer): void => {
        said += bytes.toString('latin1');
        const end = said.indexOf('\r\n\r\n');
        if (end < 0) return;
        const length = Number(/content-length: (\d+)/i.exec(said)?.[1]);
        if (said.length < end + 4 + length) return;
        if (!said.startsWith(OK)) throw new Error(said);
        socket.off('data', hear);
        took.push(performance.now() - due);
        under--;
        free.push(socket);
        next();
        if (isEnding && under === 0) resolve();
      };
      socket.on('data', hear);
    }
  };
  let due = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    for (;;) {
      const at = began + (due * 1000) / perSecond;
      if (at > now) break;
      waiting.push(at);
      due++;
    }
    next();
  }, 1);
  return async (): Promise<OpenLoopResult> => {
    clearInterval(timer);
    isEnding = true;
    if (under > 0) await idle;
    for (const socket of sockets) socket.destroy();
    const answered = (took.length * 1000) / (performance.now() - began);
    took.sort((a, b) => a - b);
    const at = (share: number) => took[Math.floor(took.length * share)] ?? Number.NaN;
    return { perSecond: answered, p50: at(0.5), p99: at(0.99) };
  };
}

let end: ReturnType<typeof begin> | undefined;
say({});
for await (const line of createInterface({ input: process.stdin })) {
  if (!end) {
    end = begin(JSON.parse(line) as OpenLoop);
    say({});
  } else {
    say(await end());
    end = undefined;
  }
}
