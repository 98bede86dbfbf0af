import { HANDLES } from '../access/token-handle.ts';
import { SendGate } from '../admin/can-send/answer.ts';
import { AdminError } from '../admin/error.ts';
import { GraphErrorShape } from '../admin/graph-error.ts';
import { type OperationDeps, operation } from '../admin/operation.ts';
import { Remedy } from '../admin/remedy.ts';
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
import type { Finding } from '../api/explain/finding.ts';
import { readCall } from '../api/explain/read-call.ts';
import type { Bell } from '../base/bell.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { Wire } from '../base/wire.ts';
import { heldToken } from './calls/held-token.ts';
import { explainAsked, explainMade, Made } from './explain-made.ts';
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

/** What a requirement is about; what is about access comes first. */
const KINDS = [
  ...['known token', 'token', 'proof', 'scope', 'task', 'people', 'shown', 'own account'],
  ...['account', 'verification', 'messages', 'consent', 'refusal', 'limits', 'send'],
  ...['call', 'object', 'fields', 'offer', 'frozen', 'rest'],
] as const satisfies readonly Finding['kind'][];

const TokenOwner = object('TokenOwner', 'TokenOwner a token is, by ids.', {
  kind: word(['page', 'user', 'system', 'instagram', 'app', 'client']),
  'token?': text('its own; absent of an app’s'),
  derived: yesOrNo('whether it is the Page token that comes of that user token'),
  app: text(),
  'user?': text(),
  'page?': text(),
  tasks: list(text()),
});

const Requirement = object('Requirement', 'One thing that a call needs.', {
  kind: word(KINDS, 'what it is about'),
  'word?': text('the scope or feature, of one about one'),
  needed: text(),
  has: text('what the token, app, person and Page have'),
  ok: yesOrNo('a lack without an error leaves data out of the answer'),
  'error?': GraphErrorShape,
  'hint?': text('how to mend the lack'),
});

const Explanation = object('Explanation', 'Why a call is answered as it is.', {
  request: text(),
  'token?': text('the token in words, if it is one of this store'),
  'owner?': TokenOwner,
  'made?': Made,
  'headline?': text('what is wrong, in a few words'),
  requirements: list(
    Requirement,
    'in the order in which they are judged: the first with an error is the answer',
  ),
  missing: list(text(), 'what is needed of those that are not met'),
  carried_out: yesOrNo('reads are carried out, writes judged only'),
  'not_yet?': text('what Meta remedies and Convograph does not yet: Meta would answer otherwise'),
  answer: object('', '', { status: integer(), 'error?': GraphErrorShape }),
  'gates?': list(SendGate, 'of a send what it passes, and where it does not'),
  remedies: list(Remedy, 'what mends it, the best first: three at most'),
  'at_meta?': text('how that is on Meta’s host'),
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
    'call?': textOf(
      { maxLength: 65_536, pattern: '\\S' },
      'the same as it was written, in place of `url`: with its method before it, or a curl line with its data and token',
      { wrong: '"call" must be an address, a path or a curl line.' },
    ),
    method: byDefault(word(['GET', 'HEAD', 'POST', 'DELETE']), 'GET'),
    'token?': text(`the access token of the call: its text, or ${HANDLES}`),
    'last?': yes('the last call that was refused, in place of `url`: the server knows its token'),
    'filter?': filter,
    'seq?': integer('the call of this number in the timeline, in place of `url`'),
  },
  gives: Explanation,
  check({ url, call, last, seq, filter, token }, naming) {
    if ([url, call, last, seq].filter((one) => one !== undefined).length !== 1) {
      const names = (['url', 'call', 'last', 'seq'] as const).map(naming);
      throw new AdminError(`Say one of ${names.join(', ').replace(/, (\S+)$/, ' and $1')}.`);
    }
    if (filter !== undefined && !last) {
      throw new AdminError(`${naming('filter')} goes with ${naming('last')}.`);
    }
    if (token !== undefined && url === undefined && call === undefined) {
      throw new AdminError(`The server knows the token of the call: leave ${naming('token')} out.`);
    }
  },
  async run(deps: ControlDeps, { url, call, method, token: said, seq, filter }) {
    if (url === undefined && call === undefined) return explainMade(deps, { seq, filter });
    const token = said === undefined ? undefined : await heldToken(said, deps.answering);
    if (url !== undefined) return explainAsked(deps, { url, method, token });
    const asked = readCall(call ?? '');
    return explainAsked(deps, { ...asked, token: asked.token ?? token });
  },
});
