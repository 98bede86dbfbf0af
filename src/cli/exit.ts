import { CommanderError } from 'commander';
import { AdminError } from '../admin/error.ts';
import { nearest } from '../config/nearest.ts';
import { ConfigError } from '../config/store-config.ts';
import { ExportRefused } from '../export/refused.ts';
import { withCopyable } from '../house/copyable.ts';
import { Failure, UnknownCommand, WrongUse } from '../house/failure.ts';
import { ImportOvertaken } from '../ingest/lease/overtaken.ts';
import { ImportRefused } from '../ingest/refused.ts';
import { RecordingError } from '../recording/error.ts';
import { SeedError } from '../seed/file/error.ts';
import { sentenceOf, troubleOf } from '../store/trouble.ts';

/** How the program ends: 0, 2 for wrong use, 1 for failure, and what it says on stderr. */
export interface Ending {
  readonly code: 0 | 1 | 2;
  readonly sentence: string | undefined;
}

/** What a person can put right in the command line. */
const REFUSALS = [
  WrongUse,
  ConfigError,
  AdminError,
  ImportRefused,
  ExportRefused,
  SeedError,
  RecordingError,
] as const;

/**
 * The ending for what a command threw: never more than one sentence, never a stack trace.
 * @param data the `--data` that was given, which commands named in the sentence repeat
 */
export function endingFor(error: unknown, data?: string): Ending {
  const { code, sentence } = plainEnding(error);
  return { code, sentence: sentence && withCopyable(sentence, data) };
}

function plainEnding(error: unknown): Ending {
  if (error instanceof UnknownCommand) return { code: 2, sentence: whichThereAre(error) };
  if (error instanceof CommanderError) return commanderEnding(error);
  if (REFUSALS.some((kind) => error instanceof kind)) {
    const code = error instanceof AdminError && error.conflict ? 1 : 2;
    return { code, sentence: oneLine(messageOf(error)) };
  }
  if (error instanceof Failure || error instanceof ImportOvertaken)
    return { code: 1, sentence: oneLine(error.message) };
  return { code: 1, sentence: oneLine(failureText(error)) };
}

/** What the system says names the path; what SQLite says names nothing. */
function failureText(error: unknown): string {
  const trouble = troubleOf(error);
  if (!trouble) return `It failed: ${messageOf(error)}`;
  const { path } = error as { path?: unknown };
  return sentenceOf(trouble, typeof path === 'string' ? path : undefined);
}

function whichThereAre({ message, group, word, names }: UnknownCommand): string {
  const near = nearest(word, names);
  const there = `here are ${names.join(', ')}.`;
  return oneLine(
    near === undefined
      ? `${message}: t${there}`
      : `${message}: did you mean ${group}${near}? T${there}`,
  );
}

function commanderEnding({ exitCode, message }: CommanderError): Ending {
  if (exitCode === 0) return { code: 0, sentence: undefined };
  const text = message
    .replace(/^error: /, '')
    .replace(/\n\(Did you mean (.*)\?\)$/, ': did you mean $1?')
    .replace('. Expected', ': expected');
  return { code: 2, sentence: oneLine(text.charAt(0).toUpperCase() + text.slice(1)) };
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return /[.?!]$/.test(line) ? line : `${line}.`;
}
