import { roleAskedOf, sendStateOf } from '../../access/send-state.ts';
import { MESSAGING_TYPES, type SendAsk, TAG_NAMES } from '../../messaging/sending/state.ts';
import { sendStanding } from '../../store/page/send-standing.ts';
import { appNamed, onlyApp } from '../apps.ts';
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
  readonly to: string;
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
  { store, vault, clock, random }: OperationDeps,
  { page: pageText, to: whom, app: appText, tag, type: messagingType }: Question,
): Promise<ValueOf<typeof CanSend>> {
  const { directory } = store;
  const now = clock.now();
  const page = await pageNamed(directory, pageText);
  const app = await (appText === undefined ? onlyApp(directory) : appNamed(directory, appText));
  const { people } = store.page(page.no);
  const to = /^\d+$/.test(whom) ? whom : (await personNamed(people, whom)).id;
  const platform = (await people.byId(to))?.platform ?? 'MESSENGER';
  const sender = await senderOf({ store, vault, clock, random }, app, page, platform);
  const caller = sender?.caller ?? nobody(app, page);
  const query = { recipient: to, now, roleOn: roleAskedOf(caller) };
  const stored = await sendStanding(store.page(page.no), directory, page.no, query);
  return judged({
    ...{ page, app, caller, hasToken: sender !== undefined, lacks: sender?.lacks },
    ...{ stored, to, directory, ask: { tag, messagingType } },
    state: sendStateOf(caller, stored, platform, now),
  });
}

export const canSendOperation = operation({
  id: 'canSend',
  words: 'Tell whether an app may write to a person now, which gate is closed, and what opens it',
  http: 'POST /pages/{page}/can-send',
  takes: {
    page,
    to: text('PSID, IGSID or exact name of the person', '--to <person>'),
    'app?': text('id or exact name of the app (default: the only one)'),
    'tag?': word(TAG_NAMES, 'the tag of the message'),
    'type?': word(MESSAGING_TYPES, 'the messaging_type of the message'),
  },
  gives: CanSend,
  run: canSend,
  command: 'can-send',
  examples: [
    'can-send --to 4404935943621117 --page "My Page"',
    'can-send --to "Grace Hopper" --page "My Page" --app "My app" --tag HUMAN_AGENT --json',
  ],
  note: 'Ends with 0 where it may, with 1 where not. Sends go through the same checks.',
  says: printed,
  isNo: ({ ok }) => !ok,
});
