import type { Chaos } from '../../delivery/chaos/chaos.ts';
import { preset, whichParameters } from '../armed/which.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';
import { integer, text, type Values, yes } from '../schema.ts';

/** What to arm. */
export const chaosParameters = {
  'preset?': preset('flaky-webhooks, webhooks-twice, out-of-order'),
  'duplicate?': yes('send it once more when it was taken: at once, or `delay` ms later'),
  'reorder?': yes(
    'send it after the next one of its conversation, which is waited for 1,000 ms, or `delay`',
  ),
  'drop?': yes('let it never come to the app, which counts as failed: it is tried again'),
  'delay?': integer('send it so many milliseconds of the machine late', '--delay <ms>'),
  'by_clock?': yes('milliseconds of the store’s clock, for `delay` alone'),
  'wrong_signature?': yes(
    'sign it with another secret first: where that is refused, the right one follows',
  ),
  'echo_first?': yes(
    'let the echo of a send come before its answer, which waits for 5,000 ms, or `delay`, at most',
  ),
  'lose?': yes('never try it: only a read shows what it told of'),
  'attempts?': integer(
    'how many attempts of each are dropped, or signed wrongly: 1 to 20 (default: 1)',
    '--attempts <n>',
  ),
  'on?': text(
    'which webhooks, by their field: messages, message_echoes, messaging_postbacks … (default: any)',
    '--on <field>',
  ),
  'page?': text('webhooks of this Page: id, Instagram id or exact name'),
  'app?': text('webhooks to this app: id or exact name'),
  'customer?': text('webhooks of what this person takes part in: PSID or IGSID'),
  ...whichParameters,
};

/** What somebody asks to arm. */
export type ChaosInput = Values<typeof chaosParameters>;

/** @throws AdminError where nobody serves */
export function servedChaos({ chaos }: Pick<OperationDeps, 'chaos'>): Chaos {
  if (chaos) return chaos;
  throw new AdminError('Chaos lives in the process that serves, and this one does not.', {
    conflict: true,
  });
}
