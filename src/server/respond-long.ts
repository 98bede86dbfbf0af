import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createGzip } from 'node:zlib';
import { turns } from '../base/turns.ts';
import { GraphError } from '../graph/errors/error.ts';
import { MOST_BYTES } from '../graph/execute/budget.ts';
import { room } from '../graph/execute/room.ts';
import { PrettyText } from '../graph/text/json-text.ts';
import { LongText } from '../graph/text/text.ts';
import { entityTagOf } from '../graph/wire/entity-tag.ts';
import type { GraphAnswer } from '../graph/wire/request.ts';
import { acceptsCoding } from './accepts-coding.ts';
import { type AnswerForm, headOf, isTagged, isUnchanged, LEVEL, unchangedHeaders } from './head.ts';
import { isPretty, jsonpFrame, scriptText } from './presentation.ts';
import { presenceOf } from './read-request.ts';
import { letGo, writePieces } from './write-pieces.ts';

/**
 * Sends an answer in pieces: arranged, hashed and compressed one after another, with turns for
 * others in between, and written as its client takes them. Byte for byte what one string would be.
 * @throws GraphError `tooMuchData` when arranging makes it too long; nothing is sent then
 */
export async function respondLong(
  req: IncomingMessage,
  res: ServerResponse,
  asked: AnswerForm,
  answer: GraphAnswer,
  text: LongText,
): Promise<void> {
  const isSpread = isPretty(req, asked.params, answer);
  // What is spread over lines may become large by that alone.
  const isGone = () => res.destroyed || req.socket.destroyed;
  const place = answer.place ?? (isSpread ? await room.enter(() => presenceOf(req)) : undefined);
  try {
    const body = await arranged(text, asked.callback, isSpread);
    const tag = isTagged(asked, answer) ? await entityTagOf(body) : undefined;
    if (isGone()) return;
    if (tag !== undefined && isUnchanged(req, tag)) {
      res.writeHead(304, unchangedHeaders(asked, answer, tag)).end();
      return;
    }
    const { status, headers } = headOf(asked, answer, tag, body.length);
    let pieces = body.take();
    if (acceptsCoding(req.headers['accept-encoding'], 'gzip')) {
      pieces = await packed(pieces);
      headers.push('Content-Encoding', 'gzip');
    }
    const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
    res.writeHead(status, [...headers, 'Content-Length', String(bytes)]);
    place?.made(bytes);
    await writePieces(req, res, letGo(pieces), place);
  } finally {
    place?.leave();
  }
}

/** The text as the client wants it: spread over lines, or within the call of a function. */
async function arranged(
  text: LongText,
  callback: string | undefined,
  isSpread: boolean,
): Promise<LongText> {
  if (callback === undefined && !isSpread) return text;
  const spreading = isSpread ? new PrettyText() : undefined;
  const [before, after] = callback === undefined ? ['', ''] : jsonpFrame(callback);
  const given = text.take();
  const pieces: Buffer[] = [Buffer.from(before)];
  let length = 0;
  for (let piece = given.shift(); piece; piece = given.shift()) {
    let one = spreading?.spread(piece) ?? piece;
    if (callback !== undefined && one.includes('<')) {
      one = Buffer.from(scriptText(one.toString('latin1')), 'latin1');
    }
    pieces.push(one);
    length += one.length;
    if (length > MOST_BYTES) throw new GraphError('tooMuchData');
    if (turns.isOver()) await turns.next();
  }
  return new LongText([...pieces, Buffer.from(after)]);
}

/** The pieces compressed; each is let go when it is. */
async function packed(pieces: Buffer[]): Promise<Buffer[]> {
  const packer = createGzip({ level: LEVEL });
  const out: Buffer[] = [];
  packer.on('data', (piece: Buffer) => out.push(piece));
  const ended = once(packer, 'end');
  for (let piece = pieces.shift(); piece; piece = pieces.shift()) {
    if (!packer.write(piece)) await once(packer, 'drain');
  }
  packer.end();
  await ended;
  return out;
}
