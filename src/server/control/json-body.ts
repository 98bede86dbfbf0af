import type { IncomingMessage } from 'node:http';
import { isTooFine } from '../body.ts';
import { Refusal } from './refusal.ts';

const MEGABYTE = 1_048_576;
const DEEPEST = 64;

/**
 * The JSON of a request's body, or undefined when it has none.
 * @param most megabytes that it may have
 * @throws Refusal 413 as soon as it is over that, 415 when it is not sent as plain JSON, 400 when
 *   it is none or nests deeper than 64 levels
 */
export async function readJsonBody(req: IncomingMessage, most: number): Promise<unknown> {
  const { headers } = req;
  const largest = most * MEGABYTE;
  const tooLarge = new Refusal(413, `A body here may have ${most} MB at most: send less at once.`);
  if (Number(headers['content-length'] ?? 0) > largest) throw tooLarge;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length;
    if (bytes > largest || isTooFine(chunks.length, bytes)) throw tooLarge;
    chunks.push(chunk as Buffer);
  }
  if (bytes === 0) return undefined;
  requireJson(headers);
  return parsed(Buffer.concat(chunks, bytes));
}

/** A form, which any page may send to anywhere unasked, is not JSON, whatever it holds. */
function requireJson(headers: IncomingMessage['headers']): void {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charsets = parameters.map((one) => one.trim()).filter((one) => one.startsWith('charset='));
  const isUtf8 = charsets.every((one) => /^charset="?utf-?8"?$/.test(one));
  const coding = headers['content-encoding'] ?? 'identity';
  if (type.trim() === 'application/json' && isUtf8 && coding.toLowerCase() === 'identity') return;
  throw new Refusal(
    415,
    'A body here is JSON in UTF-8, uncompressed: send it with Content-Type: application/json.',
  );
}

function parsed(body: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    if (!isDeep(text)) return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'The body is not JSON: check its quotes, commas and brackets.');
  }
  throw new Refusal(400, `The body nests deeper than ${DEEPEST} levels: send a flatter one.`);
}

/** Whether brackets nest deeper than allowed, before anything is built from them. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text[i];
    if (unit === '"') i = endOfText(text, i);
    else if (unit === '[' || unit === '{') {
      depth++;
      if (depth > DEEPEST) return true;
    } else if (unit === ']' || unit === '}') depth--;
  }
  return false;
}

/** Where the quoted text ends that begins there: a file in it is millions of letters long. */
function endOfText(text: string, start: number): number {
  for (let at = start; ; ) {
    at = text.indexOf('"', at + 1);
    if (at < 0) return text.length;
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at;
  }
}
