import { integer, list, object, text, word } from '../../admin/schema.ts';
import type { StoredAttachment } from '../../store/page/message.ts';

const KINDS = ['image', 'audio', 'video', 'file'] as const;

const File = object('ReplyFile', 'A file that was sent.', {
  type: word(KINDS),
  'name?': text(),
  'mime_type?': text(),
  'size?': integer('bytes'),
});

/** What a reply tells of files. */
export const filesOfReply = { 'files?': list(File, 'that it has') };

/** Files as a reply tells them; nothing of a message without any. */
export function toldFiles(attachments: readonly StoredAttachment[]): {
  readonly files?: {
    readonly type: (typeof KINDS)[number];
    readonly name: string | undefined;
    readonly mime_type: string | undefined;
    readonly size: number | undefined;
  }[];
} {
  const files = attachments.flatMap(({ kind, name, mime, size }) =>
    kind === 'template' ? [] : [{ type: kind, name, mime_type: mime, size }],
  );
  return files.length > 0 ? { files } : {};
}
