import type { IncomingMessage } from 'node:http';
import { turns } from '../base/turns.ts';
import { readForm } from '../graph/wire/form.ts';
import { bodyChunks, wholeBody } from './body.ts';
import type { FileIntake } from './file-intake.ts';
import { readJson } from './json-form.ts';
import { readMultipart } from './multipart-params.ts';

const MEGABYTE = 1_048_576;
const LARGEST_BODY = MEGABYTE;
/** Letters of a body that is more than a moment's work. */
const LONG = 16_384;
const LARGEST_MULTIPART = 100 * MEGABYTE;
/** Compressed, which no SDK sends (wire.md 11): one file and the fields, once unfolded. */
const LARGEST_PACKED_MULTIPART = 26 * MEGABYTE;

/**
 * Adds the parameters of a body to `params` (wire.md 1.3), and gives the files it has. What is
 * neither JSON nor multipart is taken as a form: clients send forms without a Content-Type, or as
 * text/plain.
 *
 * @param intake begins to take in the files of a multipart body
 * @throws GraphError 1 for a body over 1 MB, or over 100 MB if it is multipart, 26 MB compressed; 100
 *   for one that is not what its headers claim (body.ts, multipart-params.ts); what `intake` throws
 */
export async function readBodyParams(
  req: IncomingMessage,
  params: Map<string, string>,
  intake: () => Promise<FileIntake>,
): Promise<FileIntake | undefined> {
  const contentType = req.headers['content-type'] ?? '';
  const type = mediaType(contentType);
  if (type === 'multipart/form-data') {
    const files = await intake();
    const isPacked = /gzip/i.test(req.headers['content-encoding'] ?? '');
    const chunks = bodyChunks(req, isPacked ? LARGEST_PACKED_MULTIPART : LARGEST_MULTIPART);
    await readMultipart(chunks, contentType, params, files);
    return files;
  }
  const text = textOf(await wholeBody(req, LARGEST_BODY));
  // Many at once are taken apart in several turns.
  if (text.length > LONG && turns.isOver()) await turns.next();
  if (type === 'application/json') readJson(text, params);
  else readForm(text, params);
  return undefined;
}

/** A Content-Type without its parameters. */
function mediaType(contentType: string): string {
  const mark = contentType.indexOf(';');
  return (mark < 0 ? contentType : contentType.slice(0, mark)).trim().toLowerCase();
}

/** UTF-8 whatever charset is claimed (all clients send it), without a byte order mark. */
function textOf(body: Buffer): string {
  const decoded = body.toString('utf8');
  return decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
}
