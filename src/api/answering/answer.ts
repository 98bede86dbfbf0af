import type { Caller } from '../../access/caller.ts';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import { GraphError } from '../../graph/errors/error.ts';
import { Budget } from '../../graph/execute/budget.ts';
import type { Text } from '../../graph/text/text.ts';
import type { GraphAnswer, GraphRequest } from '../../graph/wire/request.ts';
import { answerBatch } from '../batch/answer-batch.ts';
import { beginItems } from '../batch/begin-items.ts';
import { isBatch } from '../batch/is-batch.ts';
import { DIALECTS } from '../dialects.ts';
import { Operations } from '../operations.ts';
import { Services } from '../services.ts';
import type { AnswerDeps } from './answer-deps.ts';
import { Context, type Means } from './context.ts';
import { Redirect } from './redirect.ts';
import { refuse, respond } from './respond.ts';
import { answerBy, IDENTIFYING, STEPS } from './steps.ts';
import { type Observer, take } from './take.ts';
import { version } from './version.ts';

/** A batch may ask for as many nodes as so many single requests, for no more bytes than one. */
const BATCH_SHARE = 4;

/** Answers Graph requests, single ones and batches; each answer tells what is used of the limits. */
export function createAnswer(deps: AnswerDeps) {
  const operations = new Operations(deps.operations);
  return (
    request: GraphRequest,
    requestId: string,
    observer?: Observer,
  ): Awaitable<GraphAnswer> => {
    const visit = deps.limiter?.begin();
    const isOne = !isBatch(request);
    const budget = new Budget(isOne ? 1 : BATCH_SHARE, request.presence);
    const one = (caller: Caller) => new Services(caller, request, deps, observer);
    const servicesOf = isOne ? one : shared(one);
    const means: Means = { deps, operations, servicesOf, budget };
    const context = new Context(request, requestId, means, visit, isOne ? observer : undefined);
    const answered = isOne
      ? respond(context, () =>
          chain(answerBy(STEPS, context), (answer) =>
            answer instanceof Redirect ? answer : budget.settle(answer),
          ),
        )
      : respond(context, () => batch(context));
    return chain(answered, (answer) => {
      const settled = placed(answer, budget);
      if (!visit) return settled;
      return chain(visit.headers(deps.clock.now()), (usage) => ({ ...settled, usage }));
    });
  };
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
  const { request, requestId, means } = context;
  version(context);
  if (!DIALECTS[request.dialect].hasBatch) {
    throw new GraphError('instagramUnsupported', { method: request.method.toLowerCase() });
  }
  if (request.token !== undefined) await take(IDENTIFYING, context);
  else if (!request.params.get('batch_app_id')) throw new GraphError('noToken');
  const text = await answerBatch(request, requestId, {
    budget: means.budget,
    begin: (items) => beginItems(items, context),
    refuse: (error) => refuse(error, context),
  });
  return means.budget.settle(text);
}

/** One Services for each caller: the identifier makes a new one when the store has changed. */
function shared(make: Means['servicesOf']): Means['servicesOf'] {
  const known = new Map<Caller, Services>();
  return (caller) => {
    const services = known.get(caller) ?? make(caller);
    known.set(caller, services);
    return services;
  };
}
