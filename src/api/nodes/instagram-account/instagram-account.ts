import type { Call } from '../../../graph/execute/call.ts';
import type { PageRow } from '../../../store/directory.ts';
import { DOCUMENTED } from '../../documented/names.ts';
import { declare, type Services } from '../../services.ts';
import { accountProfile } from '../messenger-profile/messenger-profile.ts';
import { conversationsEdge } from '../page/conversations.ts';
import { accountApps } from './subscribed-apps.ts';

const { scalar } = declare;

/** The Instagram account linked to a Page. */
export interface InstagramAccount {
  readonly row: PageRow;
}

/** Address of an account's picture: that of its Page. */
export const pictureUrl = (
  { row: { profile } }: InstagramAccount,
  { services }: Call<Services>,
): string | undefined => profile.picture && services.mediaLink(profile.picture, 'image/jpeg');

/** An Instagram professional account, read over the Page it is linked to (wire.md 5.2). */
export const instagramAccountType = declare.node<InstagramAccount>(
  'IGUser',
  'An Instagram professional account.',
  {
    id: ({ row }) => row.instagramId,
    documented: DOCUMENTED.IGUser,
    standard: [],
    fields: [
      scalar('username', 'string', 'Its username.', ({ row }) => row.instagramUsername),
      scalar('name', 'string', 'Its name.', ({ row }) => row.name),
      scalar('profile_picture_url', 'string', 'Address of its picture.', pictureUrl),
      conversationsEdge('conversations', {
        home: 'INSTAGRAM',
        operation: 'readAccountConversations',
      }),
      accountApps.edge,
      accountProfile.edge,
    ],
    operations: [...accountApps.operations, ...accountProfile.operations],
  },
);
