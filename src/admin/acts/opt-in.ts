import type { EventBodies, NotificationOptin } from '../../store/log/kinds.ts';
import { recordOptin } from '../../store/page/commands/record-optin.ts';
import { checkWord, onStage, outcome, type Stage } from '../acts.ts';
import { AdminError } from '../error.ts';
import { type OperationDeps, operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { pageNamed } from '../pages.ts';
import { byDefault, text, type Values, word } from '../schema.ts';
import { Act, as } from './act.ts';

/** What is said of marketing messages. */
const notification = {
  'notification?': word(
    ['start', 'stop', 'resume'],
    'to start, stop or resume marketing messages, of which `ref` is what their request says as payload',
    { what: 'A notification is' },
  ),
  title: byDefault(text('title of the request for marketing messages'), 'Updates'),
  timezone: byDefault(text('time zone of who wants them'), 'Etc/UTC'),
};

export const optInOperation = operation({
  id: 'optIn',
  words: "Let the Page write, by a plugin on somebody's site, or want its marketing messages",
  http: 'POST /pages/{page}/acts/opt-in',
  status: 201,
  takes: {
    page,
    'as?': as,
    ref: text('what the plugin says'),
    'user_ref?': text('what a checkbox knows somebody by', '--user-ref <ref>'),
    ...notification,
  },
  gives: Act,
  check({ as, user_ref, notification }, naming) {
    const isSaid = as !== undefined || (user_ref !== undefined && notification === undefined);
    if (isSaid) return;
    throw new AdminError(
      `Say who opts in: ${naming('as')}, or ${naming('user_ref')} of a checkbox.`,
    );
  },
  run: (deps, { page, as, ref, user_ref: userRef, ...about }) => {
    for (const each of [ref, userRef, about.title, about.timezone]) checkWord(each);
    const told = { ref, ...(userRef !== undefined && { userRef }) };
    if (as === undefined) return unknown(deps, page, told);
    return onStage(deps, { page, as }, async (stage) => {
      const { tx, page, person, at } = stage;
      const notification = notificationOf(deps, stage, ref, about);
      const conversation = await stage.begin();
      const who = { conversation: conversation.no, person: person.no };
      await recordOptin(tx, page.no, { ...who, ...(notification ? { notification } : told) }, at);
      return { conversation };
    });
  },
  command: 'opt-in <ref>',
  examples: [
    'opt-in newsletter --page "My Page" --as "Grace Hopper"',
    'opt-in newsletter --page "My Page" --user-ref checkbox-17',
    'opt-in newsletter --page "My Page" --as "Grace Hopper" --notification start --title "Our news"',
  ],
  says: ({ event }) => `Opted in (event ${event})`,
});

/** Of the same person and the same request the token is the same. */
function notificationOf(
  { vault }: OperationDeps,
  { page, person }: Stage,
  payload: string,
  about: Values<typeof notification>,
): NotificationOptin | undefined {
  const { notification: act, title = 'Updates', timezone = 'Etc/UTC' } = about;
  if (act === undefined) return undefined;
  const token = vault.loginMac(JSON.stringify(['notifications', page.no, person.no, payload]));
  return { token, title, payload, timezone, ...(act !== 'start' && { status: act }) };
}

/** Of somebody who ticked a checkbox and is not known yet. */
const unknown = ({ store, clock }: OperationDeps, text: string, body: EventBodies['optin']) =>
  store.transaction(async (tx) => {
    const page = await pageNamed(tx.reader, text);
    const at = clock.now();
    await recordOptin(tx, page.no, body, at);
    return outcome({ page, store: tx.pageReader(page.no), at }, {});
  });
