import { recordPolicy } from '../../store/page/commands/record-policy.ts';
import { checkWord, outcome } from '../acts.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { pageNamed } from '../pages.ts';
import { byDefault, text, word } from '../schema.ts';
import { Act } from './act.ts';

/** What sends of a blocked Page are refused with (wire.md 3.3). */
const RESTRICTED = 1893063;

/** As Meta's sample has it (wire.md 9.6). */
const REASON =
  'The bot violated our Platform Policies (https://developers.facebook.com/devpolicy/#messengerplatform). Common violations include sending out excessive spammy messages or being non-functional.';

export const policyOperation = operation({
  id: 'enforcePolicy',
  words: "As Meta's staff: warn a Page, block its sends, or block them no more",
  http: 'POST /pages/{page}/acts/policy',
  status: 201,
  takes: {
    page,
    action: word(['warning', 'block', 'unblock'], 'what is done', { what: 'An action is' }),
    reason: byDefault(text('why; nothing is told of it with unblock'), REASON),
  },
  gives: Act,
  run: ({ store, clock }, { page: text, action, reason = REASON }) => {
    checkWord(reason);
    return store.transaction(async (tx) => {
      const page = await pageNamed(tx.reader, text);
      const at = clock.now();
      const told = action === 'unblock' ? { action } : { action, reason };
      await recordPolicy(tx, page, told, refusalAfter(action, page.refuse), at);
      return outcome({ page, store: tx.pageReader(page.no), at }, {});
    });
  },
  command: 'policy <action>',
  examples: ['policy block --page "My Page"', 'policy unblock --page "My Page"'],
  note: 'A blocked Page refuses sends with 10/1893063, as `page set --refuse 1893063` has it.',
  says: ({ event }, { action }) => `${SAID[action]} (event ${event})`,
});

const SAID = { warning: 'Warned', block: 'Blocked', unblock: 'Blocked no more' } as const;

/** Another refusal, set for tests, is not the staff's to take away. */
function refusalAfter(action: keyof typeof SAID, refuse: number | undefined): number | undefined {
  if (action === 'block') return RESTRICTED;
  return action === 'unblock' && refuse === RESTRICTED ? undefined : refuse;
}
