import { INBOX_APPS } from '../../messaging/inbox-apps.ts';
import { recordMessage } from '../../store/page/commands/record-message.ts';
import { FLAGS, type MessageExtra } from '../../store/page/message.ts';
import { markRead } from '../../store/page/seen.ts';
import { checkText, messageFor, onStage, requireOpen, type Stage } from '../acts.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { text, yes } from '../schema.ts';
import { Act, as } from './act.ts';
import { cameBy, leading } from './leading.ts';

export const sayOperation = operation({
  id: 'say',
  words: "Write to a Page as a person, or to a person as the Page's human in Meta's inbox",
  http: 'POST /pages/{page}/acts/say',
  status: 201,
  takes: {
    page,
    as,
    text: text('what is written'),
    'reply_to?': text('id of the message that it answers', '--reply-to <id>'),
    'from_page?': yes("the Page's human writes it, to the person"),
    ...leading,
  },
  gives: Act,
  run: (deps, { page, as, text, reply_to, from_page, ...led }) =>
    onStage(deps, { page, as }, async (stage) => {
      checkText(text);
      requireOpen(stage);
      const extra: MessageExtra = { source: 'chat', ...(await answered(stage, reply_to)) };
      if (from_page) return answer(stage, text, extra);
      const referral = cameBy(led);
      const conversation = await stage.begin();
      const { at: created, person } = stage;
      const position = await recordMessage(stage.tx, stage.page.no, conversation.no, () => ({
        ...{ created, sender: person.no, text },
        extra: { ...extra, ...(referral && { referral }) },
      }));
      return { conversation, position };
    }),
  command: 'say <text>',
  examples: [
    'say "Is the blue bowl still there?" --page "My Page" --as "Grace Hopper"',
    'say "It is!" --page "My Page" --as "Grace Hopper" --from-page',
  ],
  note: 'A person who has not written before begins a conversation.',
  says: ({ message_id, event }) => `Written: ${message_id} (event ${event})`,
});

/** The Page's human reads what came in, and writes by the inbox app of the platform. */
async function answer(stage: Stage, text: string, parts: MessageExtra) {
  const { tx, page, person, at: created } = stage;
  const conversation = await stage.begin();
  await markRead(tx.rows(page.no), page.no, conversation.no);
  const extra = { ...parts, app: INBOX_APPS[person.platform] };
  const message = { created, sender: 0, text, flags: FLAGS.read, extra };
  const position = await recordMessage(tx, page.no, conversation.no, () => message);
  return { conversation, position };
}

async function answered(
  stage: Stage,
  id: string | undefined,
): Promise<Pick<MessageExtra, 'replyTo'>> {
  if (id === undefined) return {};
  const { message } = await messageFor(stage, id, { whose: 'anybody', fits: () => true });
  return { replyTo: { created: message.created, tie: message.tie } };
}
