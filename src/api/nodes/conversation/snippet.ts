import { chain, inTurn } from '../../../base/awaitable.ts';
import type { ConversationRow } from '../../../store/page/conversations.ts';
import { type MessageRow, WHOLE } from '../../../store/page/message.ts';
import { declare } from '../../services.ts';
import { tookBy } from '../actor/actor.ts';
import { readMessages } from './read-messages.ts';

const NEWEST = { direction: 'older', limit: 1, parts: WHOLE } as const;

/** The newest message in a line: its text, or what was sent as a sentence (wire.md 5.3). */
export const snippet = declare.loaded<ConversationRow, 'string'>(
  'snippet',
  'string',
  'The newest text, or a sentence about what was sent.',
  (nodes, call) => {
    const { actors } = call.services;
    const found = inTurn(nodes, ({ no }) => readMessages({ conversation: no, ...NEWEST }, call));
    return chain(found, (lists) => {
      const newest = lists.map(([message]) => message);
      return chain(
        actors.meet(
          newest.map((message) => message?.sender),
          [],
          tookBy(call),
        ),
        () =>
          newest.map((message, i) => {
            const sender = actors.find(message?.sender, nodes[i]?.platform ?? 'MESSENGER');
            return message && line(message, sender?.name ?? sender?.username ?? 'Somebody');
          }),
      );
    });
  },
);

function line({ text, extra }: MessageRow, who: string): string | undefined {
  if (text !== '') return text;
  const [attachment] = extra?.attachments ?? [];
  if (extra?.sticker) return `${who} sent a sticker.`;
  if (attachment) return `${who} sent ${NOUNS[attachment.kind]}.`;
  if (extra?.story) return `${who} shared a story.`;
  if (extra?.shares) return `${who} sent a link.`;
  return undefined;
}

const NOUNS = {
  image: 'a photo',
  video: 'a video',
  audio: 'a voice message',
  file: 'an attachment',
  template: 'a template',
} as const;
