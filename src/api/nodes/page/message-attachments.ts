import { GraphError } from '../../../graph/errors/error.ts';
import { type Args, optional, required } from '../../../graph/params/param.ts';
import { object, oneOf } from '../../../graph/params/types.ts';
import type { Platform } from '../../../store/page/platform.ts';
import { FILE_KINDS, fileOf, ONE } from '../../sending/files/asked.ts';
import { keepUploaded } from '../../sending/files/keep-uploaded.ts';
import { obtainFile } from '../../sending/files/obtain.ts';
import { fileMembers } from '../../sending/params/files.ts';
import { declare, type Services } from '../../services.ts';

const { url, is_reusable } = fileMembers;

const params = {
  message: required(
    object({
      attachment: required(
        object({
          type: required(oneOf(...FILE_KINDS), 'What it is.'),
          payload: optional(object({ url, is_reusable }), 'Where it is.'),
        }),
        'The file, which else comes with the request.',
      ),
    }),
    'What is uploaded; without `is_reusable` for one message.',
  ),
  platform: optional(oneOf('messenger', 'instagram'), 'Where it is to be sent.'),
};

const askedOf = ({ message: { attachment } }: Args<typeof params>) =>
  fileOf(ONE, attachment.type, attachment.payload);

const platformOf = ({ platform }: Args<typeof params>, { caller }: Services): Platform =>
  platform === 'instagram' || caller.kind === 'instagram' ? 'INSTAGRAM' : 'MESSENGER';

/** Keeps a file for messages to come (wire.md 8.5). */
export const messageAttachments = declare.operation(
  'POST',
  'message_attachments',
  'Uploads a file, to be sent by its id.',
  {
    permission: 'sendMessages',
    takesFiles: true,
    params,
    result: { attachment_id: 'string' },
    check(_: unknown, { args, files }, { services }) {
      const platform = platformOf(args, services);
      if (platform === 'INSTAGRAM' && !services.page.instagramId) throw new GraphError('notLinked');
      services.permit('sendMessages', platform);
      if (askedOf(args).from === 'request' && files.size !== 1) {
        throw new GraphError('uploadedFiles');
      }
    },
    async run(_: unknown, { args, files }, call) {
      const { services } = call;
      const platform = platformOf(args, services);
      const asked = askedOf(args);
      const [sent] = files.values();
      const ready = await obtainFile(asked, sent, platform, services);
      const id = await services.change((tx) =>
        keepUploaded(tx, call, ready, platform, asked.reusable),
      );
      return { answer: { attachment_id: id } };
    },
  },
);
