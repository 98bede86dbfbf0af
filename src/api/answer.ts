import type { Caller } from '../access/caller.ts';
import { type Awaitable, chain } from '../base/awaitable.ts';
import { GraphError } from '../graph/errors/error.ts';
import { Budget } from '../graph/execute/budget.ts';
import type { AnswerGraph, GraphAnswer, GraphRequest } from '../graph/wire/request.ts';
import { checkBatchToken } from './admit.ts';
import type { AnswerDeps } from './answer-deps.ts';
import { answerBatch } from './batch/answer-batch.ts';
import { beginItems } from './batch/begin-items.ts';
import { isBatch } from './batch/is-batch.ts';
import { DIALECTS } from './dialects.ts';
import { Operations } from './operations.ts';
import { Redirect } from './redirect.ts';
import { type Asked, refuse, respond } from './respond.ts';
import { answerSingle, type Means, type ServicesOf, servicesFor } from './single.ts';

/** A batch may ask for as many nodes as so many single requests, for no more bytes than one. */
const BATCH_SHARE = 4;

/** Answers Graph requests, single ones and batches; each answer tells what is used of the limits. */
export function createAnswer(deps: AnswerDeps): AnswerGraph {
  const operations = new Operations(deps.operations);
  return (request, requestId) => {
    const visit = deps.limiter?.begin();
    const asked = { request, requestId, visit };
    const servicesOf = (caller: Caller) => servicesFor(caller, request, deps);
    const isOne = !isBatch(request);
    const budget = new Budget(isOne ? 1 : BATCH_SHARE, request.presence);
    const means = { deps, operations, servicesOf, budget };
    const answered = isOne
      ? respond(asked, deps, (version) =>
          chain(answerSingle(request, version, visit, means), (answer) =>
            answer instanceof Redirect ? answer : budget.settle(answer),
          ),
        )
      : batch(asked, { ...means, servicesOf: shared(servicesOf) });
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

function batch(asked: Asked, means: Means): Awaitable<GraphAnswer> {
  const { request, requestId, visit } = asked;
  const { deps } = means;
  return respond(asked, deps, async (version) => {
    if (!DIALECTS[request.dialect].hasBatch) {
      throw new GraphError('instagramUnsupported', { method: request.method.toLowerCase() });
    }
    await checkBatchToken(request, deps);
    const text = await answerBatch(request, requestId, {
      budget: means.budget,
      begin: (items: readonly GraphRequest[]) => beginItems(items, { requestId, visit, means }),
      refuse: (error) => refuse(error, asked, deps, version),
    });
    return means.budget.settle(text);
  });
}

/** One Services for each caller: the identifier makes a new one when the store has changed. */
function shared(make: ServicesOf): ServicesOf {
  const known = new Map<Caller, ReturnType<ServicesOf>>();
  return (caller) => {
    const services = known.get(caller) ?? make(caller);
    known.set(caller, services);
    return services;
  };
}
