import type { ServerResponse } from 'node:http';
import { jsonText } from '../graph/text/json-text.ts';
import { noteOutcome } from './outcome.ts';
import { shownReason } from './redact.ts';

/** Answers a path of our own with JSON that nobody keeps. */
export function sendJson(
  res: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const why = (value as { error?: { message?: string } } | null)?.error?.message;
  if (why !== undefined) noteOutcome(res, { why: shownReason(why) });
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
