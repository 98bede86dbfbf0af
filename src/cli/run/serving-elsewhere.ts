import { answeringAt } from '../answering-at.ts';
import type { Serving } from './serving.ts';

/**
 * A server that somebody else started.
 * @param to as it was typed
 * @throws WrongUse, Failure as {@link answeringAt}
 */
export async function servingElsewhere(to: string): Promise<Serving> {
  const url = await answeringAt(to);
  return { url, lines: [`Calls go to ${url}.`], close: async () => undefined };
}
