import { latin1 } from './bytes.ts';
import { isFrames } from './frames.ts';
import { isoMediaType } from './iso-media.ts';
import { hasId3Tag, isBitmap, isOgg, isRiff, isWebm } from './signatures.ts';

/** As many first bytes as {@link sniff} looks at. */
export const HEAD_BYTES = 4_096;

const starts = (text: string) => (head: Uint8Array) => latin1(head, 0, text.length) === text;

/*
 * A table of our own: `file-type`, the library of the field, brings four packages beside itself to
 * know 180 formats, asynchronously, most of which must not be shown. Here the only question is
 * which of the few formats that chats carry a file is; what is not in the table is a download.
 */
const TESTS: readonly (readonly [mime: string, is: (head: Uint8Array) => boolean])[] = [
  ['image/jpeg', starts('\xff\xd8\xff')],
  ['image/png', starts('\x89PNG\r\n\x1a\n')],
  ['image/gif', (head) => /^GIF8[79]a/.test(latin1(head, 0, 6))],
  ['image/webp', (head) => isRiff(head, 'WEBP')],
  ['image/bmp', isBitmap],
  ['video/webm', isWebm],
  ['video/x-msvideo', (head) => isRiff(head, 'AVI ')],
  ['video/ogg', (head) => isOgg(head, ['\x80theora', 'fishead\0'])],
  ['audio/ogg', (head) => isOgg(head, ['OpusHead', '\x01vorbis', '\x7fFLAC', 'Speex   '])],
  ['audio/wav', (head) => isRiff(head, 'WAVE')],
  ['audio/flac', starts('fLaC')],
  ['audio/amr', starts('#!AMR\n')],
  ['audio/amr-wb', starts('#!AMR-WB\n')],
  ['audio/mpeg', (head) => hasId3Tag(head) || isFrames(head, 'mp3')],
  ['audio/aac', (head) => isFrames(head, 'aac')],
  ['application/pdf', starts('%PDF-')],
];

/**
 * What a file really is, by its first bytes: the MIME type of an image, audio, video or PDF that
 * may be shown, undefined for all else. SVG, HTML and XML are never any of these: no signature
 * begins as they do.
 * @param head the first {@link HEAD_BYTES}, or the whole when the file is shorter
 */
export function sniff(head: Uint8Array): string | undefined {
  return isoMediaType(head) ?? TESTS.find(([, is]) => is(head))?.[0];
}

/** The ending of each type that is shown, also under other names that people write for it. */
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'jpg'],
  ['image/jpg', 'jpg'],
  ['image/png', 'png'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/bmp', 'bmp'],
  ['image/avif', 'avif'],
  ['image/heic', 'heic'],
  ['image/heif', 'heif'],
  ['video/mp4', 'mp4'],
  ['video/quicktime', 'mov'],
  ['video/3gpp', '3gp'],
  ['video/3gpp2', '3g2'],
  ['video/webm', 'webm'],
  ['video/ogg', 'ogv'],
  ['video/x-msvideo', 'avi'],
  ['audio/mp4', 'm4a'],
  ['audio/x-m4a', 'm4a'],
  ['audio/mpeg', 'mp3'],
  ['audio/mp3', 'mp3'],
  ['audio/aac', 'aac'],
  ['audio/ogg', 'ogg'],
  ['audio/webm', 'webm'],
  ['audio/wav', 'wav'],
  ['audio/x-wav', 'wav'],
  ['audio/flac', 'flac'],
  ['audio/amr', 'amr'],
  ['audio/amr-wb', 'amr'],
  ['application/pdf', 'pdf'],
]);

/** The file ending of a MIME type, without the dot; `bin` of one that is not shown. None of none. */
export function extensionOf(mime: string | undefined): string {
  // A sticker or a story is a picture, of which type is not kept: `.bin` would say otherwise.
  if (mime === undefined) return '';
  const type = mime.split(';', 1)[0]?.trim().toLowerCase();
  return EXTENSIONS.get(type ?? '') ?? 'bin';
}
