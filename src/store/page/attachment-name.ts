import type { StoredAttachment } from './message.ts';

/** What a file's name is made of. */
interface Naming {
  /** Of the attachment. */
  readonly id: string;
  /** When it was sent, in epoch ms. */
  readonly created: number;
  /** What whoever sent it calls it. */
  readonly file: string;
}

/** Names of files as Messenger gives them (wire.md 5.6); a document keeps its own. */
export function attachmentName(
  kind: StoredAttachment['kind'],
  { id, created, file }: Naming,
): string {
  if (kind === 'image') return `image-${id}`;
  if (kind !== 'audio' && kind !== 'video') return file;
  const ending = /\.[^.]*$/.exec(file)?.[0] ?? '';
  return `${kind === 'audio' ? 'audioclip' : 'video'}-${Math.floor(created / 1000)}${ending}`;
}
