import { open } from 'node:fs/promises';
import { failureText } from '../tree/failure-text.ts';
import { gunzip } from './gunzip.ts';

/** A line of a file, or what keeps it from being one. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number?: number; readonly problem: string };

/** Bytes of one line; a longer one is passed over without ever being held whole. */
const LONGEST = 16 * 1024 * 1024;

/** Bytes of the file at a time; gzip makes at most 1,032 times as many of them. */
const PIECE = 32 * 1024;
const NEWLINE = 0x0a;

/**
 * The lines of a file, counted from 1, gzip or plain (its first bytes tell, not its name), without
 * the empty ones. A file that cannot be read, or breaks off, ends with a problem and does not throw.
 * @param onBytes told how many bytes of the file, as it lies on disk, have been read
 */
export async function* readLines(
  path: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Line> {
  let number = 0;
  let parts: Buffer[] = [];
  let held = 0;
  const finish = (end: Buffer): Line | undefined => {
    number++;
    const tooLong = held + end.length > LONGEST;
    const bytes = parts.length > 0 ? Buffer.concat([...parts, end]) : end;
    parts = [];
    held = 0;
    if (tooLong) return { number, problem: `longer than ${LONGEST} bytes` };
    const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
    return text.trim() === '' ? undefined : { number, text };
  };
  let problem: string | undefined;
  try {
    for await (const piece of readPieces(path, onBytes)) {
      // Cut at newlines before decoding, so that a character is never cut in two.
      let from = 0;
      for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, from)) {
        const line = finish(piece.subarray(from, at));
        from = at + 1;
        if (line) yield line;
      }
      held += piece.length - from;
      if (held > LONGEST) parts = [];
      else if (from < piece.length) parts.push(piece.subarray(from));
    }
  } catch (error) {
    problem = reasonOf(error, number);
  }
  // The last line may do without its newline, also in a file that breaks off after it.
  const line = held > 0 ? finish(Buffer.alloc(0)) : undefined;
  if (line) yield line;
  if (problem) yield { problem };
}

async function* readPieces(
  path: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer, void, void> {
  await using file = await open(path);
  const magic = Buffer.alloc(2);
  await file.read(magic, 0, 2, 0);
  const stream = file.createReadStream({ start: 0, highWaterMark: PIECE, autoClose: false });
  const counted = countBytes(stream, onBytes);
  yield* magic.readUInt16BE() === 0x1f8b ? gunzip(counted) : counted;
}

async function* countBytes(
  pieces: AsyncIterable<Buffer>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    onBytes(bytes);
    yield piece;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: 'its gzip breaks off',
  Z_DATA_ERROR: 'its gzip is damaged',
};

function reasonOf(error: unknown, lines: number): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS[code] ?? failureText(error);
  return code.startsWith('Z_') ? `${reason} after line ${lines}` : reason;
}
