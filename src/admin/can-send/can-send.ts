import { mayAnswerComments, roleAskedOf, sendStateOf } from '../../access/send-state.ts';
import { offerIn } from '../../graph/declare/calendar.ts';
import { MESSAGING_TYPES, type SendAsk, TAG_NAMES } from '../../messaging/sending/state.ts';
import type { People } from '../../store/page/people.ts';
import { sendStanding } from '../../store/page/send-standing.ts';
import { appNamed, onlyApp } from '../apps.ts';
import { hasId } from '../checks.ts';
import { AdminError } from '../error.ts';
import { type OperationDeps, operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { pageNamed } from '../pages.ts';
import { personNamed } from '../people.ts';
import { text, type ValueOf, word } from '../schema.ts';
import { CanSend, printed } from './answer.ts';
import { nobody, senderOf } from './caller.ts';
import { judged } from './judged.ts';

/** What is asked about. */
interface Question {
  /** Id, Instagram id or exact name of the Page. */
  readonly page: string;
  /** PSID, IGSID or exact name of the person. */
  readonly to?: string | undefined;
  /** In place of a person, the comment or post that is answered in private. */
  readonly comment?: string | undefined;
  readonly app?: string | undefined;
  readonly tag?: SendAsk['tag'];
  readonly type?: SendAsk['messagingType'];
}

/**
 * Whether an app may write to a person now, by the checks that a send goes through; where not, which
 * of them is closed and what opens it.
 * @throws AdminError for a Page, app or name that there is not
 */
export async function canSend(
  { store, vault, clock, random, calendar }: OperationDeps,
  { page: pageText, to: whom, comment, app: appText, tag, type: messagingType }: Question,
): Promise<ValueOf<typeof CanSend>> {
  const { directory } = store;
  const now = clock.now();
  const offer = offerIn(calendar);
  const page = await pageNamed(directory, pageText);
  const app = await (appText === undefined ? onlyApp(directory) : appNamed(directory, appText));
  const pageStore = store.page(page.no);
  const { people } = pageStore;
  const published = comment === undefined ? undefined : await pageStore.comments.byId(comment);
  const author = published && (await people.byAnyNo(published.person));
  const to = comment === undefined ? await idOf(people, whom ?? '') : (author?.id ?? '');
  const known = (await people.byId(to))?.platform;
  const platform = known ?? 'MESSENGER';
  const isPrivate = comment !== undefined && platform === 'INSTAGRAM';
  const suits = isPrivate ? mayAnswerComments : undefined;
  const sender = await senderOf(
    { store, vault, clock, random },
    { app, page, platform: known, suits },
  );
  const caller = sender?.caller ?? nobody(app, page);
  const named = comment === undefined ? { recipient: to } : { comment };
  const query = { ...named, now, roleOn: roleAskedOf(caller) };
  const stored = await sendStanding(pageStore, directory, page.no, query);
  const state = sendStateOf(caller, stored, {
    ...{ asked: platform, now },
    has: (part) => offer.has(part, now),
  });
  const answers = comment === undefined ? undefined : (state.comment?.kind ?? 'comment_id');
  return judged({
    ...{ page, app, caller, hasToken: sender !== undefined, lacks: sender?.lacks },
    ...{ stored, to, directory, ask: { tag, messagingType, answers }, state },
    free: to !== '' && !(await hasId(directory, to)),
    somebody: random.digits(16),
  });
}

const idOf = async (people: People, whom: string): Promise<string> =>
  /^\d+$/.test(whom) ? whom : (await personNamed(people, whom)).id;

export const canSendOperation = operation({
  id: 'canSend',
  words: 'Tell whether an app may write to a person now, which gate is closed, and what opens it',
  http: 'POST /pages/{page}/can-send',
  looks: true,
  takes: {
    page,
    'to?': text('PSID, IGSID or exact name of the person', '--to <person>'),
    'comment?': text('id of a comment, or post, that is to be answered in private instead'),
    'app?': text('id or exact name of the app (default: the only one)'),
    'tag?': word(TAG_NAMES, 'the tag of the message'),
    'type?': word(MESSAGING_TYPES, 'the messaging_type of the message'),
  },
  gives: CanSend,
  check({ to, comment }, naming) {
    if ((to === undefined) !== (comment === undefined)) return;
    throw new AdminError(
      `Say who is to be written to: ${naming('to')}, or ${naming('comment')} to answer in private.`,
    );
  },
  run: canSend,
  command: 'can-send',
  examples: [
    'can-send --to 4404935943621117 --page "My Page"',
    'can-send --to "Grace Hopper" --page "My Page" --app "My app" --tag HUMAN_AGENT --json',
    'can-send --comment 122103846645077607_1490822195371767 --page "My Page"',
  ],
  note: 'Ends with 0 where it may, with 1 where not. Sends go through the same checks.',
  says: printed,
  isNo: ({ ok }) => !ok,
});
