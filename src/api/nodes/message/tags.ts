import type { ConversationRow } from '../../../store/page/conversations.ts';
import { FLAGS, type MessageRow } from '../../../store/page/message.ts';
import { declare } from '../../services.ts';
import { PAGE } from '../actor/actor-book.ts';
import type { MessageNode } from './thread.ts';

const { list, scalar } = declare;

/** Names of a message's tags: folder, state, direction, source (wire.md 5.5). */
export function tagsOf(
  { flags, sender, extra }: MessageRow,
  { folder, platform }: ConversationRow,
): readonly string[] {
  if (platform === 'INSTAGRAM') return [];
  const tags: string[] = [folder];
  if (sender === PAGE || (flags & FLAGS.read) !== 0) tags.push('read');
  if (sender === PAGE) tags.push('sent');
  tags.push(`source:${extra?.source ?? 'chat'}`);
  return tags;
}

const tagType = declare.node<string>('Tag', 'A word about a message.', {
  variant: 'message',
  fields: [scalar('name', 'string', 'The word.', (tag) => tag)],
});

export const tags = list<MessageNode, string>(
  'tags',
  () => tagType,
  'Folder, state and source; on Messenger only.',
  (nodes) =>
    nodes.map(({ row, thread, hidden }) => (hidden ? [] : tagsOf(row, thread.conversation))),
);
