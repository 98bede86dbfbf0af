import { open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { FileAnswer } from '../../base/file-answer.ts';
import { byteRange } from '../../media/byte-range.ts';

/**
 * Sends a file as its client takes it, the whole or what of it is missing: it is never in memory. A client
 * that leaves ends it, which is no fault.
 */
export async function sendFile(
  req: IncomingMessage,
  res: ServerResponse,
  { path, name, type }: FileAnswer,
  always: Readonly<Record<string, string>>,
): Promise<void> {
  await using file = await open(path);
  const { size, mtimeMs } = await file.stat();
  const etag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`;
  // The rest of what was begun, and not of one that has taken its place since.
  const isSame = (req.headers['if-range'] ?? etag) === etag;
  const asked = byteRange(isSame ? req.headers.range : undefined, size);
  const isPart = asked !== 'whole' && asked !== 'unsatisfiable';
  const { start, end } = isPart ? asked : { start: 0, end: size - 1 };
  res.writeHead(asked === 'unsatisfiable' ? 416 : isPart ? 206 : 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name.replaceAll(/["\\\r\n]/g, '_')}"`,
    'Cache-Control': 'no-store',
    'Accept-Ranges': 'bytes',
    ETag: etag,
    ...(asked === 'unsatisfiable' && { 'Content-Range': `bytes */${size}` }),
    ...(isPart && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
    'Content-Length': asked === 'unsatisfiable' ? 0 : end - start + 1,
    ...always,
  });
  if (req.method === 'HEAD' || asked === 'unsatisfiable' || size === 0) {
    res.end();
    return;
  }
  try {
    await pipeline(file.createReadStream({ start, end, autoClose: false }), res);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === 'read') throw error;
  }
}
