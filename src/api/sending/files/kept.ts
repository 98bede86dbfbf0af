import { GraphError } from '../../../graph/errors/error.ts';
import type { UploadedFile } from '../../../graph/wire/request.ts';
import { isOfKind } from '../../../media/attachment-kind.ts';
import { plainName } from '../../../media/fetching/file-name.ts';
import type { FetchedFile } from '../../../media/fetching/media-fetcher.ts';
import { fileType } from '../../../media/file-type.ts';
import { mostBytes, takesFormat } from '../../../messaging/sending/formats.ts';
import type { Platform } from '../../../store/page/platform.ts';
import type { Services } from '../../services.ts';
import type { AskedFile } from './asked.ts';

/** What two of Meta's SDKs call every file (wire.md 8.5). */
const UNSAID = 'content/unknown';

/**
 * Keeps a file that came with the request.
 * @throws GraphError `uploadFailed`, `attachmentSize` (100): nothing is kept then
 */
export async function kept(
  { path, size, mime: said, filename }: UploadedFile,
  kind: AskedFile['kind'],
  platform: Platform,
  { media }: Services,
): Promise<FetchedFile> {
  const type = said.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (size === 0) throw failed('The file that came is empty.');
  if (!fits(type, kind)) {
    throw failed(`The part with the file is to say Content-Type: ${kind}/…, and says "${type}".`);
  }
  if (size > mostBytes(platform, kind)) throw new GraphError('attachmentSize');
  const mime = await fileType(path);
  if (!isOfKind(mime, kind) || !takesFormat(platform, kind, mime)) {
    throw failed(`What came is ${mime ?? 'of no known type'}, which is not taken as ${kind}.`);
  }
  const { name } = await media.keepUpload(path);
  const isTold = /^[\w.+-]+\/[\w.+-]+$/.test(type) && type !== UNSAID;
  return { name, size, filename: plainName(filename), mime: mime ?? (isTold ? type : undefined) };
}

const failed = (because: string): GraphError =>
  new GraphError('uploadFailed', {}, undefined, because);

/** Whether a part says to be what it is sent as (wire.md 13.2, 14); as a `file` it may be anything. */
const fits = (type: string, kind: AskedFile['kind']): boolean =>
  type === UNSAID || (kind === 'file' ? type !== '' : type.startsWith(`${kind}/`));
