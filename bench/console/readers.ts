import { type ClientRequest, get } from 'node:http';

/** Programs that follow the timeline of a server. */
export interface Readers {
  /** Rows that all of them were told so far. */
  rows(): number;
  end(): void;
}

/** Has so many follow it, each on a connection of its own; resolves when all do. */
export async function follow(url: string, key: string, many: number): Promise<Readers> {
  let rows = 0;
  const requests: ClientRequest[] = [];
  const begin = () =>
    new Promise<void>((resolve, reject) => {
      const headers = { authorization: `Bearer ${key}` };
      const req = get(`${url}/_convograph/v1/events`, { headers, agent: false }, (res) => {
        if (res.statusCode !== 200) reject(new Error(`The stream answers ${res.statusCode}.`));
        res.on('data', (bytes: Buffer) => {
          // Counted, not parsed: that would cost more than what is measured.
          for (let at = bytes.indexOf('"seq":'); at >= 0; at = bytes.indexOf('"seq":', at + 6))
            rows++;
          resolve();
        });
        res.on('error', () => undefined);
      });
      req.on('error', reject);
      requests.push(req);
    });
  await Promise.all(Array.from({ length: many }, begin));
  return { rows: () => rows, end: () => requests.forEach((req) => void req.destroy()) };
}
