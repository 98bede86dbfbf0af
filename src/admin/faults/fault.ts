import type { Faults } from '../../access/faults/faults.ts';
import { preset, whichParameters } from '../armed/which.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';
import { integer, map, text, type Values, word, yes } from '../schema.ts';

/** What to arm. */
export const faultParameters = {
  'preset?': preset('rate-limited, meta-is-down, slow-sends'),
  'on?': text(
    'which calls: send, sender_action, node, batch, any, or an edge or endpoint as the wire names it (default: send, or any with `path`)',
    '--on <name>',
  ),
  'error?': text('an error by its name in the catalogue'),
  'code?': integer('an error by its code', '--code <code>'),
  'subcode?': integer('with its subcode', '--subcode <subcode>'),
  'values?': map(text(), 'what words in braces of its message stand for', {
    flag: '--value <word=text>',
    again: true,
  }),
  'latency?': integer('milliseconds of the machine that the answer comes later', '--latency <ms>'),
  'cut?': word(['before', 'middle'], 'end the connection before the answer, or in its middle'),
  'malformed?': yes('end the JSON in its middle'),
  'status?': integer('answer as a proxy does: 500 to 599', '--status <status>'),
  'body?': word(['html', 'empty'], 'what such an answer holds (default: html)'),
  'timeout?': yes('answer nothing, as long as the client waits'),
  'page?': text('calls about this Page: id, Instagram id or exact name'),
  'app?': text('calls with tokens of this app: id or exact name'),
  'token?': text('calls with this token: its id'),
  'path?': text('calls of this path, without version; * stands for any letters'),
  'after?': yes('let the call take effect first'),
  ...whichParameters,
};

/** What somebody asks to arm. */
export type FaultInput = Values<typeof faultParameters>;

/** @throws AdminError where nobody serves */
export function servedFaults({ faults }: Pick<OperationDeps, 'faults'>): Faults {
  if (faults) return faults;
  throw new AdminError('Faults live in the process that serves, and this one does not.', {
    conflict: true,
  });
}
