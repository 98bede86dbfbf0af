import type { EventBodies } from '../../store/log/kinds.ts';
import { recordOptin } from '../../store/page/commands/record-optin.ts';
import { checkWord, onStage, outcome } from '../acts.ts';
import { AdminError } from '../error.ts';
import { type OperationDeps, operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { pageNamed } from '../pages.ts';
import { text } from '../schema.ts';
import { Act, as } from './act.ts';

export const optInOperation = operation({
  id: 'optIn',
  words: "Let the Page write, by a plugin on somebody's site",
  http: 'POST /pages/{page}/acts/opt-in',
  status: 201,
  takes: {
    page,
    'as?': as,
    ref: text('what the plugin says'),
    'user_ref?': text('what a checkbox knows somebody by', '--user-ref <ref>'),
  },
  gives: Act,
  check({ as, user_ref }, naming) {
    if (as !== undefined || user_ref !== undefined) return;
    throw new AdminError(
      `Say who opts in: ${naming('as')}, or ${naming('user_ref')} of a checkbox.`,
    );
  },
  run: (deps, { page, as, ref, user_ref: userRef }) => {
    checkWord(ref);
    checkWord(userRef);
    const told = { ref, ...(userRef !== undefined && { userRef }) };
    if (as === undefined) return unknown(deps, page, told);
    return onStage(deps, { page, as }, async (stage) => {
      const { tx, page, person, at } = stage;
      const conversation = await stage.begin();
      const body = { conversation: conversation.no, person: person.no, ...told };
      await recordOptin(tx, page.no, body, at);
      return { conversation };
    });
  },
  command: 'opt-in <ref>',
  examples: [
    'opt-in newsletter --page "My Page" --as "Grace Hopper"',
    'opt-in newsletter --page "My Page" --user-ref checkbox-17',
  ],
  says: ({ event }) => `Opted in (event ${event})`,
});

/** Of somebody who ticked a checkbox and is not known yet. */
const unknown = ({ store, clock }: OperationDeps, text: string, body: EventBodies['optin']) =>
  store.transaction(async (tx) => {
    const page = await pageNamed(tx.reader, text);
    const at = clock.now();
    await recordOptin(tx, page.no, body, at);
    return outcome({ page, store: tx.pageReader(page.no), at }, {});
  });
