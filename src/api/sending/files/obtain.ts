import { GraphError } from '../../../graph/errors/error.ts';
import type { UploadedFile } from '../../../graph/wire/request.ts';
import { MediaFetchError } from '../../../media/fetching/fetch-error.ts';
import type { FetchedFile } from '../../../media/fetching/media-fetcher.ts';
import { takesFormat } from '../../../messaging/sending/formats.ts';
import type { Platform } from '../../../store/page/platform.ts';
import type { UploadedRow } from '../../../store/page/uploaded.ts';
import type { Services } from '../../services.ts';
import type { AskedFile } from './asked.ts';
import { kept } from './kept.ts';

/** A file that lies in the media store, as it is sent. */
export type ReadyFile = Omit<UploadedRow, 'id' | 'platform' | 'reusable' | 'created'>;

/**
 * Gets a file that is fetched, or that came with the request, into the media store, and learns what
 * it is. In no transaction: it may take a minute.
 * @param sent the file that came with the request
 * @throws GraphError `fileNotFetched`, `uploadFailed`, `attachmentSize`, `videoFailed` (100),
 *   `unavailable` (2): nothing of it is kept then
 */
export async function obtainFile(
  file: AskedFile,
  sent: UploadedFile | undefined,
  platform: Platform,
  services: Services,
): Promise<ReadyFile> {
  const { kind, from } = file;
  const { name, size, mime, filename } =
    from === 'request' && sent
      ? await kept(sent, kind, platform, services)
      : await fetched(file, platform, services);
  const { width, height, length } = await services.probe.probe(name, mime);
  return { media: name, kind, size, filename, mime: soundOf(kind, mime), width, height, length };
}

async function fetched(
  { kind, where }: AskedFile,
  platform: Platform,
  { fetcher, page }: Services,
): Promise<FetchedFile> {
  const takes = (mime: string | undefined) => takesFormat(platform, kind, mime);
  try {
    return await fetcher.get(where, { page: page.no, kind, takes });
  } catch (error) {
    if (!(error instanceof MediaFetchError)) throw error;
    throw new GraphError(refusalOf(error, kind), {}, undefined, error.message);
  }
}

function refusalOf({ reason }: MediaFetchError, kind: AskedFile['kind']) {
  if (reason === 'size') return 'attachmentSize';
  if (reason === 'type') return 'uploadFailed';
  if (reason === 'stopped') return 'unavailable';
  return reason === 'timeout' && kind === 'video' ? 'videoFailed' : 'fileNotFetched';
}

/** What was sent as sound is read back as sound, whatever its container. */
const soundOf = (kind: AskedFile['kind'], mime: string | undefined): string | undefined =>
  kind === 'audio' ? mime?.replace(/^video\/(?=mp4|webm|ogg)/, 'audio/') : mime;
