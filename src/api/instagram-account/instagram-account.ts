import type { PageRow } from '../../store/directory.ts';
import { conversationsEdge } from '../page/conversations.ts';
import { declare } from '../services.ts';

/** The Instagram account linked to a Page. */
export interface InstagramAccount {
  readonly row: PageRow;
}

/** An Instagram professional account, read over the Page it is linked to (protocol.md 5.2). */
export const instagramAccountType = declare.node<InstagramAccount>(
  'IGUser',
  'An Instagram professional account.',
  {
    id: ({ row }) => row.instagramId,
    fields: [
      declare.scalar('username', 'string', 'Its username.', ({ row }) => row.instagramUsername),
      declare.scalar('name', 'string', 'Its name.', ({ row }) => row.name),
      declare.scalar(
        'profile_picture_url',
        'string',
        'Address of its picture.',
        ({ row }, call) =>
          row.profile.picture && call.services.mediaLink(row.profile.picture, 'image/jpeg'),
      ),
      conversationsEdge('conversations', 'INSTAGRAM'),
    ],
  },
);
