import { type IncomingHttpHeaders, request } from 'node:http';

/** How something is asked for; `GET` without anything. */
interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
}

/** What came back, as it came. */
interface Seen {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** Where the console is. */
export const CONSOLE = '/_convograph/console/';

/** Asks a server for a path as it stands, under any name of a host, as `fetch` does not. */
export const seen = (url: string, path: string, asked: Asked = {}): Promise<Seen> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const req = request({ hostname, port, path, agent: false, ...asked }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => {
        const { statusCode = 0, headers } = res;
        resolve({ status: statusCode, headers, bytes: Buffer.concat(chunks) });
      });
    });
    req.on('error', reject).end();
  });

/** The key in a link that a start printed. */
export const keyIn = (link: string | undefined): string =>
  new URL(link ?? '').hash.slice('#key='.length);
