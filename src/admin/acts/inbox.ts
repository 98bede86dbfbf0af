import { INBOX_APPS } from '../../messaging/inbox-apps.ts';
import type { ControlEvent } from '../../messaging/thread-control/event.ts';
import { ControlRefusedError, changeControl } from '../../store/page/commands/change-control.ts';
import { keepMoment } from '../../store/page/conversation-time.ts';
import { onStage, requireConversation, type Stage } from '../acts.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { appId } from '../page-apps.ts';
import { page } from '../pages/page.ts';
import { text, type Values, word } from '../schema.ts';
import { Act } from './act.ts';

const parameters = {
  page,
  as: text('PSID, IGSID or exact name of the person whose conversation it is', '--as <person>'),
  act: word(
    ['take', 'done', 'pass'],
    'take: move it to the inbox; done: be done with it, which frees it; pass: hand it to an app',
    { what: 'What is done in the inbox is' },
  ),
  'to?': text('pass: the app (id or exact name); the default app where nothing is said'),
  'metadata?': text('pass: what that app is told'),
};

export const inboxOperation = operation({
  id: 'inbox',
  words: "Take a conversation to Meta's inbox as the Page's human, be done with it, or hand it on",
  http: 'POST /pages/{page}/acts/inbox',
  status: 201,
  takes: parameters,
  gives: Act,
  check({ act, to, metadata }, naming) {
    if (act === 'pass' || (to ?? metadata) === undefined) return;
    throw new AdminError(
      `${naming(to === undefined ? 'metadata' : 'to')} is for ${naming('act')} pass.`,
    );
  },
  run: (deps, given) =>
    onStage(deps, given, async (stage) => {
      const conversation = requireConversation(stage);
      const { tx, page, at } = stage;
      const event = await eventOf(stage, given);
      try {
        const behind = await changeControl(tx, page.no, conversation, event, at);
        if (behind === conversation) throw nothingToDo(stage, given.act, conversation.ownerApp);
      } catch (error) {
        if (!(error instanceof ControlRefusedError)) throw error;
        throw new AdminError(refusal(stage, error), { conflict: true });
      }
      await keepMoment(tx, page.no, conversation.no, at);
      return { conversation };
    }),
  command: 'inbox <act>',
  examples: [
    'inbox take --page "My Page" --as "Grace Hopper"',
    'inbox done --page "My Page" --as "Grace Hopper"',
    'inbox pass --page "My Page" --as "Grace Hopper" --to "My app" --metadata "refunded"',
  ],
  note: 'Whoever answers there takes it, too: `say --from-page`, with `--ai` as Meta AI.',
  says: ({ event }) => `Done in the inbox (event ${event})`,
});

async function eventOf(
  { tx, person }: Stage,
  { act, to, metadata }: Values<typeof parameters>,
): Promise<ControlEvent> {
  if (act === 'take') return { kind: 'inbox' };
  if (act === 'done') return { kind: 'done' };
  const target = to === undefined ? undefined : await appId(tx.reader, to);
  return { kind: 'pass', app: INBOX_APPS[person.platform], target, metadata };
}

const owned = (owner: string | undefined): string =>
  owner === undefined ? 'nobody controls it' : `app ${owner} controls it`;

const nothingToDo = ({ person }: Stage, act: string, owner: string | undefined): AdminError =>
  new AdminError(
    act === 'take'
      ? `The inbox has the conversation with "${person.name}" already.`
      : `The inbox has not the conversation with "${person.name}": ${owned(owner)}.`,
    { conflict: true },
  );

/** Why the inbox cannot hand it on. */
const refusal = (
  { person, page, conversation }: Stage,
  { refusal }: ControlRefusedError,
): string => {
  if (refusal.error === 'requiredParameter') {
    return 'The Page has no default app: say with --to, "to" over HTTP, which app gets it.';
  }
  if (refusal.error === 'incorrectAppId') {
    return `${refusal.because} \`npx convograph app subscribe APP --page ${page.id}\` gives it some.`;
  }
  return `The inbox has not the conversation with "${person.name}": ${owned(conversation?.ownerApp)}.`;
};
