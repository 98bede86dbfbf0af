import type { z } from 'zod';
import { version } from '../base/version.ts';
import { RecordingError } from './error.ts';
import { callEntry, lineOf, webhookEntry } from './har.ts';
import { linesOf, type RecordedLine, type Recording } from './recording.ts';
import {
  MOST_BYTES_OF_FILE,
  RECORDING_VERSION,
  type RecordingEntry,
  RecordingFile,
} from './schema.ts';

/** The text of a file: a HAR 1.2 archive, with what it lacks in `log._convograph`. */
export function recordingText(recording: Recording): string {
  const { pages, apps, people, lines } = recording;
  const entries = lines.flatMap((line) =>
    line.kind === 'call' ? [callEntry(line)] : line.kind === 'webhook' ? [webhookEntry(line)] : [],
  );
  const steps = lines.filter(({ kind }) => kind === 'act' || kind === 'control');
  const own = { version: RECORDING_VERSION, pages, apps, people, steps };
  const creator = { name: 'Convograph', version: version() };
  const log = { version: '1.2', creator, entries, _convograph: own };
  return `${JSON.stringify({ log }, undefined, 1)}\n`;
}

/**
 * Reads a file.
 * @param name what it is called in messages
 * @throws RecordingError for the first thing in it that is wrong, with its place
 */
export function readRecording(name: string, text: string): Recording {
  const wrong = (sentence: string) => new RecordingError(`${name}: ${sentence}`);
  if (text.length > MOST_BYTES_OF_FILE) {
    throw wrong(`a recording has ${MOST_BYTES_OF_FILE / 1_048_576} MB at most.`);
  }
  const value = parsed(text);
  if (value === undefined) {
    throw wrong('it is no JSON: a recording is what `npx convograph record FILE` writes.');
  }
  const { log } = (value ?? {}) as { log?: { _convograph?: { version?: unknown } } };
  if (log?._convograph === undefined) {
    throw wrong(
      'there is no "log._convograph": it is no recording of Convograph, or another program wrote it anew without.',
    );
  }
  const { version: made } = log._convograph;
  if (typeof made === 'number' && made > RECORDING_VERSION) {
    throw wrong(
      `it is of version ${made}, and this Convograph reads ${RECORDING_VERSION}: take a newer one.`,
    );
  }
  const { data, error } = RecordingFile.safeParse(value);
  if (!data) throw wrong(sentenceOf(error.issues));
  return recordingOf(data, wrong);
}

function recordingOf({ log }: RecordingFile, wrong: (sentence: string) => Error): Recording {
  const { pages, apps, people, steps } = log._convograph;
  const lines: RecordedLine[] = [
    ...steps,
    ...log.entries.map((entry, i) => read(entry, i, wrong)),
  ].sort((a, b) => a.seq - b.seq);
  const twice = lines.find(({ seq }, i) => seq === lines[i + 1]?.seq);
  if (twice) throw wrong(`two lines have the sequence ${twice.seq}: each has one of its own.`);
  const recording = { pages, apps, people, lines };
  const strange = linesOf(recording, 'act').find(
    ({ page }) => !pages.some(({ id }) => id === page),
  );
  if (strange)
    throw wrong(
      `the act ${strange.seq} is of the Page ${strange.page}, which "pages" does not have.`,
    );
  return recording;
}

function read(entry: RecordingEntry, i: number, wrong: (sentence: string) => Error) {
  try {
    return lineOf(entry);
  } catch {
    throw wrong(`log.entries[${i}].request.postData.text must be JSON.`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first issue with the path of what it is about: `log.entries[3].time must be a number.` */
function sentenceOf(issues: readonly z.core.$ZodIssue[]): string {
  const [issue] = issues;
  const path = (issue?.path ?? []).reduce<string>(
    (text, step) =>
      typeof step === 'number'
        ? `${text}[${step}]`
        : text === ''
          ? String(step)
          : `${text}.${String(step)}`,
    '',
  );
  const what =
    issue?.code === 'unrecognized_keys'
      ? `has "${issue.keys[0]}", which is unknown`
      : (issue?.message ?? 'is wrong');
  return `${path} ${what.startsWith('Invalid') ? 'is missing, or is none' : what}.`;
}
