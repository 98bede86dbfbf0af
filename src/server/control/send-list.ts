import type { IncomingMessage, ServerResponse } from 'node:http';
import { jsonText } from '../../graph/json-text.ts';
import { LongText, TextBuilder } from '../../graph/text.ts';
import { turns } from '../../graph/turns.ts';
import { sendJson } from '../send-json.ts';
import { writePieces } from '../write-pieces.ts';

/** Entries that are written as one text. */
const STRIDE = 200;

/** Answers with JSON, a long list in pieces: others have a turn between two of them. */
export async function sendAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  { status, body, headers }: { status: number; body: object; headers: Record<string, string> },
): Promise<void> {
  const { data } = body as { readonly data?: unknown };
  if (!Array.isArray(data) || data.length <= STRIDE || Object.keys(body).length > 1) {
    sendJson(res, status, body, headers);
    return;
  }
  const text = new TextBuilder('{"data":[');
  for (let from = 0; from < data.length; from += STRIDE) {
    const some = jsonText(data.slice(from, from + STRIDE));
    text.add(`${from > 0 ? ',' : ''}${some.slice(1, -1)}`);
    if (turns.isOver()) await turns.next();
  }
  const whole = text.add(']}').text();
  const pieces = whole instanceof LongText ? whole.take() : [Buffer.from(whole, 'latin1')];
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=UTF-8',
    'Cache-Control': 'no-store',
    ...headers,
    'Content-Length': whole.length,
  });
  await writePieces(req, res, pieces, undefined);
}
