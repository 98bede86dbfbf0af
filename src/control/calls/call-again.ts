import { HANDLES } from '../../access/token-handle.ts';
import { AdminError } from '../../admin/error.ts';
import { GraphErrorShape } from '../../admin/graph-error.ts';
import { operation } from '../../admin/operation.ts';
import { integer, object, text, textOf } from '../../admin/schema.ts';
import { keptCall } from '../../api/explain/kept-call.ts';
import type { ControlDeps } from '../explain.ts';
import { journalOf } from '../journal-of.ts';
import { callOf } from '../kept-calls.ts';
import { heldToken } from './held-token.ts';
import { onWire } from './on-wire.ts';

const CallAgain = object('CallAgain', 'What a call that was made once more came to.', {
  again: integer('the call that was made once more, in the timeline'),
  'seq?': integer('its own number in the timeline'),
  status: integer('HTTP'),
  'error?': GraphErrorShape,
});

/**
 * The call is made on the wire, by the server: whoever asks for it never holds its token, whose text is
 * made from the number that the journal keeps.
 */
export const callAgainOperation = operation({
  id: 'callAgain',
  words: 'Make a call once more, with the token it came with, or another',
  http: 'POST /calls/{seq}/again',
  onServer: true,
  takes: {
    seq: textOf(
      { pattern: '^\\d{1,15}$' },
      'number of the call in the timeline; a POST is carried out a second time',
      {},
    ),
    'token?': text(`token to make it with, in place of its own: ${HANDLES}`),
  },
  gives: CallAgain,
  async run(deps: ControlDeps, { seq, token }) {
    const { answering } = deps;
    const journal = journalOf(answering);
    const entry = callOf(answering, Number(seq));
    const other = token === undefined ? undefined : await heldToken(token, answering);
    const { asked, lost } = await keptCall(entry, answering, journal.form === 'shapes', other);
    if (lost.length > 0) {
      throw new AdminError(
        `It cannot be made once more: ${lost.join(', ')} of it ${lost.length > 1 ? 'are' : 'is'} kept nowhere.`,
        { conflict: true },
      );
    }
    const { status, row, error } = await onWire(deps, asked);
    return {
      ...{ again: entry.seq, status },
      ...(row !== undefined && { seq: row }),
      ...(error && { error }),
    };
  },
  command: 'again <seq>',
  examples: ['again 41', 'again 41 --token 402817365091'],
  says: ({ again, seq, status, error }) =>
    `Call ${again} was made once more${seq === undefined ? '' : `, as ${seq}`}: ${status}${error ? ` ${error.message}` : ''}`,
});
