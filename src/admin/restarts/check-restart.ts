import { backToMessage } from '../../store/page/commands/rewind-conversation.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { pageNamed } from '../pages.ts';
import { integer, object, text, yesOrNo } from '../schema.ts';
import { message, messageIn, NOT_KEPT } from './message-in.ts';

const RestartCheck = object('RestartCheck', 'Whether it can begin anew from a message.', {
  can: yesOrNo(),
  'why?': text('why it cannot'),
  'messages?': integer('how many messages would be there no more'),
});

export const checkRestartOperation = operation({
  id: 'checkRestart',
  words: 'Say whether a conversation can go back to before a message, and what would be gone',
  http: 'GET /pages/{page}/restarts/{message}',
  takes: { page, message },
  gives: RestartCheck,
  run: (deps, { page: pageText, message: id }) =>
    // Undone: it only looks.
    deps.store.rehearsal().transaction(async (tx) => {
      const row = await pageNamed(tx.reader, pageText);
      const { conversation, message } = await messageIn(tx.pageReader(row.no), row, id);
      const back = await backToMessage(tx.talk(row.no), row.no, conversation.no, message);
      if (!back) return { can: false, why: NOT_KEPT };
      const { messages } = tx.pageReader(row.no);
      let count = 0;
      for (const { table, key, before } of back.images.values()) {
        if (table !== 'message' || before) continue;
        const position = { created: Number(key[2]), tie: Number(key[3]) };
        if (await messages.find(conversation.no, position)) count++;
      }
      return { can: true, messages: count };
    }),
  command: 'restart check <message>',
  examples: ['restart check m_AQDfKbz… --page "My Page"'],
  isNo: ({ can }) => !can,
  says: ({ can, why, messages }) =>
    can ? `It can: ${messages} messages would be there no more.` : (why ?? ''),
});
