import type { StreamedReply } from '../../base/outbound.ts';
import { type AttachmentKind, isOfKind } from '../attachment-kind.ts';
import type { MediaStore } from '../media-store.ts';
import type { StoredFile } from '../seen-bytes.ts';
import { HEAD_BYTES, sniff } from '../sniff.ts';
import { MediaFetchError } from './fetch-error.ts';

/** Bytes that a file fetched by its address may have: wire.md 8.5. */
const MOST = 25 * 1024 * 1024;
const MOST_OF_IMAGE = 8 * 1024 * 1024;

/** What a body has to be. */
interface WantedBody {
  readonly kind: AttachmentKind;
  readonly takes?: ((mime: string | undefined) => boolean) | undefined;
}

/**
 * Keeps the body of an answer, unless it is too long or of another kind.
 * @throws MediaFetchError `size`, `type`; what the body or the file system throws. Nothing is kept then
 */
export async function keepBody(
  media: Pick<MediaStore, 'putFile'>,
  { headers, body }: Pick<StreamedReply, 'headers' | 'body'>,
  { kind, takes = () => true }: WantedBody,
): Promise<StoredFile> {
  const most = kind === 'image' ? MOST_OF_IMAGE : MOST;
  if (Number(headers['content-length']) > most) throw tooLong(most);
  return media.putFile(checked(body, most, (mime) => isOfKind(mime, kind) && takes(mime)));
}

/** The same chunks, as long as they are what they have to be. */
async function* checked(
  chunks: AsyncIterable<Buffer>,
  most: number,
  takes: (mime: string | undefined) => boolean,
) {
  const head: Buffer[] = [];
  let size = 0;
  let isChecked = false;
  const check = (): void => {
    const mime = sniff(Buffer.concat(head));
    if (size === 0 || !takes(mime)) {
      const what = size === 0 ? 'empty' : `${mime ?? 'of no known type'}, which is not taken`;
      throw new MediaFetchError('type', `What came is ${what}.`);
    }
    isChecked = true;
  };
  for await (const chunk of chunks) {
    if (!isChecked) head.push(Buffer.from(chunk.subarray(0, HEAD_BYTES - size)));
    size += chunk.length;
    if (size > most) throw tooLong(most);
    if (!isChecked && size >= HEAD_BYTES) check();
    yield chunk;
  }
  if (!isChecked) check();
}

const tooLong = (most: number): MediaFetchError =>
  new MediaFetchError('size', `There are more than ${most} bytes.`);
