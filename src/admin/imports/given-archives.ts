import type { SentFiles } from '../../ingest/given.ts';
import type { LongUpload } from '../../media/long-upload.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';
import { list, text, type Values } from '../schema.ts';
import { inUploadWords, servedUploads } from '../uploads/upload.ts';

/** What is imported, or looked into. */
export const archiveParameters = {
  'paths?': list(text(), 'folders or .zip parts of a download, or files of dialogues, one a line'),
  'uploads?': list(text(), 'ids of such files that were sent; they go when they are in'),
};

/** What an import is given. */
export interface GivenArchives {
  /** Paths on the machine of the server, and names of files that were sent. */
  readonly paths: readonly string[];
  readonly sent?: SentFiles;
  readonly uploads: readonly LongUpload[];
}

/** @throws AdminError where nothing is, or a file that was sent is not there, or not wholly */
export async function givenArchives(
  deps: OperationDeps,
  { paths = [], uploads: ids = [] }: Values<typeof archiveParameters>,
): Promise<GivenArchives> {
  if (paths.length + ids.length === 0) {
    throw new AdminError('Say what to import: "paths" is empty, and so is "uploads".');
  }
  if (ids.length === 0) return { paths, uploads: [] };
  const [first = ''] = ids;
  const uploads = await inUploadWords(first, () => servedUploads(deps).whole(ids));
  const sent = new Map<string, string>();
  for (const { id, name, path } of uploads) {
    // Parts of two downloads may be called alike, and are two all the same.
    sent.set(sent.has(name) ? `${id}/${name}` : name, path);
  }
  return { paths: [...paths, ...sent.keys()], sent, uploads };
}

/** Has files that were sent stay while something works with them. */
export const whileUsed = <T>(uploads: readonly LongUpload[], work: () => Promise<T>): Promise<T> =>
  uploads.reduce((inner, upload) => () => upload.use(inner), work)();

/** What is imported, as the middle of a sentence. */
export function namesOf({ paths: [first = '', ...more] }: GivenArchives): string {
  return more.length === 0 ? first : `${first} and ${more.length} more`;
}
