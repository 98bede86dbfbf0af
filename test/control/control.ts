import { request } from 'node:http';
import { expect } from 'vitest';
import { check } from '../../src/control/check.ts';
import { ROUTES } from '../../src/control/routes.ts';
import { type StartOptions, start, type TestServer } from '../../src/testing/start.ts';
import type { Json } from '../support/world.ts';

export interface ControlAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Json;
  readonly text: string;
}

type HeaderValues = Readonly<Record<string, string | string[]>>;

/** The control plane of a server that a test started. */
export class Control {
  readonly server: TestServer;

  constructor(server: TestServer) {
    this.server = server;
  }

  get(path: string): Promise<ControlAnswer> {
    return this.send('GET', path);
  }

  post(path: string, body?: unknown): Promise<ControlAnswer> {
    return this.send('POST', path, body);
  }

  patch(path: string, body: unknown): Promise<ControlAnswer> {
    return this.send('PATCH', path, body);
  }

  /** A request with the key. What it gives has to be what the operation declares. */
  async send(method: string, path: string, body?: unknown): Promise<ControlAnswer> {
    const answer = await this.raw(`/_convograph/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.server.controlKey}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    expectDeclared(method, path.replace(/\?.*/, ''), answer);
    return answer;
  }

  /** Any request, with no header but those given and the Host, unless that is given too. */
  raw(
    path: string,
    { method = 'GET', headers = {}, body }: RawOptions = {},
  ): Promise<ControlAnswer> {
    const { port } = new URL(this.server.url);
    return new Promise((resolve, reject) => {
      const req = request(
        { host: '127.0.0.1', port, path, method, headers, agent: false },
        (res) => {
          let text = '';
          res.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          res.on('end', () => {
            const { statusCode: status = 0, headers } = res;
            const isJson = headers['content-type']?.startsWith('application/json');
            resolve({ status, headers, text, body: isJson && text ? JSON.parse(text) : undefined });
          });
        },
      );
      req.on('error', reject);
      req.end(body);
    });
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

interface RawOptions {
  readonly method?: string | undefined;
  readonly headers?: HeaderValues | undefined;
  readonly body?: string | Buffer | undefined;
}

/** A server over an empty store. */
export const control = async (options: StartOptions = {}): Promise<Control> =>
  new Control(await start(options));

/** Nothing more, nothing less and nothing other than the operation's own schema. */
function expectDeclared(method: string, path: string, { status, body }: ControlAnswer): void {
  const route = ROUTES.find((each) => each.method === method && fits(each.path, path));
  if (!route || status >= 400) {
    expect(body.error.message).toMatch(/^["A-Z@].*[.]$/);
    return;
  }
  expect(status).toBe(route.status ?? 200);
  check(route.gives, body);
}

function fits(pattern: string, path: string): boolean {
  const [parts, segments] = [pattern.split('/'), path.split('/')];
  return (
    parts.length === segments.length &&
    parts.every((part, i) => part.startsWith('{') || part === segments[i])
  );
}
