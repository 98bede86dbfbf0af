import { GraphError } from '../../graph/errors/error.ts';
import { readForm } from '../../graph/wire/form.ts';
import { readJson } from '../../server/json-form.ts';
import { readMultipart } from '../../server/multipart-params.ts';
import type { HarEntry } from './har-file.ts';

/** Files are nothing that is counted. */
const NO_FILES = {
  begin: async () => ({ write: async () => undefined, end: async () => undefined }),
  discard: async () => undefined,
};

/** Adds the parameters of an entry's body, as far as they can be read: a form, JSON, or parts. */
export async function readHarBody(
  { request: { postData, headers } }: HarEntry,
  params: Map<string, string>,
): Promise<void> {
  if (!postData) return;
  const { text, encoding, params: parts } = postData;
  const named = headers?.find(({ name }) => /^content-type$/i.test(name))?.value;
  const type = postData.mimeType || named || '';
  if (!text) {
    for (const { name, value } of parts ?? []) params.set(name, value ?? '');
    return;
  }
  const bytes = Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8');
  try {
    if (/^\s*multipart\/form-data/i.test(type)) {
      await readMultipart(once(bytes), type, params, NO_FILES);
    } else if (/^\s*application\/json/i.test(type)) readJson(bytes.toString('utf8'), params);
    else readForm(bytes.toString('utf8'), params);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
