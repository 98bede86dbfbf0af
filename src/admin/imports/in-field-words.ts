import { ImportOvertaken } from '../../ingest/lease/overtaken.ts';
import { ImportRefused } from '../../ingest/refused.ts';
import { AdminError } from '../error.ts';

/** Has the sentence of what was refused told in the words of the control plane. */
export async function inFieldWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ImportOvertaken) throw new AdminError(error.message, { conflict: true });
    if (!(error instanceof ImportRefused)) throw error;
    throw new AdminError(error.message.replaceAll(FLAGS, (flag) => `"${fieldOf(flag)}"`));
  }
}

const fieldOf = (flag: string): string => flag.slice(2).replaceAll('-', '_');

/** Sentences of an import name flags: these are fields here. */
const FLAGS =
  /--(?:me(?:-facebook|-instagram)?|platform|time-zone|date-(?:order|language)|create)\b(?!-)/g;
