import { z } from 'zod';

/**
 * Times have four digits of year on the wire (graph/text/time.ts). Those that are invented after the
 * last known one must have them too: a century is more than any dialogue takes.
 */
const LATEST = Date.UTC(9900, 0);

const Turn = z.object({
  speaker: z.enum(['customer', 'agent']),
  text: z.string(),
  /** When it was sent, in epoch milliseconds; absent where the source does not know. */
  t: z.int().min(1).max(LATEST).nullish(),
});

const DialogueLine = z.object({
  id: z.string().min(1),
  turns: z.array(Turn).min(1),
});

/** One line of a dialogue file: a customer and a business writing to each other. */
export type DialogueLine = z.infer<typeof DialogueLine>;

/**
 * Reads one line. Keys that are not known here, such as `topic` and `lang`, are let be.
 * @returns the dialogue, or why the line is none
 */
export function readDialogue(line: string): DialogueLine | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  const { success, data, error } = DialogueLine.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  if (!issue) return 'not a dialogue';
  const path = z.core.toDotPath(issue.path);
  return path ? `${path}: ${issue.message}` : issue.message;
}
