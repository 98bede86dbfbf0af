import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ControlSchemas } from './control/operations.ts';

type Say = ControlSchemas['Say'];

/** A file that is sent: its path, its address (a `URL`), or its bytes. */
export type SentFile =
  | string
  // Not `URL` itself, which a program has by the types of node or of browsers alone.
  | { readonly href: string }
  | { readonly bytes: Uint8Array; readonly name?: string };

/** What somebody sends; a text beside files is a message of its own, behind theirs. */
export interface SentParts {
  readonly text?: string | undefined;
  /** Several are one message. */
  readonly file?: SentFile | readonly SentFile[] | undefined;
  /** Degrees. */
  readonly location?:
    | { readonly lat: number; readonly long: number; readonly title?: string }
    | undefined;
  /** A link, a post, a reel or a story; its kind in the word of webhooks. */
  readonly share?:
    | {
        readonly url: string;
        readonly kind?: Say['share_kind'];
        readonly title?: string;
        readonly id?: string;
      }
    | undefined;
  /** That it answers a story, or is one that mentions who is written to: its picture is the file. */
  readonly story?: Say['story'];
  /** Something without text, in the word of webhooks. */
  readonly kind?: Say['kind'];
  /** Id of the message that it answers. */
  readonly replyTo?: string | undefined;
}

/** The same, for the control plane. */
export async function sentBy(parts: SentParts): Promise<Omit<Say, 'as'>> {
  const { text, file, location, share, story, kind, replyTo: reply_to } = parts;
  const files: readonly SentFile[] = file === undefined ? [] : [file].flat();
  return {
    ...{ text, story, kind, reply_to },
    ...(files.length > 0 && { files: await Promise.all(files.map(given)) }),
    ...(location && {
      location: `${location.lat},${location.long}`,
      location_title: location.title,
    }),
    ...(share && {
      ...{ share: share.url, share_kind: share.kind },
      ...{ share_title: share.title, share_id: share.id },
    }),
  };
}

async function given(file: SentFile): Promise<ControlSchemas['GivenFile']> {
  if (typeof file === 'string') {
    return { base64: await readFile(file, 'base64'), name: basename(file) };
  }
  if ('href' in file) return { url: file.href };
  const { bytes, name } = file;
  return {
    base64: Buffer.from(bytes).toString('base64'),
    ...(name !== undefined && { name }),
  };
}

/** A grey dot: PNG, a pixel wide and high. */
export const DOT: SentFile = {
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
  name: 'dot.png',
};
