import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A website of an app, or of somebody worse: pages by path, and what it was asked for. It is called
 * by `localhost`, which to a browser is another site than 127.0.0.1.
 */
export interface Site {
  readonly origin: string;
  /** HTML by path. */
  readonly pages: Map<string, string>;
  /** Paths with query, in order. */
  readonly visits: readonly string[];
  close(): Promise<void>;
}

export async function site(): Promise<Site> {
  const pages = new Map<string, string>();
  const visits: string[] = [];
  const server: Server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://localhost');
    if (pathname !== '/favicon.ico') visits.push(req.url ?? '');
    res.setHeader('Content-Type', 'text/html');
    res.end(`<!doctype html><title>Shop</title>${pages.get(pathname) ?? ''}`);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { origin: `http://localhost:${port}`, pages, visits, close };
}
