import type { MessageRow } from '../../store/page/message.ts';

/** Messages that the Page sent. */
export const ofPage = {
  whose: 'the Page',
  fits: ({ sender }: MessageRow): boolean => sender === 0,
} as const;
