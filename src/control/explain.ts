import { AdminError } from '../admin/error.ts';
import { GraphErrorShape } from '../admin/graph-error.ts';
import { type OperationDeps, operation } from '../admin/operation.ts';
import {
  byDefault,
  integer,
  list,
  object,
  text,
  textOf,
  word,
  yes,
  yesOrNo,
} from '../admin/schema.ts';
import type { AnswerDeps } from '../api/answering/answer-deps.ts';
import { explain } from '../api/explain/explain.ts';
import type { Bell } from '../base/bell.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { Wire } from '../base/wire.ts';
import { explainMade, Made } from './explain-made.ts';
import { filter } from './timeline/filter-param.ts';

/** What the operations of the control plane work on. */
export interface ControlDeps extends OperationDeps {
  /** What Meta's paths are answered with. */
  readonly answering: AnswerDeps;
  /** Rung for calls and events, for whoever waits for one. */
  readonly bell: Bell;
  /** Tells how long it was silent, and paces who follows. */
  readonly scheduler: Scheduler;
  /** Makes calls of Meta's side on the wire, as clients do. */
  readonly wire: Wire;
}

const Requirement = object('Requirement', 'One thing that a call needs.', {
  needed: text(),
  has: text('what the token, app, person and Page have'),
  ok: yesOrNo('a lack without an error leaves data out of the answer'),
  'error?': GraphErrorShape,
  'hint?': text('how to mend the lack'),
});

const Explanation = object('Explanation', 'Why a call is answered as it is.', {
  request: text(),
  'token?': text('the token in words, if it is one of this store'),
  'made?': Made,
  requirements: list(
    Requirement,
    'in the order in which they are judged: the first with an error is the answer',
  ),
  missing: list(text(), 'what is needed of those that are not met'),
  carried_out: yesOrNo('reads are carried out, writes judged only'),
  'not_yet?': text('what Meta offers and Convograph does not yet: Meta would answer otherwise'),
  answer: object('', '', { status: integer(), 'error?': GraphErrorShape }),
});

export const explainOperation = operation({
  id: 'explain',
  words: 'Tell what a call to Meta’s side needs, what there is, what is missing, and its answer',
  http: 'POST /explain',
  looks: true,
  takes: {
    'url?': textOf(
      { maxLength: 65_536, pattern: '\\S' },
      'a path or an address, with its query; a token in it counts before `token`',
      { wrong: '"url" must be a path or an address, such as /me/conversations.' },
    ),
    method: byDefault(word(['GET', 'HEAD', 'POST', 'DELETE']), 'GET'),
    'token?': text('the access token of the call'),
    'last?': yes('the last call that was refused, in place of `url`: the server knows its token'),
    'filter?': filter,
    'seq?': integer('the call of this number in the timeline, in place of `url`'),
  },
  gives: Explanation,
  check({ url, last, seq, filter, token }, naming) {
    if ([url, last, seq].filter((one) => one !== undefined).length !== 1) {
      const names = (['url', 'last', 'seq'] as const).map(naming);
      throw new AdminError(`Say one of ${names.join(', ').replace(/, (\S+)$/, ' and $1')}.`);
    }
    if (filter !== undefined && !last) {
      throw new AdminError(`${naming('filter')} goes with ${naming('last')}.`);
    }
    if (token !== undefined && url === undefined) {
      throw new AdminError(`The server knows the token of the call: leave ${naming('token')} out.`);
    }
  },
  run: (deps: ControlDeps, { url, method, token, seq, filter }) =>
    url === undefined
      ? explainMade(deps.answering, { seq, filter })
      : explain({ url, method, token }, deps.answering),
});
