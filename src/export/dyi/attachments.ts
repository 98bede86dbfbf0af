import { extensionOf } from '../../media/sniff.ts';
import type { StoredAttachment } from '../../store/page/message.ts';
import type { ExportTally } from '../tally.ts';
import type { Files } from './files.ts';

/** What a download calls the kinds of files, and where it keeps them (wire.md 14.5). */
const KEYS = ['photos', 'videos', 'audio_files', 'gifs', 'files'] as const;
type Key = (typeof KEYS)[number];

const FOLDERS: Readonly<Record<Key, string>> = {
  photos: 'photos',
  videos: 'videos',
  audio_files: 'audio',
  gifs: 'gifs',
  files: 'files',
};

interface Medium {
  readonly uri: string;
  readonly creation_timestamp: number;
  readonly thumbnail?: { readonly uri: string };
}

/** The attachments of a message by kind, as a download has them. */
export async function attachmentsOf(
  attachments: readonly StoredAttachment[],
  created: number,
  { files, tally }: { readonly files: Files; readonly tally: ExportTally },
): Promise<Partial<Record<Key, readonly Medium[]>>> {
  const found = attachments.filter((one) => one.kind !== 'template');
  tally.lose('templates', attachments.length - found.length);
  const keys = found.map(keyOf);
  const places = keys.map((key) => KEYS.indexOf(key));
  if (places.some((place, i) => place < (places[i - 1] ?? 0))) {
    tally.lose('orders of attachments of several kinds in a message');
  }
  const byKey = new Map<Key, Medium[]>();
  for (const [i, attachment] of found.entries()) {
    const key = keys[i] as Key;
    const medium = await mediumOf(attachment, key, created, { files, tally });
    const media = byKey.get(key);
    if (media) media.push(medium);
    else byKey.set(key, [medium]);
  }
  return Object.fromEntries(KEYS.flatMap((key) => (byKey.has(key) ? [[key, byKey.get(key)]] : [])));
}

async function mediumOf(
  attachment: StoredAttachment,
  key: Key,
  created: number,
  { files, tally }: { readonly files: Files; readonly tally: ExportTally },
): Promise<Medium> {
  const { id, kind, name, mime, size, preview, width, height, length } = attachment;
  const { uri, bytes } = await files.place(
    attachment,
    FOLDERS[key],
    (found) => `${id}.${extensionOf(found?.mime ?? mime) || 'bin'}`,
  );
  if (bytes) tally.media++;
  if (name === undefined) tally.lose('attachments without a name, which get one');
  // What an import makes of the bytes.
  const { width: wide, height: high } = kind === 'image' && bytes ? bytes : {};
  if ((width ?? wide) !== wide || (height ?? high) !== high || length !== undefined) {
    tally.lose('widths, heights and lengths of attachments');
  }
  const told = kind === 'audio' ? bytes?.mime?.replace(/^video\//, 'audio/') : bytes?.mime;
  if (mime !== told || size !== bytes?.size) tally.lose('types and sizes of attachments');
  const still = preview === undefined ? undefined : await files.placePreview(preview);
  if (preview !== undefined && still === undefined) tally.lose('media whose bytes are missing');
  return {
    uri,
    creation_timestamp: Math.floor(created / 1000),
    ...(still !== undefined && { thumbnail: { uri: still } }),
  };
}

function keyOf({ kind, mime }: StoredAttachment): Key {
  if (kind === 'image') return mime === 'image/gif' ? 'gifs' : 'photos';
  if (kind === 'video') return 'videos';
  return kind === 'audio' ? 'audio_files' : 'files';
}
