import type { IncomingMessage } from 'node:http';
import { readForm } from '../graph/wire/form.ts';
import type { Uploads } from '../media/uploads.ts';
import { bodyChunks, readBody } from './body.ts';
import { readJson } from './json-form.ts';
import { type ReceivedFiles, readMultipart } from './multipart-params.ts';

const MEGABYTE = 1_048_576;
const LARGEST_BODY = MEGABYTE;
const LARGEST_MULTIPART = 100 * MEGABYTE;

/**
 * Adds the parameters of a body to `params` (protocol.md 1.3), and gives the files it has. What is
 * neither JSON nor multipart is taken as a form: clients send forms without a Content-Type, or as
 * text/plain.
 *
 * @throws GraphError 1 for a body over 1 MB, or over 100 MB if it is multipart; 100 for one that is
 *   not what its headers claim (body.ts, multipart-params.ts)
 */
export async function readBodyParams(
  req: IncomingMessage,
  params: Map<string, string>,
  uploads: Uploads,
): Promise<ReceivedFiles | undefined> {
  const contentType = req.headers['content-type'] ?? '';
  const type = mediaType(contentType);
  if (type === 'multipart/form-data') {
    return readMultipart(bodyChunks(req, LARGEST_MULTIPART), contentType, params, uploads);
  }
  const text = textOf(await readBody(req, LARGEST_BODY));
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
