import { STORY_LIFE } from '../../../media/link-signer.ts';
import { declare } from '../../services.ts';
import type { MessageNode } from './thread.ts';

const { object, scalar } = declare;

/** A story, and whether it is over: then a strict Page has no link to it (wire.md 5.5). */
type ShownStory = NonNullable<NonNullable<MessageNode['row']['extra']>['story']> & {
  readonly isOver: boolean;
  /** When the message was sent. */
  readonly created: number;
};

const storyItemType = declare.node<ShownStory>('Story', 'A story on Instagram.', {
  variant: 'item',
  id: (story) => story.id,
  fields: [
    scalar('link', 'string', 'Address of the story’s picture or video.', (story, call) =>
      story.isOver ? '' : call.services.storyLink(story.media, story.created),
    ),
  ],
});

const part = (kind: ShownStory['kind'], description: string) =>
  object<ShownStory, ShownStory>(
    kind,
    () => storyItemType,
    description,
    (stories) => stories.map((story) => (story.kind === kind ? story : undefined)),
  );

const storyType = declare.node<ShownStory>('Story', 'How a message belongs to a story.', {
  fields: [
    part('reply_to', 'The story that the message answers.'),
    part('mention', 'The story that mentions the account.'),
  ],
});

/** The story that a message answers or that mentions the account (wire.md 5.5, 12). */
export const story = object<MessageNode, ShownStory>(
  'story',
  () => storyType,
  'A story reply or mention.',
  (nodes, call) =>
    nodes.map(({ row, hidden }) => {
      const found = hidden ? undefined : row.extra?.story;
      const { created } = row;
      const isOver = call.services.strict && call.now - created >= STORY_LIFE;
      return found && { ...found, isOver, created };
    }),
);
