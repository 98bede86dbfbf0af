import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type { Random } from '../../../src/base/random.ts';
import { signatures } from '../../../src/events/sign.ts';

/** A webhook that came. */
export interface Receipt {
  /** Name of the app whose callback was asked. */
  readonly app: string;
  /** Id of the Page. */
  readonly page: string;
  readonly mid: string;
  readonly text: string;
  /** How often the server had been killed before. */
  readonly life: number;
  /** Whether it was answered with 200 while there was somebody to take the answer. */
  taken: boolean;
  /** Whether both signatures were those of the app's secret. */
  readonly signed: boolean;
}

/** What receives webhooks, in this process, which outlives the server. */
export interface Receiver {
  /** Without a slash at the end; a callback has the app's name behind it. */
  readonly url: string;
  /** All that came, in its order. */
  readonly receipts: Receipt[];
  life: number;
  /** The apps' secrets, by name. */
  readonly secrets: Map<string, string>;
  /** Resolves when all has come that a server had sent before it was killed. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** One webhook of so many is answered with 500 the first time. */
const REFUSED = 0.01;
/** Milliseconds that an answer takes, at most. */
const SLOW = 40;

interface Body {
  readonly entry: readonly [{ readonly id: string; readonly messaging: readonly [object] }];
}

const messageOf = (item: object) => (item as { message: Pick<Receipt, 'mid' | 'text'> }).message;

/**
 * Starts a receiver on a free port of this machine.
 * @param told what an item is known by, and what it says: those of a message without
 */
export async function startReceiver(
  random: Random,
  told: (item: object) => Pick<Receipt, 'mid' | 'text'> = messageOf,
): Promise<Receiver> {
  const receipts: Receipt[] = [];
  const refused = new Set<string>();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://receiver');
    if (request.method === 'GET') {
      response.end(searchParams.get('hub.challenge'));
      return;
    }
    const bytes = await buffer(request).catch(() => undefined);
    // The server was killed while it sent this.
    if (!bytes) return;
    const app = pathname.slice(1);
    const said = bytes.toString();
    const [{ id: page, messaging }] = (JSON.parse(said) as Body).entry;
    const { mid, text } = told(messaging[0]);
    const due = signatures(said, receiver.secrets.get(app) ?? '');
    const signed = Object.entries(due).every(
      ([name, value]) => request.headers[name.toLowerCase()] === value,
    );
    const key = `${app} ${mid}`;
    const isTaken = refused.has(key) || random.next() >= REFUSED;
    if (!isTaken) refused.add(key);
    const receipt = { app, page, mid, text, life: receiver.life, taken: false, signed };
    receipts.push(receipt);
    await setTimeout(random.next() * SLOW);
    if (request.socket.destroyed) return;
    receipt.taken = isTaken;
    response.writeHead(isTaken ? 200 : 500).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}`,
    receipts,
    life: 0,
    secrets: new Map(),
    async quiet() {
      for (let calm = 0; calm < 3; ) {
        await setTimeout(10);
        const open = await new Promise<number>((resolve) =>
          server.getConnections((_, count) => resolve(count)),
        );
        calm = open === 0 ? calm + 1 : 0;
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
