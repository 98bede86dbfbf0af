import type { IncomingMessage, ServerResponse } from 'node:http';
import { turns } from '../../base/turns.ts';
import { jsonText } from '../../graph/text/json-text.ts';
import { sendJson } from '../send-json.ts';
import { writePieces } from '../write-pieces.ts';

/** Bytes of a list that is made before it is sent: a longer one is sent while it is made. */
const MADE_FIRST = 262_144;

interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Answers with JSON. A list that comes in strides is written as its client takes it, and never there
 * as a whole, however long it is and however many ask for it; others have a turn between two strides.
 */
export async function sendAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  { status, body, headers }: Answer,
): Promise<void> {
  const { data } = body as { readonly data?: unknown };
  if (status === 304) {
    res.writeHead(status, headers).end();
    return;
  }
  if (!isStrides(data)) {
    sendJson(res, status, body, headers);
    return;
  }
  const pieces = piecesOf(data);
  const made: Buffer[] = [];
  let bytes = 0;
  let isWhole = false;
  while (bytes < MADE_FIRST && !isWhole) {
    const next = await pieces.next();
    if (next.done) isWhole = true;
    else {
      made.push(next.value);
      bytes += next.value.length;
    }
  }
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=UTF-8',
    'Cache-Control': 'no-store',
    ...headers,
    ...(isWhole && { 'Content-Length': bytes }),
  });
  await writePieces(req, res, joined(made, pieces), undefined);
}

const isStrides = (data: unknown): data is AsyncIterable<readonly unknown[]> =>
  typeof data === 'object' && data !== null && Symbol.asyncIterator in data;

async function* piecesOf(strides: AsyncIterable<readonly unknown[]>): AsyncGenerator<Buffer, void> {
  let before = '{"data":[';
  for await (const some of strides) {
    yield Buffer.from(before + jsonText(some).slice(1, -1), 'latin1');
    before = ',';
    await turns.next();
  }
  yield Buffer.from(before === ',' ? ']}' : `${before}]}`, 'latin1');
}

async function* joined(
  first: readonly Buffer[],
  rest: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void> {
  yield* first;
  yield* rest;
}
