import type { Content, SendRefusal, SendState } from './state.ts';

/** What is wrong with a sticker: it is one of ours, on Messenger (wire.md 8.9). */
export function stickerProblem(
  { sticker }: Content,
  platform: SendState['platform'],
): SendRefusal | undefined {
  if (sticker !== undefined && platform === 'INSTAGRAM') {
    return { error: 'messageData', because: 'Instagram has no stickers.' };
  }
  return sticker === 'missing' ? { error: 'unknownSticker' } : undefined;
}
