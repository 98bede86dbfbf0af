/** What an attachment is said to be (wire.md 8.3). */
export type AttachmentKind = 'image' | 'audio' | 'video' | 'file';

/** Containers whose first bytes do not tell whether there is a picture beside the sound. */
const CONTAINERS = /^video\/(?:mp4|quicktime|3gpp2?|webm|ogg)$/;

/**
 * Whether a file may be of a kind: a `file` is anything.
 * @param mime by its first bytes (`sniff`)
 */
export function isOfKind(mime: string | undefined, kind: AttachmentKind): boolean {
  if (kind === 'file') return true;
  if (mime === undefined) return false;
  return mime.startsWith(`${kind}/`) || (kind === 'audio' && CONTAINERS.test(mime));
}
