import type { Content, SendRefusal, SendState } from './state.ts';

/** What is wrong with a message that has a sticker: one of ours alone, on Messenger (wire.md 8.9). */
export function stickerProblem(
  { text = '', template, sticker }: Content,
  platform: SendState['platform'],
): SendRefusal | undefined {
  if (text !== '' || template || platform === 'INSTAGRAM') return { error: 'messageData' };
  return sticker === 'missing' ? { error: 'unknownSticker' } : undefined;
}
