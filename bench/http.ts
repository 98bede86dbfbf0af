import { type Agent, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** Asks once. */
export function get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers }, (response) => {
      const { statusCode: status = 0, rawHeaders } = response;
      const headers = rawHeaders.flatMap((name, i) =>
        i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ''] as const] : [],
      );
      buffer(response).then((body) => resolve({ status, headers, body }), reject);
    });
    asked.once('error', reject).end();
  });
}

/**
 * Asks once and reads the answer as JSON.
 * @throws Error when the answer is not 200
 */
export async function getJson<T>(url: string): Promise<T> {
  const { status, body } = await get(url);
  if (status !== 200) throw new Error(`${status} for ${url}: ${body.toString().slice(0, 300)}`);
  return JSON.parse(body.toString()) as T;
}

/**
 * Microseconds that a GET takes, from asking to the end of its answer.
 * @throws Error for any status but 200
 */
export function time(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const asked = request(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${response.statusCode} for ${url}`));
      response.on('data', () => undefined);
      response.once('end', () => resolve((performance.now() - began) * 1000));
    });
    asked.once('error', reject).end();
  });
}
