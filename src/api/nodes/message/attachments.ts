import type { Call } from '../../../graph/execute/call.ts';
import { offsetSlice } from '../../../graph/execute/offset.ts';
import type { StoredAttachment } from '../../../store/page/message.ts';
import type { Platform } from '../../../store/page/platform.ts';
import { declare, type Services } from '../../services.ts';
import { genericTemplateType } from './generic-template.ts';
import { imageDataType, videoDataType } from './media-data.ts';
import type { MessageNode } from './thread.ts';

const { object, scalar } = declare;

/** An attachment with the platform it is shown on. */
interface Attachment extends StoredAttachment {
  readonly platform: Platform;
}

/** A template has nothing of a file, its id neither (wire.md 13.3 b). */
const ofFile = <T>(a: StoredAttachment, value: T): T | undefined =>
  a.kind === 'template' ? undefined : value;

/** Instagram tells neither type nor size of an attachment (wire.md 5.6). */
const onMessenger = <T>(a: Attachment, value: T): T | undefined =>
  a.platform === 'MESSENGER' ? ofFile(a, value) : undefined;

const only = (kind: StoredAttachment['kind']) => (nodes: readonly Attachment[]) =>
  nodes.map((a) => (a.kind === kind && a.media !== undefined ? a : undefined));

const link = (a: StoredAttachment, call: Call<Services>): string | undefined =>
  a.media === undefined ? undefined : call.services.mediaLink(a.media, a.mime);

/** A file or template of a message (wire.md 5.6, 13.3 b, c). */
const attachmentType = declare.node<Attachment>('Attachment', 'A file or template.', {
  id: (a) => ofFile(a, a.id),
  lenient: true,
  fields: [
    scalar('mime_type', 'string', 'Type of the file; on Messenger only.', (a) =>
      onMessenger(a, a.mime),
    ),
    scalar('name', 'string', 'Name of the file.', (a) => ofFile(a, a.name)),
    scalar('size', 'int', 'Bytes; on Messenger only.', (a) => onMessenger(a, a.size)),
    object<Attachment, StoredAttachment>(
      'image_data',
      () => imageDataType,
      'The picture, of a picture.',
      only('image'),
    ),
    object<Attachment, StoredAttachment>(
      'video_data',
      () => videoDataType,
      'The video, of a video.',
      only('video'),
    ),
    scalar('file_url', 'string', 'Address of a file or of audio.', (a, call) =>
      a.kind === 'file' || a.kind === 'audio' ? link(a, call) : undefined,
    ),
    object<Attachment, NonNullable<StoredAttachment['template']>>(
      'generic_template',
      () => genericTemplateType,
      'The template, of a template.',
      (nodes) => nodes.map((a) => a.template),
    ),
  ],
});

/** The files attached to a message. */
export const attachments = declare.edge<MessageNode, Attachment>(
  'attachments',
  () => attachmentType,
  'Files attached to the message.',
  {
    load: (nodes, args, call) =>
      nodes.map(({ row, thread, hidden }) => {
        const { platform } = thread.conversation;
        const all = (!hidden && row.extra?.attachments) || [];
        const slice = offsetSlice(all, args);
        call.spend(slice.items.length);
        return { ...slice, items: slice.items.map((each) => ({ ...each, platform })) };
      }),
  },
);
