import { GraphError } from '../../graph/errors/error.ts';
import { type Loose, LooseBudget, LooseTextError, readLoose } from '../../graph/text/loose-text.ts';
import { type BatchItem, readItem } from './item.ts';

/** Requests of a batch (wire.md 4). */
const MOST_ITEMS = 50;

/**
 * Reads the text of `batch`.
 * @throws GraphError `invalidParameter` (100) saying where it is wrong, `batchSize`
 */
export function readBatch(text: string): readonly BatchItem[] {
  const budget = new LooseBudget();
  const items = listOf(text, budget);
  if (items.length > MOST_ITEMS) throw new GraphError('batchSize');
  return items.map((item, at) => readItem(item, at, budget));
}

function listOf(text: string, budget: LooseBudget): readonly Loose[] {
  const refuse = (where = '') =>
    new GraphError('invalidParameter', { param: 'batch', wanted: `a JSON array${where}` });
  try {
    const value = readLoose(text, budget);
    if (Array.isArray(value)) return value as readonly Loose[];
  } catch (error) {
    if (error instanceof LooseTextError) throw refuse(`: ${error.message}`);
    throw error;
  }
  throw refuse();
}
