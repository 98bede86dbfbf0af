import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Json } from '../support/world.ts';

/** A request as it leaves on the wire. */
export interface RawRequest {
  readonly method: string;
  /** Path and query, taken as they are: no client's tidying of `//`, brackets or empty values. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The letters of the body are its bytes. */
  readonly isBytes?: boolean;
  /** The body travels compressed. */
  readonly gzip?: boolean;
  /** The body travels without a length. */
  readonly chunked?: boolean;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly body: Json;
}

/** Sends a request over a socket with just these headers, Host and what frames the body. */
export function sendRaw(base: string, raw: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(base);
  const bytes = raw.body === undefined ? undefined : bytesOf(raw.body, raw);
  const framing =
    bytes === undefined
      ? {}
      : raw.chunked
        ? { 'transfer-encoding': 'chunked' }
        : { 'content-length': bytes.length };
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        method: raw.method,
        path: raw.url,
        headers: { ...raw.headers, ...framing },
        agent: false,
      },
      async (response) => {
        try {
          const text = Buffer.concat(await response.toArray()).toString();
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            body: text === '' ? undefined : JSON.parse(text),
          });
        } catch (error) {
          reject(error);
        }
      },
    );
    sent.on('error', reject);
    sent.end(bytes);
  });
}

const bytesOf = (text: string, { gzip, isBytes }: RawRequest): Buffer =>
  gzip ? gzipSync(text) : Buffer.from(text, isBytes ? 'latin1' : 'utf8');
