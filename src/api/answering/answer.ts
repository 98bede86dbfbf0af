import type { Caller } from '../../access/caller.ts';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { Form } from '../../graph/declare/dated-forms.ts';
import { GraphError } from '../../graph/errors/error.ts';
import { Budget } from '../../graph/execute/budget.ts';
import type { Text } from '../../graph/text/text.ts';
import type { GraphAnswer, GraphRequest } from '../../graph/wire/request.ts';
import type { CallParties } from '../../journal/calls.ts';
import { answerBatch } from '../batch/answer-batch.ts';
import { beginItems } from '../batch/begin-items.ts';
import { isBatch } from '../batch/is-batch.ts';
import { checkCallback } from '../callback.ts';
import { DIALECTS } from '../dialects.ts';
import { Operations } from '../operations.ts';
import type { Services } from '../services.ts';
import type { AnswerDeps } from './answer-deps.ts';
import { Context } from './context.ts';
import { withDeprecation } from './deprecation.ts';
import { withFaults } from './faults.ts';
import { FormUses } from './form-uses.ts';
import { frozenOf, withoutFrozen } from './frozen.ts';
import { Redirect } from './redirect.ts';
import { refuse, respond } from './respond.ts';
import { answerBy, IDENTIFYING, STEPS } from './steps.ts';
import { type Observer, take } from './take.ts';
import { version } from './version.ts';

/** A batch may ask for as many nodes as so many single requests, for no more bytes than one. */
const BATCH_SHARE = 4;

/** Answers Graph requests, single ones and batches; each answer tells what is used of the limits. */
export function createAnswer(given: AnswerDeps) {
  const operations = new Operations(given.operations);
  const uses = new FormUses(given, operations);
  const around = { deps: given, operations };
  return (
    request: GraphRequest,
    requestId: string,
    observer?: Observer,
  ): Awaitable<GraphAnswer> => {
    const lacked = frozenOf(request, around);
    if (lacked === undefined) return answer(request, requestId, undefined, observer);
    return chain(lacked, (frozen) => answer(request, requestId, frozen, observer));
  };

  function answer(
    sent: GraphRequest,
    requestId: string,
    frozen: ReadonlySet<Form> | undefined,
    observer: Observer | undefined,
  ): Awaitable<GraphAnswer> {
    const request = withoutFrozen(sent, frozen);
    const { journal } = given;
    const noted = journal?.begin(request, requestId);
    // What a call changes is told with its number.
    const deps =
      noted && request.method !== 'GET' ? { ...given, store: given.store.by(noted.seq) } : given;
    const tally = deps.limiter?.begin(noted?.began);
    const isOne = !isBatch(request);
    const budget = new Budget(isOne ? 1 : BATCH_SHARE, request.presence);
    const services = isOne ? undefined : new Map<Caller, Services>();
    const tools = { deps, operations, budget, services, uses };
    const context = new Context(request, requestId, tools, tally, isOne ? observer : undefined);
    context.lacking = frozen;
    const answered = withFaults(context, () =>
      respond(context, () => {
        checkCallback(request);
        return chain(isOne ? answerBy(STEPS, context) : batch(context), (answer) =>
          answer instanceof Redirect ? answer : budget.settle(answer),
        );
      }),
    );
    return chain(answered, (answer) => {
      uses.note(request, context.caller);
      const made = withItemFaults(placed(answer, budget), context.itemFaults);
      const settled = withDeprecation(made, sent, tools);
      deps.shapes?.count(context, sent);
      const ended = noted && journal?.answered(noted, settled, partiesOf(context));
      if (!tally) return settled;
      return chain(tally.headers(deps.clock.now(), ended), (usage) => ({ ...settled, usage }));
    });
  }
}

/** Whom a call was by and about. */
const partiesOf = ({ caller, refused, recipient, itemsAsked: items }: Context): CallParties => ({
  caller: caller ?? refused,
  person: recipient?.id,
  items,
});

/** A batch whose items met faults says so. */
function withItemFaults(answer: GraphAnswer, words: readonly string[]): GraphAnswer {
  if (words.length === 0) return answer;
  const { words: own, ...mark } = answer.fault ?? {};
  return { ...answer, fault: { ...mark, words: [own ?? [], words].flat().join('; ') } };
}

/** A large answer with its place; whatever else came of it has left its own. */
function placed(answer: GraphAnswer, { place }: Budget): GraphAnswer {
  if (place === undefined) return answer;
  if (typeof answer.body !== 'string') return { ...answer, place };
  place.leave();
  return answer;
}

/**
 * A batch has a token for the items that bring none, or else names the app (wire.md 4).
 * @throws GraphError `noToken` (104), for a bad token (190), or a bad proof of it (100)
 */
async function batch(context: Context): Promise<Text> {
  const { request, requestId, tools } = context;
  version(context);
  if (!DIALECTS[request.dialect].hasBatch) {
    throw new GraphError('instagramUnsupported', { method: request.method.toLowerCase() });
  }
  if (request.token !== undefined) await take(IDENTIFYING, context);
  else if (!request.params.get('batch_app_id')) throw new GraphError('noToken');
  return answerBatch(request, requestId, {
    budget: tools.budget,
    begin: (items) => beginItems(items, context),
    refuse: (error) => refuse(error, context),
  });
}
