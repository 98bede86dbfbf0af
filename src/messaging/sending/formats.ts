import type { FileAsk } from './file-ask.ts';

const MEGABYTE = 1024 * 1024;

/** Formats that Instagram takes, by what they are sent as (wire.md 8.5). */
const ON_INSTAGRAM: Readonly<Record<FileAsk['kind'], readonly string[]>> = {
  image: ['image/png', 'image/jpeg', 'image/gif'],
  audio: ['audio/aac', 'audio/mp4', 'audio/wav', 'video/mp4'],
  video: ['video/mp4', 'video/ogg', 'video/x-msvideo', 'video/quicktime', 'video/webm'],
  file: ['application/pdf'],
};

/**
 * Whether a platform takes a format; Messenger takes every one of the kind.
 * @param mime by the first bytes of the file
 */
export const takesFormat = (
  platform: 'MESSENGER' | 'INSTAGRAM',
  kind: FileAsk['kind'],
  mime: string | undefined,
): boolean => platform === 'MESSENGER' || (mime !== undefined && ON_INSTAGRAM[kind].includes(mime));

/** Bytes that a file that comes with a request may have; that of any is bounded as it comes in. */
export const mostBytes = (platform: 'MESSENGER' | 'INSTAGRAM', kind: FileAsk['kind']): number =>
  (platform === 'INSTAGRAM' && kind === 'image' ? 8 : 25) * MEGABYTE;
