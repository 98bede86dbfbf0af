/** Loads a server with autocannon, in a process of its own: a job on stdin, what came on stdout. */
import { json } from 'node:stream/consumers';
import autocannon from 'autocannon';

/** A form to post; a path alone is a GET. */
export interface Posted {
  readonly path: string;
  readonly body: string;
}

/** What to ask. */
export interface LoadJob {
  readonly url: string;
  /** Each connection has its own share of them and asks it in order, again and again. */
  readonly paths: readonly (string | Posted)[];
  readonly connections: number;
  /** Sent with each. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Requests in all; with as many as there are paths, each is asked once. */
  readonly amount: number;
}

/** What came of it. */
export interface LoadResult {
  readonly requests: number;
  readonly perSecond: number;
}

const requestOf = (one: string | Posted) =>
  typeof one === 'string'
    ? { method: 'GET' as const, path: one }
    : {
        method: 'POST' as const,
        path: one.path,
        body: one.body,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      };

async function load({
  url,
  paths,
  connections,
  amount,
  headers = {},
}: LoadJob): Promise<LoadResult> {
  const share = Math.max(1, Math.floor(paths.length / connections));
  let clients = 0;
  // autocannon itself sees once a second whether it is done, and gives whole seconds.
  const began = performance.now();
  let last = began;
  const result = await autocannon({
    url,
    connections,
    headers: { ...headers },
    // A whole number for each connection: then none of them begins its share again too early.
    amount: Math.floor(amount / connections) * connections,
    setupClient(client) {
      const from = (clients++ * share) % paths.length;
      const own = paths.slice(from, from + share);
      client.setRequests(own.map(requestOf));
      client.on('response', () => {
        last = performance.now();
      });
    },
  });
  const bad = result.non2xx + result.errors + result.timeouts;
  if (bad > 0) throw new Error(`${bad} of ${result.requests.total} requests to ${url} failed`);
  const requests = result.requests.total;
  return { requests, perSecond: (requests * 1000) / (last - began) };
}

const result = await load((await json(process.stdin)) as LoadJob);
process.stdout.write(JSON.stringify(result));
