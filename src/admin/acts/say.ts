import { INBOX_APPS } from '../../messaging/inbox-apps.ts';
import { changeControl } from '../../store/page/commands/change-control.ts';
import { recordMessage } from '../../store/page/commands/record-message.ts';
import { FLAGS, type MessageExtra, type MessagePosition } from '../../store/page/message.ts';
import { markRead } from '../../store/page/seen.ts';
import { messageFor, onStage, requireOpen, type Stage } from '../acts.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { text, yes } from '../schema.ts';
import { Act, as } from './act.ts';
import { keptFiles } from './files.ts';
import { cameBy, leading } from './leading.ts';
import { checkSaying, type Said, said, saying } from './said.ts';

export const sayOperation = operation({
  id: 'say',
  words: "Write to a Page as a person, or to a person as the Page's human in Meta's inbox",
  http: 'POST /pages/{page}/acts/say',
  status: 201,
  takes: {
    page,
    as,
    ...saying,
    'reply_to?': text('id of the message that it answers', '--reply-to <id>'),
    'from_page?': yes("the Page's human writes it, to the person"),
    'ai?': yes('with `from_page`: Meta AI writes it, on Messenger'),
    ...leading,
  },
  gives: Act,
  holdsFiles: true,
  check(given, naming) {
    checkSaying(given, naming);
    if (given.ai !== undefined && given.from_page === undefined) {
      throw new AdminError(`Meta AI writes for the Page: say ${naming('from_page')} too.`);
    }
  },
  async run(deps, { page, as, reply_to, from_page, ai, ...given }) {
    const kept = await keptFiles(deps, page, given.files ?? []);
    return onStage(deps, { page, as }, async (stage) => {
      requireOpen(stage);
      const messages = said(deps, stage, given, kept);
      const answers = await answered(stage, reply_to);
      const author = from_page ? pageOf(stage, ai === true) : personOf(stage, given);
      return write(stage, messages, answers, author);
    });
  },
  command: 'say [text]',
  examples: [
    'say "Is the blue bowl still there?" --page "My Page" --as "Grace Hopper"',
    'say --file bowl.jpg --page "My Page" --as "Grace Hopper"',
    'say --location 52.3765,9.7389 --page "My Page" --as "Grace Hopper"',
    'say "Wow" --story reply --file bowl.jpg --page "My Page" --as 5638640842939952',
    'say "It is!" --page "My Page" --as "Grace Hopper" --from-page',
  ],
  note: 'A person who has not written before begins a conversation. What is written beside files is a\nmessage of its own, behind that of the files.',
  says: ({ message_id, files_message_id: files, event }) =>
    `Written: ${files === undefined ? '' : `${files}, `}${message_id} (event ${event})`,
});

/** Who writes: what the store knows of it, and what comes with the first message. */
interface Author {
  readonly sender: number;
  readonly flags: number;
  readonly extra: MessageExtra;
  readonly brings: MessageExtra;
}

const personOf = ({ person }: Stage, led: Parameters<typeof cameBy>[0]): Author => {
  const referral = cameBy(led, person.platform);
  return { sender: person.no, flags: 0, extra: {}, brings: referral ? { referral } : {} };
};

/** By the inbox app of the platform; what Meta AI writes, too (wire.md 13.1, 17). */
function pageOf({ person }: Stage, isAi: boolean): Author {
  const { name, platform } = person;
  if (isAi && platform === 'INSTAGRAM') {
    throw new AdminError(`Meta AI answers on Messenger, and "${name}" is on Instagram.`);
  }
  const ai = isAi ? ({ ai: true, metadata: '{"source":"axon"}' } as const) : {};
  const extra = { app: INBOX_APPS[platform], ...ai };
  return { sender: 0, flags: FLAGS.read, extra, brings: {} };
}

/** Writes messages of one moment. Whoever answers for the Page has read what came in. */
async function write(
  stage: Stage,
  messages: readonly [Said, ...Said[]],
  answers: MessageExtra,
  { sender, flags, extra, brings }: Author,
) {
  const { tx, page, at: created } = stage;
  const conversation = await stage.begin();
  if (sender === 0) {
    await markRead(tx.talk(page.no), page.no, conversation.no);
    // Whoever answers in the inbox takes control for it (wire.md 7.2).
    await changeControl(tx, page.no, conversation, { kind: 'inbox' }, created);
  }
  const positions: MessagePosition[] = [];
  for (const [i, { text, ...one }] of messages.entries()) {
    const message = {
      ...{ created, sender, text, flags: flags | one.flags },
      extra: {
        source: 'chat',
        ...one.extra,
        ...extra,
        ...(i === 0 && brings),
        ...(i === messages.length - 1 && answers),
      },
    };
    positions.push(await recordMessage(tx, page.no, conversation.no, () => message));
  }
  const [position, files] = positions.toReversed();
  return { conversation, ...(position && { position }), files };
}

async function answered(
  stage: Stage,
  id: string | undefined,
): Promise<Pick<MessageExtra, 'replyTo'>> {
  if (id === undefined) return {};
  const { message } = await messageFor(stage, id, { whose: 'anybody', fits: () => true });
  return { replyTo: { created: message.created, tie: message.tie } };
}
