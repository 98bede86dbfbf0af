import { GraphError } from '../../graph/errors/error.ts';
import { render } from '../../graph/execute/execute.ts';
import type { Text } from '../../graph/text/text.ts';
import type { Context } from '../answering/context.ts';
import { type Found, Subject } from '../answering/context.ts';
import { planOf } from '../answering/fields.ts';
import { FINDING } from '../answering/find.ts';
import { take } from '../answering/take.ts';

/**
 * Reads single nodes that are asked for in the same words, as the items of a batch often are: what
 * hangs below them is loaded for all at once. Gives the JSON text of each, or what is wrong with it.
 * @param context that of one of them, which stands for all
 * @throws GraphError where reading them one by one has to show whose fault it is
 */
export async function readTogether(
  ids: readonly string[],
  context: Context,
): Promise<readonly (Text | GraphError)[]> {
  const results: (Text | GraphError)[] = [];
  const byType = new Map<Found['type'], { readonly nodes: unknown[]; readonly at: number[] }>();
  for (const [at, id] of ids.entries()) {
    const subject = new Subject(id, context);
    try {
      await take(FINDING, subject);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      results[at] = error;
      continue;
    }
    const { type, node } = subject.found;
    const same = byType.get(type) ?? { nodes: [], at: [] };
    byType.set(type, same);
    same.nodes.push(node);
    same.at.push(at);
  }
  const { call, fields } = context;
  call.spend(ids.length);
  for (const [type, { nodes, at }] of byType) {
    const plan = planOf(fields, type, call.version);
    for (const [i, text] of (await render(plan, nodes, call)).entries()) {
      results[at[i] as number] = text;
    }
  }
  return results;
}
