import { FOLDERS, PLATFORMS } from '../../store/page/platform.ts';
import { integer, list, listOf, object, text, word } from '../schema.ts';

export const Conversation = object('Conversation', 'A conversation of a Page.', {
  id: text(),
  platform: word(PLATFORMS),
  folder: word(FOLDERS),
  updated_time: text('time of the newest message, ISO 8601 in UTC'),
  message_count: integer('messages ever, deleted ones too'),
  unread_count: integer(),
  'owner_app?': text('the app that has control of it'),
  people: list(object('ConversationPerson', '', { id: text(), name: text() })),
});

export const ConversationList = listOf('ConversationList', Conversation);

/** The parameter that names one. */
export const conversation = text('id of the conversation');
