import type { Caller } from '../access/caller.ts';
import { type Awaitable, chain } from '../graph/awaitable.ts';
import { GraphError } from '../graph/error.ts';
import type { AnswerGraph, GraphAnswer, GraphRequest } from '../graph/request.ts';
import { checkBatchToken } from './admit.ts';
import type { AnswerDeps } from './answer-deps.ts';
import { answerBatch } from './batch/answer-batch.ts';
import { beginItems } from './batch/begin-items.ts';
import { isBatch } from './batch/is-batch.ts';
import { DIALECTS } from './dialects.ts';
import { Operations } from './operations.ts';
import { type Asked, refuse, respond } from './respond.ts';
import { answerSingle, type Means, type ServicesOf, servicesFor } from './single.ts';

/** Answers Graph requests, single ones and batches; each answer tells what is used of the limits. */
export function createAnswer(deps: AnswerDeps): AnswerGraph {
  const operations = new Operations(deps.operations);
  return (request, requestId) => {
    const visit = deps.limiter?.begin();
    const asked = { request, requestId, visit };
    const servicesOf = (caller: Caller) => servicesFor(caller, request, deps);
    const means = { deps, operations, servicesOf };
    const answered = isBatch(request)
      ? batch(asked, { ...means, servicesOf: shared(servicesOf) })
      : respond(asked, deps, (version) => answerSingle(request, version, visit, means));
    if (!visit) return answered;
    return chain(answered, (answer) =>
      chain(visit.headers(deps.clock.now()), (usage) => ({ ...answer, usage })),
    );
  };
}

function batch(asked: Asked, means: Means): Awaitable<GraphAnswer> {
  const { request, requestId, visit } = asked;
  const { deps } = means;
  return respond(asked, deps, async (version) => {
    if (!DIALECTS[request.dialect].hasBatch) {
      throw new GraphError('instagramUnsupported', { method: request.method.toLowerCase() });
    }
    await checkBatchToken(request, deps);
    return answerBatch(request, requestId, {
      begin: (items: readonly GraphRequest[]) => beginItems(items, { requestId, visit, means }),
      refuse: (error) => refuse(error, asked, deps, version),
    });
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
