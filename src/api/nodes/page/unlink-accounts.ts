import { GraphError } from '../../../graph/errors/error.ts';
import { required } from '../../../graph/params/param.ts';
import { id } from '../../../graph/params/types.ts';
import { recordPersonChange } from '../../../store/page/commands/record-person-change.ts';
import { declare } from '../../services.ts';

/**
 * Takes the account of a person away, whether one is linked or not. No webhook is made of it: those
 * are of taps (wire.md 9.7).
 */
export const unlinkAccounts = declare.operation(
  'POST',
  'unlink_accounts',
  'Has a person link no account of the business any more.',
  {
    permission: 'sendMessages',
    recipient: 'psid',
    params: { psid: required(id, 'The person.') },
    result: { result: 'string' },
    async run(_: unknown, { args: { psid } }, { services, now }) {
      const { page } = services;
      await services.change(async (tx) => {
        const person = await tx.pageReader(page.no).people.byId(psid);
        if (person?.platform !== 'MESSENGER') throw new GraphError('noMatchingUser', { id: psid });
        await recordPersonChange(tx, page.no, person, { linked: -now }, now);
      });
      return { answer: { result: 'unlink account success' } };
    },
  },
);
