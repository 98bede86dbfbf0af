import { type Text, TextBuilder } from '../../graph/text/text.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import { entryWriter } from './batch-text.ts';
import { planBatch } from './plan-batch.ts';
import { readBatch } from './read-batch.ts';
import { runBatch } from './run-batch.ts';
import type { SingleAnswers } from './single-answers.ts';

/**
 * The answer to a batch whose own token is known to be good (wire.md 4), as JSON text.
 * @throws GraphError what is wrong with the batch as a whole: then no item has been answered
 */
export async function answerBatch(
  request: GraphRequest,
  requestId: string,
  single: SingleAnswers,
): Promise<Text> {
  const plan = planBatch(readBatch(request.params.get('batch') ?? ''));
  const write = entryWriter(plan, request, { requestId, single });
  const text = new TextBuilder('[');
  for (const [at, entry] of (await runBatch(plan, request, { single, write })).entries()) {
    text.add(at > 0 ? ',' : '').add(entry);
  }
  return text.add(']').text();
}
