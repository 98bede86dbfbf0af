import type { Fault } from '../../access/faults/fault.ts';
import { effectWords } from '../../access/faults/fault-words.ts';
import type { Faults } from '../../access/faults/faults.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';
import {
  integer,
  list,
  map,
  moment,
  number,
  object,
  text,
  type ValueOf,
  type Values,
  word,
  yes,
} from '../schema.ts';

/** What to arm. */
export const faultParameters = {
  'preset?': text('a fault under a name: rate-limited, meta-is-down, slow-sends …'),
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
  'nth?': integer('the first of them that meets it, counted from 1', '--nth <n>'),
  'times?': integer('how many meet it (default: all, or one with `nth`)', '--times <n>'),
  'share?': number('which share of them does, such as 0.2', { flag: '--share <share>' }),
  'seed?': text('decides which ones; the same again gives the same'),
  'until?': moment(
    'when it ends, by the clock of the store: ISO 8601, +1h, or milliseconds since 1970',
    {
      flag: '--until <time>',
      wrong: '"until" must be a time such as 2026-05-04T10:00:00Z, or milliseconds since 1970.',
    },
  ),
  'after?': yes('let the call take effect first'),
  'optional?': yes('a test may end without a call having met it'),
};

/** What somebody asks to arm. */
export type FaultInput = Values<typeof faultParameters>;

export const FaultInfo = object('Fault', 'A fault that calls meet.', {
  id: text(),
  does: text('what becomes of a call'),
  on: text('which calls'),
  'error?': text('name of the error in the catalogue'),
  'page?': text('id of the Page'),
  'app?': text('id of the app'),
  'token?': text('id of the token'),
  'path?': text(),
  nth: integer(),
  'times?': integer('absent: all'),
  share: number(),
  seed: text(),
  'until?': text('ISO 8601, in UTC'),
  used: integer('calls that met it'),
  state: word(['armed', 'spent'], 'spent: no call can meet it any more'),
  'optional?': yes(),
});

export const FaultList = object('FaultList', '', { data: list(FaultInfo) });

/** A fault as it is told: a token by its id. */
export function shownFault(fault: Fault, now: number): ValueOf<typeof FaultInfo> {
  const { spec, no, used } = fault;
  const { target, effect, nth, times, share, seed, until, optional } = spec;
  const { on, path, page, app, token } = target;
  return {
    id: String(no),
    does: effectWords(spec),
    on,
    ...(effect.kind === 'error' && { error: effect.row }),
    ...(page?.[0] !== undefined && { page: page[0] }),
    ...(app !== undefined && { app }),
    ...(token !== undefined && { token: String(token) }),
    ...(path !== undefined && { path }),
    nth,
    ...(times !== undefined && { times }),
    share,
    seed,
    ...(until !== undefined && { until: new Date(until).toISOString() }),
    used,
    state: fault.isArmed(now) ? 'armed' : 'spent',
    ...(optional && { optional }),
  };
}

/** @throws AdminError where nobody serves */
export function servedFaults({ faults }: Pick<OperationDeps, 'faults'>): Faults {
  if (faults) return faults;
  throw new AdminError('Faults live in the process that serves, and this one does not.', {
    conflict: true,
  });
}
