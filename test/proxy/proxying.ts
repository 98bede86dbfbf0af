import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { systemScheduler } from '../../src/base/scheduler.ts';
import { createProxy, type MetaProxy, type ProxyOptions } from '../../src/proxy/proxy.ts';
import { newFolder } from '../certificates/folder.ts';
import { afterFile } from '../support/after-file.ts';

/** What reached the server behind a proxy. */
export interface Reached {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: readonly string[];
  readonly body: string;
  readonly trailers: NodeJS.Dict<string>;
}

/** Answers each request with what it is, as JSON. */
export const echo: RequestListener = (req, res) => {
  let body = '';
  req.setEncoding('latin1').on('data', (part: string) => (body += part));
  req.on('end', () => {
    const { method, url, headers, rawHeaders, trailers } = req;
    const text = JSON.stringify({ method, url, headers, rawHeaders, body, trailers });
    res.writeHead(200, { ETag: '"as it is"', 'X-Two': ['a', 'b'], 'Content-Length': text.length });
    res.end(text);
  });
};

/** A server of a test's own, for the file. */
export async function listening(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterFile(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A proxy that listens, and what speaks to it. */
export class Proxying {
  readonly proxy: MetaProxy;
  readonly port: number;
  /** The root that its certificates count under, as PEM. */
  readonly ca: string;
  readonly notes: readonly string[];

  constructor(proxy: MetaProxy, port: number, ca: string, notes: readonly string[]) {
    this.proxy = proxy;
    this.port = port;
    this.ca = ca;
    this.notes = notes;
  }

  /** A plain connection to the proxy. */
  plain(): Promise<Socket> {
    const socket = connect({ port: this.port, host: '127.0.0.1', allowHalfOpen: true });
    return new Promise((resolve, reject) => {
      socket.once('error', reject).once('connect', () => resolve(socket));
    });
  }

  /** What comes back until the proxy closes, or something of it is there. */
  async raw(text: string, enough?: RegExp): Promise<string> {
    const socket = await this.plain();
    socket.write(text, 'latin1');
    return until(socket, enough);
  }

  /** A connection through CONNECT; or what was answered instead. */
  async tunnel(target: string, more = ''): Promise<Socket | string> {
    const socket = await this.plain();
    socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${more}\r\n`);
    const [, status] = /^HTTP\/1.1 (\d+)/.exec(await until(socket, /\r\n\r\n/, false)) ?? [];
    if (status === '200') return socket;
    socket.destroy();
    return status ?? 'cut';
  }

  /** A connection with TLS through CONNECT, whose certificate is checked. */
  async secure(host: string, servername = host, alpn = ['http/1.1']): Promise<TLSSocket> {
    const socket = await this.tunnel(`${host}:443`);
    if (typeof socket === 'string') throw new Error(socket);
    const secure = connectTls({ socket, servername, ca: this.ca, ALPNProtocols: alpn });
    return new Promise((resolve, reject) => {
      secure.once('error', reject).once('secureConnect', () => resolve(secure));
    });
  }
}

/** Text that comes in on a connection, until enough of it is there or it ends. */
export function until(socket: Socket, enough?: RegExp, isLast = true): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const done = (): void => {
      socket.off('data', take).off('close', done).off('end', done);
      if (isLast) socket.destroy();
      resolve(text);
    };
    const take = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      if (enough?.test(text)) done();
    };
    socket.on('data', take).on('error', () => undefined);
    socket.on('close', done).on('end', done);
  });
}

/** Starts a proxy for the file, before a server that echoes unless another is named. */
export async function proxying(options: Partial<ProxyOptions> = {}): Promise<Proxying> {
  const notes: string[] = [];
  const certificates = await newFolder().open();
  const upstream = options.upstream ?? new URL(await listening(echo));
  const proxy = createProxy({
    certificates,
    scheduler: systemScheduler,
    note: (sentence) => notes.push(sentence),
    ...options,
    upstream,
  });
  const { port } = await proxy.listen(0);
  afterFile(() => proxy.close());
  return new Proxying(proxy, port, certificates.rootPem, notes);
}

/** The JSON that an answer ends with. */
export const reached = (answer: string): Reached =>
  JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));
