import { createInterface } from 'node:readline';
import { printable } from '../base/printable.ts';
import { Failure } from '../house/failure.ts';
import {
  type BusinessQuestion,
  quoted,
  whatIsUnclear,
} from '../ingest/archive/business-question.ts';
import { grouped } from './output.ts';

/** Names that are listed with a number; others have to be typed. */
const MOST_LISTED = 15;

/** Where a question is asked: stdout is left to the result. */
interface Terminal {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** Whether somebody is there who can be asked. */
export const canAsk = ({ stdin, stderr }: Terminal): boolean =>
  stdin.isTTY === true && stderr.isTTY === true;

/**
 * Asks who the business is, until one of the names is said, or its number. Gives an empty text when
 * the input ends.
 * @throws Failure when interrupted
 */
export async function askBusiness(
  question: BusinessQuestion,
  { stdin, stderr }: Terminal,
): Promise<string> {
  const { names, of } = question;
  const listed = names.slice(0, MOST_LISTED);
  const more = names.length - listed.length;
  const lines = listed.map(
    ({ name, threads }, i) =>
      `${String(i + 1).padStart(4)}  ${printable(name)} (${grouped(threads)} of ${grouped(of)} threads)`,
  );
  if (more > 0) lines.push(`      and ${grouped(more)} more`);
  stderr.write(`${whatIsUnclear(question)}.\n${lines.join('\n')}\n`);
  const terminal = createInterface({ input: stdin, output: stderr, terminal: true });
  let isInterrupted = false;
  let isClosed = false;
  terminal.once('close', () => {
    isClosed = true;
  });
  terminal.once('SIGINT', () => {
    isInterrupted = true;
    terminal.close();
  });
  terminal.setPrompt('Who is the business? Its number or name: ');
  terminal.prompt();
  try {
    for await (const answer of terminal) {
      const name = listed[Number(answer) - 1]?.name ?? question.find(answer);
      if (name !== undefined) return name;
      if (answer.trim() !== '') {
        stderr.write(`There is no ${quoted(answer.trim())} in the archive.\n`);
      }
      // What was typed ahead still comes when the input has ended.
      if (!isClosed) terminal.prompt();
    }
    stderr.write('\n');
    if (isInterrupted) throw new Failure('Stopped: nothing was written.');
    return '';
  } finally {
    terminal.close();
  }
}
