import type { MessageRow } from '../../store/page/message.ts';
import type { Stage } from '../acts.ts';

/** Messages that the Page sent. */
export const ofPage = {
  whose: 'the Page',
  fits: ({ sender }: MessageRow): boolean => sender === 0,
} as const;

/** Messages of the other side: of the Page, or of the person for the Page's human. */
export const meantBy = ({ person }: Pick<Stage, 'person'>, fromPage: true | undefined) =>
  fromPage
    ? { whose: `"${person.name}"`, fits: ({ sender }: MessageRow) => sender === person.no }
    : ofPage;
