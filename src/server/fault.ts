import { ReadOnlyStore } from '../store/read-only.ts';
import { sentenceOf, troubleOf } from '../store/trouble.ts';

/** What was thrown, for the log: a sentence where it is no fault of the program, else where it was. */
export function faultText(fault: unknown): string {
  if (fault instanceof ReadOnlyStore) return fault.message;
  const trouble = troubleOf(fault);
  if (trouble) return `${sentenceOf(trouble)} (${(fault as Error).message})`;
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

/** What was thrown, for those who asked on paths of our own. */
export function faultAnswer(fault: unknown): {
  readonly status: number;
  readonly sentence: string;
} {
  const trouble = troubleOf(fault);
  if (!trouble) return { status: 500, sentence: 'This failed through a fault of the server.' };
  return { status: trouble.passes ? 503 : 500, sentence: sentenceOf(trouble) };
}
