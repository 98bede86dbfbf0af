import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SDK_SCRIPT } from '../../src/server/sdk/script.ts';

/** A request as it came in. */
interface Came {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server that gives pages the script, keeps what they ask, and answers what it is told to. */
export interface Recorder {
  readonly url: string;
  readonly came: Came[];
  /** What every call gets. */
  answer: { status: number; body: string };
  close(): Promise<void>;
}

export async function recorder(): Promise<Recorder> {
  const came: Came[] = [];
  const answer = { status: 200, body: '{}' };
  const server = createServer(async (req, res) => {
    const { method = '', url = '', headers } = req;
    res.setHeader('Access-Control-Allow-Origin', '*');
    if (url === '/_convograph/sdk.js') {
      res.setHeader('Content-Type', 'text/javascript');
      res.end(SDK_SCRIPT);
      return;
    }
    came.push({ method, url, headers, body: await text(req) });
    res.setHeader('Access-Control-Allow-Methods', 'GET, POST, DELETE');
    res.writeHead(method === 'OPTIONS' ? 200 : made.answer.status);
    res.end(method === 'OPTIONS' ? '' : made.answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const made: Recorder = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    came,
    answer,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return made;
}
