import { MediaFetchError } from '../../media/fetching/fetch-error.ts';
import { plainName } from '../../media/fetching/file-name.ts';
import type { StoredFile } from '../../media/seen-bytes.ts';
import { sniff } from '../../media/sniff.ts';
import { attachmentName } from '../../store/page/attachment-name.ts';
import type { StoredAttachment } from '../../store/page/message.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';
import { pageNamed } from '../pages.ts';
import { list, object, text, type ValueOf } from '../schema.ts';
import { MOST_BYTES } from './most-bytes.ts';

/** Files of one message. */
const MOST = 10;

const GivenFile = object(
  'GivenFile',
  'A file that is sent: its bytes, or where they are fetched.',
  {
    'base64?': text('its bytes; 25 MB of all files of a message at most'),
    'url?': text('address that it is fetched from, as those of sends are'),
    'name?': text('what it is called, such as picture.jpg'),
  },
);

type Given = ValueOf<typeof GivenFile>;

/** The parameter that says which files are sent. */
export const files = list(GivenFile, 'a file that is sent: several are one message', {
  flag: '--file <path|url>',
  again: true,
  isFile: true,
});

/** A file in the media store, with what it is called where it came from. */
interface Kept extends StoredFile {
  readonly filename: string | undefined;
}

/**
 * Keeps files, and says what there is of each. To be called in no transaction: it writes to the disk,
 * and asks other people's servers.
 * @param page what `findPage` takes
 * @throws AdminError for too many, too large ones, or what is no file
 */
export async function keptFiles(
  deps: OperationDeps,
  page: string,
  given: readonly Given[],
): Promise<StoredAttachment[]> {
  if (given.length > MOST) throw new AdminError(`A message has ${MOST} files at most.`);
  const kept: StoredAttachment[] = [];
  let left = MOST_BYTES;
  for (const one of given) {
    const file = await keep(deps, page, one, left);
    left -= file.size;
    if (left < 0) throw tooLarge();
    kept.push(await attachmentOf(deps, file));
  }
  return kept;
}

async function keep(
  { media, fetcher, store }: OperationDeps,
  page: string,
  { base64, url, name }: Given,
  left: number,
): Promise<Kept> {
  if ((base64 === undefined) === (url === undefined)) {
    throw new AdminError('A file is given as its bytes, "base64", or by its address, "url".');
  }
  if (url !== undefined) {
    const { no } = await pageNamed(store.directory, page);
    const fetched = await fetcher.get(url, { page: no, kind: 'file' }).catch(notFetched(url));
    return { ...fetched, filename: name ?? fetched.filename };
  }
  const bytes = bytesOf(base64 ?? '', left);
  const put = await media.put(bytes);
  return { name: put, size: bytes.length, mime: sniff(bytes), filename: name };
}

/** Named and measured as what it is, whatever it is called. */
async function attachmentOf(
  { probe, random, clock }: OperationDeps,
  { name: media, size, mime, filename = '' }: Kept,
): Promise<StoredAttachment> {
  const kind = kindOf(mime);
  const id = random.digits(16);
  const file = plainName(filename) ?? 'file';
  const name = attachmentName(kind, { id, created: clock.now(), file });
  const measures = await probe.probe(media, mime);
  return { ...{ id, kind, name, size, media }, mime: mime ?? UNKNOWN, ...measures };
}

const UNKNOWN = 'application/octet-stream';

/** What is no picture, video or sound is a file. */
function kindOf(mime: string | undefined): 'image' | 'video' | 'audio' | 'file' {
  const type = mime?.split('/')[0];
  return type === 'image' || type === 'video' || type === 'audio' ? type : 'file';
}

/** @throws AdminError */
function bytesOf(base64: string, most: number): Buffer {
  const size = Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
  if (size > most) throw tooLarge();
  const bytes = Buffer.from(base64, 'base64');
  if (size > 0 && bytes.length === size) return bytes;
  throw new AdminError('The bytes of a file are given in base64, one at least.');
}

const tooLarge = () => new AdminError('The files of a message have 25 MB at most.');

const notFetched =
  (url: string) =>
  (error: unknown): never => {
    if (!(error instanceof MediaFetchError)) throw error;
    throw new AdminError(`The file at ${url} was not fetched: ${error.message}`);
  };
