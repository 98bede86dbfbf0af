import { oauth } from './entry.ts';

/** What can be wrong with a batch (wire.md 4). */
export const batches = {
  batchSize: oauth(
    100,
    'Too many requests in batch message. Maximum batch size is 50',
    'A batch of more than 50 items (wire.md 4).',
    { type: 'GraphBatchException' },
  ),
  batchInBatch: oauth(
    100,
    '(#100) A batch request cannot contain another batch request.',
    'An item of a batch that is a batch itself.',
  ),
  batchName: oauth(
    100,
    '(#100) Param batch[{at}] refers to a request named "{name}", which this batch does not have.',
    'depends_on or {result=…} with a name that no item has; the whole batch fails.',
  ),
  batchCircle: oauth(
    100,
    '(#100) Param batch[{at}] waits for itself: {circle}.',
    'Items of a batch that depend on one another in a circle; the whole batch fails.',
  ),
  batchPath: oauth(
    100,
    '(#100) Param batch[{at}] has a reference that is not {result=name:$.path}: {reference}',
    'A {result=…} with a JSONPath that is not understood; the whole batch fails.',
  ),
};
