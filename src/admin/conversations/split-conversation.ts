import { splitConversation } from '../../ingest/mend.ts';
import { operation } from '../operation.ts';
import { list, object, text } from '../schema.ts';
import { mending } from './mending.ts';

export const splitConversationOperation = operation({
  id: 'splitConversation',
  words: 'Make a conversation several again, now and for every later import',
  http: 'POST /conversations/split',
  takes: { conversation: text('id of a conversation that was merged, or joined by an import') },
  gives: object('Split', '', { ids: list(text(), 'of all that there are now') }),
  run: (deps, { conversation }) =>
    mending(deps, 'split', async (waiting) => ({
      ids: await splitConversation(waiting, conversation),
    })),
  command: 'conversation split <conversation>',
  examples: ['conversation split t_1234567890123456 --json'],
  says: ({ ids }) => [`There are ${ids.length} conversations now:`, ...ids].join('\n  '),
});
