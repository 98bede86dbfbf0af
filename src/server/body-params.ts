import { readForm } from '../graph/wire/form.ts';
import { readJson } from './json-form.ts';
import { readMultipart } from './multipart.ts';

/**
 * Adds the parameters of a body to `params` (protocol.md 1.3). What is neither JSON nor multipart
 * is taken as a form: clients send forms without a Content-Type, or as text/plain.
 *
 * @throws GraphError 100 for a body that is not what `contentType` claims
 */
export function readBodyParams(
  body: Buffer,
  contentType: string,
  params: Map<string, string>,
): void {
  if (body.length === 0) return;
  const mark = contentType.indexOf(';');
  const type = (mark < 0 ? contentType : contentType.slice(0, mark)).trim().toLowerCase();
  if (type === 'multipart/form-data') readMultipart(body, contentType, params);
  else if (type === 'application/json') readJson(text(body), params);
  else readForm(text(body), params);
}

/** UTF-8 whatever charset is claimed (all clients send it), without a byte order mark. */
function text(body: Buffer): string {
  const decoded = body.toString('utf8');
  return decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
}
