import { LooseTextError, looseText, readLoose } from '../graph/text/loose-text.ts';
import { badBody } from './bad-body.ts';

/**
 * Adds the members of a JSON object to `params`: strings as they are, every other value as JSON
 * text (wire.md 1.3), `null` as if it were not there.
 *
 * @throws GraphError 100 for text that is not JSON, not an object, or nested too deeply
 */
export function readJson(text: string, params: Map<string, string>): void {
  if (text.trim() === '') return;
  try {
    const value = readLoose(text);
    if (!(value instanceof Map)) throw badBody('json');
    for (const [name, member] of value) {
      if (member === null) continue;
      params.set(name, typeof member === 'string' ? member : looseText(member));
    }
  } catch (error) {
    if (error instanceof LooseTextError) throw badBody('json', error.message);
    throw error;
  }
}
