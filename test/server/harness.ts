import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { systemScheduler } from '../../src/base/scheduler.ts';
import type { AnswerGraph, GraphRequest } from '../../src/graph/wire/request.ts';
import { Uploads } from '../../src/media/uploads.ts';
import { createServer, type ServerOptions } from '../../src/server/server.ts';

/** What the stub below answers: the request that reached it. */
export interface Echo extends Omit<GraphRequest, 'params'> {
  readonly params: Record<string, string>;
}

/** Answers every request with itself, whether it was conditional or not. */
const echo: AnswerGraph = async ({ params, conditional: _, ...request }) => ({
  status: 200,
  body: JSON.stringify({ ...request, params: Object.fromEntries(params) }).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ),
  version: 'v23.0',
});

/** The id that every request of a test server gets. */
export const REQUEST_ID = 'AbCdEfGhIjKlMnOpQrStUvW';

/** Answers every request with one body. */
export const always =
  (body: string): AnswerGraph =>
  async () => ({ status: 200, body, version: 'v23.0' });

/** Answers every request with one error. */
export const failing =
  (status: number, code: number, message: string): AnswerGraph =>
  async () => ({
    status,
    body: JSON.stringify({ error: { message, code } }),
    version: 'v23.0',
    error: { code, message },
  });

export interface Response {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly bytes: Buffer;
  readonly text: string;
}

type SendOptions = RequestOptions & { readonly body?: string | Buffer | undefined };

/** A server on a free port for as long as the test runs. */
export async function start(options: Partial<ServerOptions> = {}) {
  const log: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'convograph-server-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const server = createServer({
    answer: echo,
    media: async (_req, res) => void res.end(),
    control: {
      key: 'K',
      answer: async () => ({ status: 200, body: {} }),
      bodyOf: async () => ({ most: 1, isBytes: false }),
    },
    uploads: new Uploads(folder),
    scheduler: systemScheduler,
    newRequestId: () => REQUEST_ID,
    now: () => 0,
    log: (line) => log.push(line),
    ...options,
  });
  const { port } = await server.listen(0, '127.0.0.1');
  onTestFinished(() => server.close());

  const send = (path: string, { body, ...rest }: SendOptions = {}): Promise<Response> =>
    new Promise((resolve, reject) => {
      const req = httpRequest({ port, host: '127.0.0.1', path, agent: false, ...rest }, (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('error', reject);
        res.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const { statusCode: status = 0, headers, rawHeaders } = res;
          resolve({ status, headers, rawHeaders, bytes, text: bytes.toString() });
        });
      });
      req.on('error', reject);
      req.end(body);
    });

  /** What the stub got, as JSON sees it: what is undefined is not there. */
  const read = async (path: string, rest: SendOptions = {}): Promise<Echo> =>
    JSON.parse((await send(path, rest)).text);

  const post = (body: string | Buffer, type: string | undefined, headers = {}, path = '/1') =>
    read(path, {
      method: 'POST',
      headers: { ...(type === undefined ? {} : { 'Content-Type': type }), ...headers },
      body,
    });

  /** Writes bytes as they are, reads until the server closes. */
  const raw = (...writes: readonly (string | Buffer)[]) => rawUntil(undefined, ...writes);

  /** Writes bytes as they are, reads until the text has come or the server closes. */
  const rawUntil = (
    enough: RegExp | undefined,
    ...writes: readonly (string | Buffer)[]
  ): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
        if (enough?.test(text)) socket.destroy();
      });
      socket.on('close', () => resolve(text));
      socket.on('error', (error) => (text === '' ? reject(error) : resolve(text)));
      for (const piece of writes) socket.write(piece);
    });

  return { port, server, log, folder, send, read, post, raw, rawUntil };
}
