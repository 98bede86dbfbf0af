import type { FileAsk } from '../../../messaging/sending/file-ask.ts';
import type { MessageArgs } from '../params/send.ts';

/** A file that a send or an upload asks for, and where it is. */
export interface AskedFile extends FileAsk {
  /** Where it is fetched from; of one that was uploaded its id. */
  readonly where: string;
  /** Whether an id is wanted, under which it can be sent again. */
  readonly reusable: boolean;
}

type Kind = AskedFile['kind'];

/** What a file is sent as. */
export const FILE_KINDS = ['image', 'audio', 'video', 'file'] as const satisfies readonly Kind[];

/** What says where a file is. */
interface FilePayload {
  readonly url?: string | undefined;
  readonly attachment_id?: string | undefined;
  readonly is_reusable?: boolean | undefined;
}

/** Where the one file of a message stands. */
export const ONE = 'message[attachment]';

/** The files of a message; templates and what is Instagram's alone are none. */
export function filesOf(message: MessageArgs | undefined): readonly AskedFile[] {
  const { attachment, attachments = [] } = message ?? {};
  const kind = FILE_KINDS.find((each) => each === attachment?.type);
  return [
    ...(kind ? [fileOf(ONE, kind, attachment?.payload)] : []),
    ...attachments.map(({ type, payload }, i) =>
      fileOf(`message[attachments][${i}]`, type, payload),
    ),
  ];
}

/** One that names no place comes with the request (wire.md 8.2). */
export function fileOf(
  at: string,
  kind: Kind,
  { url, attachment_id: id, is_reusable: reusable = false }: FilePayload = {},
): AskedFile {
  const from = id !== undefined ? 'id' : url !== undefined ? 'url' : 'request';
  return { at, kind, from, where: id ?? url ?? '', reusable };
}
