import { type Duplex, duplexPair } from 'node:stream';
import type { Scheduler } from '../base/scheduler.ts';
import { type Wire, WireError } from '../base/wire.ts';

const http = process.getBuiltinModule('node:http');

/** How long an answer may take, in ms, and bytes of it that are read. */
const PATIENCE = 30_000;
const MOST = 16 * 1_048_576;

/** What a header may say. */
const SAYABLE = /^[\t\x20-\x7e\x80-\xff]*$/;
const UNSAID = { isUnsaid: true };

interface OwnWireOptions {
  /** Takes the server's end of a connection, as it takes those of a network. */
  readonly take: (socket: Duplex) => void;
  /** Scheme and host under which the server is reached, once it listens. */
  readonly ownOrigin: () => string;
  readonly scheduler: Scheduler;
}

/**
 * The way from the server to itself: a connection within the process, on which HTTP is spoken as on any
 * other. So it is the same wire whatever the address, the proxy or the certificate.
 */
export function ownWire({ take, ownOrigin, scheduler }: OwnWireOptions): Wire {
  return ({ method, url, headers, body }) =>
    new Promise((resolve, reject) => {
      const own = ownOrigin();
      const asked = URL.parse(url, `${own}/`);
      const unsayable = Object.entries(headers ?? {}).find(([, value]) => !SAYABLE.test(value));
      if (!asked || unsayable) {
        const what = asked ? `its header ${unsayable?.[0]}` : 'its address';
        reject(new WireError(`HTTP has no such call: ${what} is none that can be sent.`, UNSAID));
        return;
      }
      const { host, pathname, search } = asked;
      const [near, far] = duplexPair();
      const began = scheduler.elapsed();
      const fail = (words: string) => {
        stop();
        near.destroy();
        reject(new WireError(words));
      };
      const stop = scheduler.after(PATIENCE, () => fail('No answer came within 30 seconds.'));
      near.on('error', () => undefined);
      // Whoever comes by TLS is known by this: links are of the scheme that was asked.
      take(Object.assign(far, { encrypted: own.startsWith('https:') }));
      const request = http.request({
        method,
        path: pathname + search,
        headers: { host, connection: 'close', ...headers },
        createConnection: () => near,
      });
      request.on('error', () => fail('The connection ended before there was an answer.'));
      request.on('response', (answer) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > MOST) fail('The answer is longer than 16 MB.');
          else chunks.push(chunk);
        });
        answer.on('error', () => fail('The connection ended in the middle of the answer.'));
        answer.on('end', () => {
          stop();
          const { statusCode: status = 0, headers: given } = answer;
          resolve({
            status,
            headers: given,
            body: Buffer.concat(chunks),
            ms: scheduler.elapsed() - began,
          });
        });
      });
      request.end(body);
    });
}
