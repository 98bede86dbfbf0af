import type { ServerResponse } from 'node:http';
import { jsonText } from '../graph/json-text.ts';

/** Answers a path of our own with JSON that nobody keeps. */
export function sendJson(
  res: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = jsonText(value);
  res
    .writeHead(status, {
      'Content-Type': 'application/json; charset=UTF-8',
      'Cache-Control': 'no-store',
      ...headers,
      'Content-Length': body.length,
    })
    .end(body, 'latin1');
}
