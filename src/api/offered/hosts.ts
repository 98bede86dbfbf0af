import type { NodeType } from '../../graph/declare/node-type.ts';
import type { DialectName } from '../asked-host.ts';
import { conversationType } from '../nodes/conversation/conversation.ts';
import { instagramUserType } from '../nodes/instagram-account/instagram-user.ts';
import { messageType } from '../nodes/message/message.ts';
import { instagramProfileType } from '../nodes/person/profile.ts';
import type { Services } from '../services.ts';

/** What a token of Instagram login reaches (answering/reach.ts). */
const AT_INSTAGRAM: ReadonlySet<unknown> = new Set([
  ...[instagramUserType, conversationType, messageType, instagramProfileType],
]);

/** The hosts where nodes of a type are found. */
export const hostsOf = (type: NodeType<unknown, Services>): readonly DialectName[] =>
  (type as unknown) === instagramUserType
    ? ['instagram']
    : AT_INSTAGRAM.has(type)
      ? ['facebook', 'instagram']
      : ['facebook'];
