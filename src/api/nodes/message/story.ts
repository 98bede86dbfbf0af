import { declare } from '../../services.ts';
import type { MessageNode } from './thread.ts';

const { object, scalar } = declare;

type StoredStory = NonNullable<NonNullable<MessageNode['row']['extra']>['story']>;

const storyItemType = declare.node<StoredStory>('Story', 'A story on Instagram.', {
  variant: 'item',
  id: (story) => story.id,
  fields: [
    scalar('link', 'string', 'Address of the story’s picture or video.', (story, call) =>
      call.services.mediaLink(story.media),
    ),
  ],
});

const part = (kind: StoredStory['kind'], description: string) =>
  object<StoredStory, StoredStory>(
    kind,
    () => storyItemType,
    description,
    (stories) => stories.map((story) => (story.kind === kind ? story : undefined)),
  );

const storyType = declare.node<StoredStory>('Story', 'How a message belongs to a story.', {
  fields: [
    part('reply_to', 'The story that the message answers.'),
    part('mention', 'The story that mentions the account.'),
  ],
});

/** The story that a message answers or that mentions the account (wire.md 5.5, 12). */
export const story = object<MessageNode, StoredStory>(
  'story',
  () => storyType,
  'A story reply or mention.',
  (nodes) => nodes.map(({ row, hidden }) => (hidden ? undefined : row.extra?.story)),
);
