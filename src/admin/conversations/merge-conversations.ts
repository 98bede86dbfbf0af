import { mergeConversations } from '../../ingest/mend.ts';
import { operation } from '../operation.ts';
import { object, text } from '../schema.ts';
import { mending } from './mending.ts';

export const mergeConversationsOperation = operation({
  id: 'mergeConversations',
  words: 'Make two conversations one, now and for every later import',
  http: 'POST /conversations/merge',
  takes: {
    conversation: text('id of a conversation'),
    other: text('id of another of the same Page'),
  },
  gives: object('Merged', '', { id: text('of the one that both are now') }),
  run: (deps, { conversation, other }) =>
    mending(deps, 'merged', async (waiting) => ({
      id: await mergeConversations(waiting, [conversation, other]),
    })),
  command: 'conversation merge <conversation> <other>',
  examples: ['conversation merge t_1234567890123456 t_6543210987654321'],
  note: 'The one that came in first keeps its id. The ids of the other, of its messages and of its\npeople lead there; `conversation split` gives them back.',
  says: ({ id }, { conversation, other }) =>
    `${conversation} and ${other} are one conversation now: ${id}`,
});
