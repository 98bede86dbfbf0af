import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { TLSSocket } from 'node:tls';
import { failWith } from './unanswered.ts';

const http = process.getBuiltinModule('node:http');
const net = process.getBuiltinModule('node:net');

/** Another process of this server, on this machine. */
export interface PassedTo {
  readonly port: number;
  readonly secret: string;
}

/** Who called, as the other process is told it. */
export interface PassedFrom {
  readonly secret: string;
  readonly address: string;
  readonly isSecure: boolean;
}

/** Of a connection, and of what is waited for: they are not passed on. */
const OWN = /^(?:connection|keep-alive|proxy-connection|expect|upgrade)$/i;

/** Headers as they came, name and value in turn, but for those of the connection. */
function passed(raw: readonly string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i] ?? '';
    if (!OWN.test(name)) kept.push(name, raw[i + 1] ?? '');
  }
  return kept;
}

/** Has another process answer a request of which nothing but the head was read. */
export function passOn(req: IncomingMessage, res: ServerResponse, to: PassedTo | undefined): void {
  if (!to) {
    failWith(res);
    return;
  }
  const way = net.connect(to.port, '127.0.0.1');
  const { remoteAddress: address = '', encrypted: isSecure = false } =
    req.socket as Partial<TLSSocket>;
  const from: PassedFrom = { secret: to.secret, address, isSecure };
  way.write(`${JSON.stringify(from)}\n`);
  const call = http.request({
    createConnection: () => way,
    method: req.method,
    path: req.url,
    headers: [...passed(req.rawHeaders), 'Connection', 'close'],
    setHost: false,
  });
  call.on('error', () => (res.headersSent ? res.destroy() : failWith(res)));
  call.on('response', (answer) => {
    res.writeHead(answer.statusCode ?? 502, passed(answer.rawHeaders));
    // A stream begins with its head.
    res.flushHeaders();
    pipeline(answer, res).catch(() => undefined);
  });
  // Whoever leaves ends what is done for him.
  res.on('close', () => call.destroy());
  pipeline(req, call).catch(() => undefined);
}
