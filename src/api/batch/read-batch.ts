import { GraphError } from '../../graph/error.ts';
import { type Loose, LooseTextError, readLoose } from '../../graph/loose-text.ts';
import { type BatchItem, readItem } from './item.ts';

/** Requests of a batch (protocol.md 4). */
const MOST_ITEMS = 50;

/**
 * Reads the text of `batch`.
 * @throws GraphError `invalidParameter` (100) saying where it is wrong, `batchSize`
 */
export function readBatch(text: string): readonly BatchItem[] {
  const items = listOf(text);
  if (items.length > MOST_ITEMS) throw new GraphError('batchSize');
  return items.map(readItem);
}

function listOf(text: string): readonly Loose[] {
  const refuse = (where = '') =>
    new GraphError('invalidParameter', { param: 'batch', wanted: `a JSON array${where}` });
  try {
    const value = readLoose(text);
    if (Array.isArray(value)) return value as readonly Loose[];
  } catch (error) {
    if (error instanceof LooseTextError) throw refuse(`: ${error.message}`);
    throw error;
  }
  throw refuse();
}
