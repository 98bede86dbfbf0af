import type { Awaitable } from '../base/awaitable.ts';
import { GraphError } from '../graph/errors/error.ts';
import type { Call } from '../graph/execute/call.ts';
import { render } from '../graph/execute/execute.ts';
import type { Text } from '../graph/text/text.ts';
import { type Located, locate, locateMe } from './locate.ts';
import { planOf } from './plans.ts';
import type { Services } from './services.ts';

/**
 * Reads single nodes that are asked for in the same words, as the items of a batch often are: what
 * hangs below them is loaded for all at once. Gives the JSON text of each, or what is wrong with it.
 * @throws GraphError where reading them one by one has to show whose fault it is
 */
export async function readTogether(
  ids: readonly string[],
  fields: string | undefined,
  call: Call<Services>,
): Promise<readonly (Text | GraphError)[]> {
  const results: (Text | GraphError)[] = [];
  const byType = new Map<Located['type'], { readonly nodes: unknown[]; readonly at: number[] }>();
  for (const [at, id] of ids.entries()) {
    const found = await known(() => (id === 'me' ? locateMe(call) : locate(id, call)));
    if (found instanceof GraphError) {
      results[at] = found;
      continue;
    }
    const same = byType.get(found.type) ?? { nodes: [], at: [] };
    byType.set(found.type, same);
    same.nodes.push(found.node);
    same.at.push(at);
  }
  call.spend(ids.length);
  for (const [type, { nodes, at }] of byType) {
    const plan = planOf(type, fields, call.version);
    for (const [i, text] of (await render(plan, nodes, call)).entries()) {
      results[at[i] as number] = text;
    }
  }
  return results;
}

/** What a look-up gives, or the GraphError that came instead. */
async function known<T>(lookUp: () => Awaitable<T>): Promise<T | GraphError> {
  try {
    return await lookUp();
  } catch (error) {
    if (error instanceof GraphError) return error;
    throw error;
  }
}
