import { type Awaitable, chain } from '../../base/awaitable.ts';
import { Budget } from '../../graph/execute/budget.ts';
import type { GraphAnswer, GraphRequest } from '../../graph/wire/request.ts';
import { isBatch } from '../batch/is-batch.ts';
import { endpointAt } from '../endpoints/endpoints.ts';
import { Operations } from '../operations.ts';
import type { AnswerDeps } from './answer-deps.ts';
import { caller } from './caller.ts';
import { Context } from './context.ts';
import { host } from './host.ts';
import { respond } from './respond.ts';
import { take } from './take.ts';
import { version } from './version.ts';

/** What is known of a request before its body has been read to the end. */
export interface Admission {
  /**
   * Judges the token: good, or the answer that refuses it. The proof of it may still be to come, and
   * an endpoint that hands out tokens asks for none.
   */
  judge(
    request: GraphRequest,
    requestId: string,
  ): Awaitable<'good' | 'not asked for' | GraphAnswer>;
  /** Whether the verb and the path name something that takes files. */
  takesFiles(request: GraphRequest): boolean;
}

/** The admission to what {@link createAnswer} answers. */
export function createAdmission(deps: AnswerDeps): Admission {
  const operations = new Operations(deps.operations);
  return {
    judge(request, requestId) {
      if (endpointAt(request)?.access === 'open') return 'not asked for';
      const tools = {
        deps,
        operations,
        budget: new Budget(),
        services: undefined,
        uses: undefined,
      };
      const context = new Context(request, requestId, tools, undefined);
      const judged = respond(context, () =>
        chain(take([version, caller, host], context), () => '{}'),
      );
      return chain(judged, (answer) => (answer.error ? answer : 'good'));
    },
    takesFiles(request) {
      const { method, segments } = request;
      // A batch has files for its items; at the root there is nothing else, whatever is still to come.
      if (method === 'POST' && segments.length === 0) return true;
      if (isBatch(request)) return true;
      const last = segments.at(-1) ?? '';
      return operations.takesFiles(method, operations.isEdge(last) ? last : '');
    },
  };
}
