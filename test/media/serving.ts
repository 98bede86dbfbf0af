import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskFiles } from '../../src/media/disk-files.ts';
import { MediaStore } from '../../src/media/media-store.ts';
import { MemoryFiles } from '../../src/media/memory-files.ts';
import { mediaHandler } from '../../src/server/media-handler.ts';

/** 2026-01-01T00:00:00Z in unix seconds: the time of these tests. */
export const START = 1_767_225_600;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Serving extends AsyncDisposable {
  readonly directory: string;
  readonly store: MediaStore;
  readonly origin: string;
  /** Set by tests: epoch milliseconds. */
  readonly clock: { ms: number; now(): number };
  /** What handlers rejected with. */
  readonly faults: unknown[];
  /** Keeps bytes and returns a link to them that does not end. */
  keep(bytes: Uint8Array, extension?: string): Promise<string>;
  get(link: string, headers?: Record<string, string>, method?: string): Promise<Answer>;
}

/** A media store in a new folder, or in memory, served over HTTP by the handler alone. */
export async function serveMedia(place: 'folder' | 'memory' = 'folder'): Promise<Serving> {
  const directory = mkdtempSync(join(tmpdir(), 'convograph-media-'));
  const files = place === 'folder' ? new DiskFiles(join(directory, 'media')) : new MemoryFiles();
  const store = new MediaStore(files, Buffer.alloc(32, 7));
  const clock = { ms: START * 1000, now: () => clock.ms };
  const handle = mediaHandler(store, clock);
  const faults: unknown[] = [];
  const server = createServer((req, res) => {
    const [path = '', query = ''] = (req.url ?? '').split('?');
    handle(req, res, path, new URLSearchParams(query)).catch((error: unknown) => {
      faults.push(error);
      res.destroy();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    directory: join(directory, 'media'),
    store,
    origin,
    clock,
    faults,
    async keep(bytes, extension = 'bin') {
      return store.link(await store.put(bytes), { origin, expires: 0x7fffffff, extension });
    },
    get: ask,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** By node:http and not fetch, which writes paths and headers its own way. */
function ask(link: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(link);
  const path = link.slice(link.indexOf('/', 'http://'.length));
  return new Promise((resolve, reject) => {
    const req = request({ hostname, port, path, method, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('error', reject);
      res.on('end', () =>
        resolve({ status: res.statusCode!, headers: res.headers, body: Buffer.concat(chunks) }),
      );
    });
    req.on('error', reject).end();
  });
}
