import type { Tally } from '../report.ts';
import { type Dialogue, readDialogue } from './dialogue.ts';
import { readLines } from './lines.ts';

/** Dialogues of a file that are written in one transaction. */
export interface Batch {
  readonly dialogues: Dialogue[];
  messages: number;
  /** Bytes of the file read so far. */
  bytes: number;
  /** Whether the file ends with it. It may then be empty. */
  last: boolean;
}

/**
 * Messages of one transaction: enough that the disk is not waited for (a commit costs one fsync),
 * few enough that other writers get their turn within a tenth of a second.
 */
const MESSAGES = 5000;

/** The dialogues of a file in batches; what is none goes to the tally. */
export async function* readBatches(path: string, tally: Tally): AsyncGenerator<Batch> {
  const fresh = (bytes: number): Batch => ({ dialogues: [], messages: 0, bytes, last: false });
  let batch = fresh(0);
  const lines = readLines(path, (bytes) => {
    batch.bytes = bytes;
  });
  for await (const line of lines) {
    const found = 'problem' in line ? line.problem : readDialogue(line.text);
    if (typeof found === 'string') {
      tally.skip(path, line.number ? `line ${line.number}: ${found}` : found);
      continue;
    }
    batch.dialogues.push(found);
    batch.messages += found.turns.length;
    if (batch.messages >= MESSAGES) {
      yield batch;
      batch = fresh(batch.bytes);
    }
  }
  batch.last = true;
  yield batch;
}
