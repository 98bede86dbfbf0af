import type { GivenArchive } from '../given.ts';
import type { ImportTally } from '../report.ts';
import { type DialogueLine, readDialogue } from './dialogue.ts';
import { readLines } from './lines.ts';

/** Dialogues of a file that are written in one transaction. */
export interface DialogueBatch {
  readonly dialogues: DialogueLine[];
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
const MESSAGES = 10_000;
/** Characters of their lines: what is held at once is bounded, however long texts are. */
const CHARACTERS = 8 * 1024 * 1024;

/** What is said of a file that nothing can be made of, before its first line's reason. */
const NEITHER =
  "it is neither a download of Meta's (a folder, or a file in .zip, .json or .html) nor a file of dialogues";

/** Lines without a dialogue among them, from the first on, that show what a file is not. */
const LOOKED_AT = 20;

/**
 * The dialogues of a file in batches; lines that are none go to the tally. A file that does not
 * begin with dialogues is none at all: that is said once, and nothing of it comes out.
 */
export async function* readBatches(
  { name: path, at }: GivenArchive,
  tally: ImportTally,
): AsyncGenerator<DialogueBatch> {
  const fresh = (bytes: number): DialogueBatch => ({
    dialogues: [],
    messages: 0,
    bytes,
    last: false,
  });
  let batch = fresh(0);
  let characters = 0;
  const lines = readLines(at, (bytes) => {
    batch.bytes = bytes;
  });
  /** Lines before the first dialogue; undefined when there has been one. */
  let early: string[] | undefined = [];
  for await (const line of lines) {
    const found = 'problem' in line ? line.problem : readDialogue(line.text);
    const reason = line.number ? `line ${line.number}: ${String(found)}` : String(found);
    if (typeof found === 'string' && early && line.number) {
      early.push(reason);
      if (early.length === LOOKED_AT) break;
      continue;
    }
    for (const each of early ?? []) tally.skip(path, each);
    early = undefined;
    if (typeof found === 'string') {
      tally.skip(path, reason);
      continue;
    }
    batch.dialogues.push(found);
    batch.messages += found.turns.length;
    characters += 'text' in line ? line.text.length : 0;
    if (batch.messages >= MESSAGES || characters >= CHARACTERS) {
      yield batch;
      batch = fresh(batch.bytes);
      characters = 0;
    }
  }
  if (early?.[0]) tally.skip(path, `${NEITHER}: ${early[0]}`);
  batch.last = true;
  yield batch;
}
