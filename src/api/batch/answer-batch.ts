import type { GraphRequest } from '../../graph/request.ts';
import { batchText } from './batch-text.ts';
import { planBatch } from './plan-batch.ts';
import { readBatch } from './read-batch.ts';
import { runBatch, type SingleAnswers } from './run-batch.ts';

/**
 * The answer to a batch whose own token is known to be good (protocol.md 4), as JSON text.
 * @throws GraphError what is wrong with the batch as a whole: then no item has been answered
 */
export async function answerBatch(
  request: GraphRequest,
  requestId: string,
  single: SingleAnswers,
): Promise<string> {
  const plan = planBatch(readBatch(request.params.get('batch') ?? ''));
  const answers = await runBatch(plan, request, single);
  return batchText(plan, answers, request, requestId);
}
