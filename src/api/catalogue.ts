import { addressOf, isAddressed } from '../graph/declare/address.ts';
import type { Counting, NodeType } from '../graph/declare/node-type.ts';
import { inspectedType } from './endpoints/debug-token/inspected.ts';
import { stickerPackType } from './endpoints/stickers/sticker-pack-type.ts';
import { stickerType } from './endpoints/stickers/sticker-type.ts';
import { applicationType } from './nodes/app/app.ts';
import { conversationType } from './nodes/conversation/conversation.ts';
import { instagramAccountType } from './nodes/instagram-account/instagram-account.ts';
import { instagramUserType } from './nodes/instagram-account/instagram-user.ts';
import { messageType } from './nodes/message/message.ts';
import { pageType } from './nodes/page/page.ts';
import { instagramProfileType, messengerProfileType } from './nodes/person/profile.ts';
import { personaType } from './nodes/persona/persona.ts';
import { userType } from './nodes/user/user.ts';
import type { Services } from './services.ts';

type AnyType = NodeType<unknown, Services>;

/** The node types that have an address of their own, by id or by name; all others hang below them. */
const ROOTS: readonly AnyType[] = [
  pageType,
  instagramAccountType,
  instagramUserType,
  conversationType,
  messageType,
  messengerProfileType,
  instagramProfileType,
  personaType,
  userType,
  applicationType,
  inspectedType,
  stickerPackType,
  stickerType,
] as readonly NodeType<never, Services>[] as readonly AnyType[];

/** Every node type, those below others too, each once. */
export function allTypes(): readonly AnyType[] {
  const found = new Set<AnyType>();
  const visit = (type: AnyType): void => {
    if (found.has(type)) return;
    found.add(type);
    for (const field of type.fields) if ('of' in field) visit(field.of());
  };
  for (const root of ROOTS) visit(root);
  return [...found];
}

/** All edges by name, on whatever node: what a second path segment can be, and counts as. */
export const EDGES: ReadonlyMap<string, Counting> = new Map(
  ROOTS.flatMap(({ fields }) => fields.filter(isAddressed)).map((field) => [
    field.name,
    addressOf(field) ?? (field as Counting),
  ]),
);

/** Edges that are the Conversations API, by name. */
export const CONVERSATION_EDGES: readonly string[] = [...EDGES].flatMap(([name, { counts }]) =>
  counts === 'conversations' ? name : [],
);
