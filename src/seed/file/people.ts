import { z } from 'zod';
import { FOLDERS } from '../../store/page/platform.ts';
import { id, listOf, oneOf, text, thing } from './words.ts';

/** Platforms as a seed file writes them. */
const platform = oneOf(['messenger', 'instagram'], 'messenger when left out');

/** Somebody who writes to a Page. */
export const PersonSeed = thing(
  {
    id: id('PSID or IGSID, made of the name, always the same, when left out').optional(),
    name: text('how messages of the file call the person'),
    platform: platform.optional(),
    username: text('on Instagram; made of the name when left out').optional(),
    user: text("id or name of the user who this is: roles on apps are a user's").optional(),
    picture: text('path of a picture, from the folder of the file').optional(),
    first_name: text('told with the profile').optional(),
    last_name: text('told with the profile').optional(),
    locale: text('such as de_DE').optional(),
    timezone: z.number('must be a number of hours').describe('hours from UTC').optional(),
    gender: text('told with the profile').optional(),
  },
  'somebody who writes to the Page',
);
export type PersonSeed = z.infer<typeof PersonSeed>;

const QuickReply = z
  .union(
    [
      text('title, and payload too'),
      thing({ title: text('what it says'), payload: text('what a tap brings') }, ''),
    ],
    'must be a title, or a map of title and payload',
  )
  .describe('a quick reply that was offered with it');

/** A message of the past. */
export const MessageSeed = thing(
  {
    from: text('id or name of a person of the conversation, or page'),
    by: text(
      'app that sent it for the Page: id or name; without it the inbox of the platform',
    ).optional(),
    at: text('when: -26h or -5m from now, or a time such as 2026-05-04T10:00:00Z'),
    text: text('what it says').optional(),
    image: text('path of a picture, from the folder of the file').optional(),
    video: text('path of a video').optional(),
    audio: text('path of a recording').optional(),
    file: text('path of any other file').optional(),
    quick_replies: listOf(QuickReply, 'quick replies that the Page offered with it').optional(),
  },
  'a message',
);
export type MessageSeed = z.infer<typeof MessageSeed>;

/** A conversation, with what was said in it. */
export const ConversationSeed = thing(
  {
    id: text('t_… on Messenger; made of the person, always the same, when left out').optional(),
    with: text('id or name of the person'),
    platform: platform.optional(),
    folder: oneOf(FOLDERS, 'inbox when left out').optional(),
    owner: text(
      'app that controls it, for 24 hours from the newest message of the person',
    ).optional(),
    messages: listOf(MessageSeed, 'what was said, in any order of time').optional(),
  },
  'a conversation: its past, of which nobody is sent anything',
);
export type ConversationSeed = z.infer<typeof ConversationSeed>;
