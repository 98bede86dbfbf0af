import { FLAGS, type MessageRow } from './message.ts';

const FILES = {
  image: 'a photo',
  video: 'a video',
  audio: 'a voice message',
  file: 'an attachment',
  template: 'a template',
} as const;

/** What a message without a text is, as a sentence ends with: `a photo`. */
export function sentWords({
  flags,
  extra = {},
}: Pick<MessageRow, 'flags' | 'extra'>): string | undefined {
  const { attachments: [attachment] = [], bare } = extra;
  if (extra.sticker) return 'a sticker';
  if (attachment) return FILES[attachment.kind];
  if (extra.story) return 'a story';
  if (extra.location) return 'a location';
  if (extra.shares) return 'a link';
  if (bare?.kind === 'like_heart') return 'a heart';
  if (bare || (flags & FLAGS.unsupported) !== 0) return 'an unsupported message';
  return undefined;
}
