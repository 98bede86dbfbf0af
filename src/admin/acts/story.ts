import type { MessageExtra, StoredAttachment } from '../../store/page/message.ts';
import { checkWord, type Stage } from '../acts.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';
import { text, type Values, word } from '../schema.ts';

/** The parameters that say how a message belongs to a story. */
export const storied = {
  'story?': word(
    ['reply', 'mention'],
    'it answers a story, or is one that mentions who is written to; its picture or video is the file; on Instagram',
    { what: 'A story has', flag: '--story <reply|mention>' },
  ),
  'story_id?': text('id of the story (default: one is made)', '--story-id <id>'),
};

/**
 * The story that a message belongs to.
 * @param kept the files of the message
 * @throws AdminError where there are no stories, or it has no picture
 */
export function storyOf(
  { random }: Pick<OperationDeps, 'random'>,
  { person }: Pick<Stage, 'person'>,
  { story, story_id }: Values<typeof storied>,
  kept: readonly StoredAttachment[],
): Pick<MessageExtra, 'story'> {
  if (story === undefined) return {};
  checkWord(story_id);
  if (person.platform !== 'INSTAGRAM') {
    throw new AdminError(`Stories are Instagram's, and "${person.name}" is on Messenger.`);
  }
  const [{ media } = {}, ...more] = kept;
  if (media === undefined || more.length > 0) {
    throw new AdminError('A story is one picture or video: give it as the file.');
  }
  const kind = story === 'reply' ? 'reply_to' : 'mention';
  return { story: { kind, id: story_id ?? random.digits(17), media } };
}
