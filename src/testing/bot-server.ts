import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What takes webhooks in the test's own process: a listener as node's servers and Express have them,
 * `(req, res) => …`, or a function of one parameter that is given a Request and gives a Response.
 */
// biome-ignore lint/suspicious/noExplicitAny: whoever has the types of node or of the web brings them
export type WebhookHandler = (request: any, response?: any, next?: any) => unknown;

/** What a Response is to us. */
interface WebResponse {
  readonly status: number;
  readonly headers: { forEach(each: (value: string, name: string) => void): void };
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A server on this machine that hands webhooks to a function. It keeps no process alive. */
export class BotServer {
  readonly url: string;
  /** What takes webhooks now. */
  handler: WebhookHandler;
  readonly #server: Server;

  private constructor(server: Server, handler: WebhookHandler) {
    this.#server = server;
    this.handler = handler;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  static async start(handler: WebhookHandler): Promise<BotServer> {
    // Not imported: that would load what few tests need, before any of them runs.
    const http = process.getBuiltinModule('node:http');
    const server = http.createServer((req, res) => {
      handed(bot.handler, req, res).catch((error: unknown) => fail(res, error));
    });
    server.unref();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    const bot = new BotServer(server, handler);
    return bot;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function handed(
  handler: WebhookHandler,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  if (handler.length > 1) {
    const next = (error?: unknown): void => (error ? fail(res, error) : notFound(res));
    await handler(req, res, next);
    return;
  }
  const answer = (await handler(await webRequest(req))) as WebResponse | undefined;
  if (typeof answer?.arrayBuffer !== 'function') {
    throw new Error('The handler gave no Response: give one, or take (req, res).');
  }
  answer.headers.forEach((value, name) => void res.setHeader(name, value));
  res.writeHead(answer.status);
  res.end(new Uint8Array(await answer.arrayBuffer()));
}

async function webRequest(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const { method = 'GET', url = '/', headers } = req;
  const sent = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return new globalThis.Request(`http://${headers.host}${url}`, {
    method,
    headers: sent,
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
}

/** What a bot throws is what its webhook is answered with: the trace of a test shows it. */
function fail(res: ServerResponse, error: unknown): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  res.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
  res.end(String(error));
}

function notFound(res: ServerResponse): void {
  if (!res.headersSent) res.writeHead(404).end();
}
