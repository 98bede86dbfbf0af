import { DOCUMENTED } from '../../documented/names.ts';
import { declare } from '../../services.ts';
import { accountProfile } from '../messenger-profile/messenger-profile.ts';
import { conversationsEdge } from '../page/conversations.ts';
import { messageAttachments } from '../page/message-attachments.ts';
import { sendMessages } from '../page/send-messages.ts';
import { type InstagramAccount, pictureUrl } from './instagram-account.ts';
import { accountApps } from './subscribed-apps.ts';

const { scalar } = declare;

/** An Instagram professional account, read with a token of Instagram login (wire.md 5.2, 6). */
export const instagramUserType = declare.node<InstagramAccount>(
  'IGUser',
  'An Instagram professional account, at graph.instagram.com.',
  {
    variant: 'Instagram login',
    id: ({ row }) => row.instagramId,
    documented: DOCUMENTED.IGUserForIGOnlyAPI,
    standard: [],
    fields: [
      scalar(
        'user_id',
        'string',
        'Id of the account, as webhooks and conversations name it.',
        ({ row }) => row.instagramId,
        {
          partial: 'Equal to `id`, which at Meta is another for each app.',
          metadataType: 'numeric string',
        },
      ),
      scalar('username', 'string', 'Its username.', ({ row }) => row.instagramUsername),
      scalar('name', 'string', 'Its name.', ({ row }) => row.name),
      scalar('account_type', 'string', 'What kind of account it is.', () => 'BUSINESS', {
        partial: 'BUSINESS, of every account.',
      }),
      scalar('profile_picture_url', 'string', 'Address of its picture.', pictureUrl),
      conversationsEdge('conversations', { home: 'INSTAGRAM', platforms: ['INSTAGRAM'] }),
      accountApps.edge,
      accountProfile.edge,
    ],
    operations: [
      sendMessages,
      messageAttachments,
      ...accountApps.operations,
      ...accountProfile.operations,
    ],
  },
);
