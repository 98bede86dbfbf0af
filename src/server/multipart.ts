import { Pairs } from '../graph/wire/pairs.ts';
import { badBody } from './bad-body.ts';

const BOUNDARY = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i;
const NAME = /;[ \t]*name=(?:"((?:[^"\\]|\\.){0,1000})"|([^\s;"]{1,1000}))/i;
const FILE = /;[ \t]*filename\*?=/i;

/**
 * Adds the fields of a multipart/form-data body (RFC 7578) to `params`. Files are passed over. The
 * closing delimiter may be missing, as Android's and iOS's SDKs leave it out (sdk-wire.md 2, 3),
 * and lines may end in LF alone.
 *
 * @throws GraphError 100 when no boundary is named or none occurs in the body
 */
export function readMultipart(
  body: Buffer,
  contentType: string,
  params: Map<string, string>,
): void {
  const [, quoted, bare] = BOUNDARY.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) throw badBody('multipart');
  const pairs = new Pairs(params);
  const delimiter = Buffer.from(`--${boundary}`);
  let at = nextDelimiter(body, delimiter, 0);
  if (at < 0) throw badBody('multipart');
  while (at >= 0) {
    const start = at + delimiter.length;
    if (body.toString('latin1', start, start + 2) === '--') break;
    at = nextDelimiter(body, delimiter, start);
    readPart(body.subarray(start, at < 0 ? body.length : at), pairs);
  }
  pairs.finish();
}

/** Where the delimiter next stands at the beginning of a line, or -1. */
function nextDelimiter(body: Buffer, delimiter: Buffer, from: number): number {
  let at = body.indexOf(delimiter, from);
  while (at > 0 && body[at - 1] !== 0x0a) at = body.indexOf(delimiter, at + 1);
  return at;
}

/** One part, from the end of its delimiter to the beginning of the next. */
function readPart(part: Buffer, pairs: Pairs): void {
  const { end, start } = blankLine(part);
  if (start < 0) return;
  const disposition = /^content-disposition:.*$/im.exec(part.toString('utf8', 0, end))?.[0] ?? '';
  const [, quoted, bare] = NAME.exec(disposition) ?? [];
  const name = quoted?.replace(/\\(["\\])/g, '$1').replaceAll('%22', '"') ?? bare;
  if (name === undefined || FILE.test(disposition)) return;
  pairs.add(name, part.toString('utf8', start, withoutLineEnd(part)));
}

/** Where a part's headers end and its content starts, -1 when it has no blank line. */
function blankLine(part: Buffer): { end: number; start: number } {
  const [crlf, lf] = [part.indexOf('\r\n\r\n'), part.indexOf('\n\n')];
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return { end: crlf, start: crlf + 4 };
  return lf < 0 ? { end: -1, start: -1 } : { end: lf, start: lf + 2 };
}

/** The length of a part without the line end that belongs to the following delimiter. */
function withoutLineEnd(part: Buffer): number {
  if (part.at(-1) !== 0x0a) return part.length;
  return part.length - (part.at(-2) === 0x0d ? 2 : 1);
}
