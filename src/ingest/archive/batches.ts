import { compareTexts } from '../../base/compare-texts.ts';
import type { ArchiveMessage } from './message.ts';
import { messagesOf, type OnBytes } from './read.ts';
import type { SurveyedFile } from './survey.ts';

/** Messages that are handled at once; a few more where many share a millisecond. */
const MESSAGES = 4000;
/** Bytes of messages handled at once, by the file's own average. */
const BYTES = 1024 * 1024;
/** A file out of order is read again for every so many messages. */
const WINDOW = 40_000;

/**
 * The messages of a file in batches, each oldest first, all of one moment in the same batch.
 * A file in order, either way, is read once. One out of order is sorted: in memory when it is
 * small, else by reading it again for each stretch of time.
 */
export async function* batchesOf(
  file: SurveyedFile,
  onBytes: OnBytes,
): AsyncGenerator<readonly ArchiveMessage[], void, void> {
  const { facts } = file;
  const average = file.file.size / Math.max(facts.messages, 1);
  const most = Math.max(1, Math.min(MESSAGES, Math.floor(BYTES / average)));
  if (facts.sorted) return yield* inOrder(file, most, onBytes);
  const window = most * (WINDOW / MESSAGES);
  const bounds = facts.messages <= window ? [] : await boundsOf(file, window);
  let from = 0;
  for (const to of [...bounds, Number.POSITIVE_INFINITY]) {
    const some: ArchiveMessage[] = [];
    for await (const messages of messagesOf(file.file, from === 0 ? onBytes : () => undefined)) {
      for (const message of messages) {
        if (message.created >= from && message.created < to) some.push(message);
      }
    }
    const sorted = oldestFirst(some, facts.newestFirst);
    let start = 0;
    while (start < sorted.length) {
      const end = endOfMoment(sorted, Math.min(start + most, sorted.length));
      yield sorted.slice(start, end);
      start = end;
    }
    from = to;
  }
}

async function* inOrder(
  { file, facts }: SurveyedFile,
  most: number,
  onBytes: OnBytes,
): AsyncGenerator<readonly ArchiveMessage[], void, void> {
  let batch: ArchiveMessage[] = [];
  let bytes = 0;
  for await (const messages of messagesOf(file, onBytes)) {
    for (const message of messages) {
      const isFull = batch.length >= most || bytes >= BYTES;
      if (isFull && momentOf(batch.at(-1) as ArchiveMessage) !== momentOf(message)) {
        yield oldestFirst(batch, facts.newestFirst);
        batch = [];
        bytes = 0;
      }
      batch.push(message);
      bytes += message.text.length;
    }
  }
  if (batch.length > 0) yield oldestFirst(batch, facts.newestFirst);
}

/** Where one stretch of time ends and the next begins, each with about so many messages. */
async function boundsOf({ file, facts }: SurveyedFile, window: number): Promise<number[]> {
  const times = new Float64Array(facts.messages);
  let count = 0;
  for await (const messages of messagesOf(file, () => undefined)) {
    for (const message of messages) times[count++] = momentOf(message);
  }
  times.sort();
  const bounds = new Set<number>();
  for (let at = window; at < count; at += window) bounds.add(times[at] as number);
  return [...bounds];
}

/**
 * Sorted by time; those of one millisecond in the order they were sent in, where the order of the
 * file tells it, else in one that is the same whichever way round the file is.
 */
function oldestFirst(
  messages: readonly ArchiveMessage[],
  newestFirst: boolean | undefined,
): ArchiveMessage[] {
  const sorted = newestFirst ? [...messages].reverse() : [...messages];
  return sorted.sort(
    (a, b) => a.created - b.created || (newestFirst === undefined ? byContent(a, b) : 0),
  );
}

const byContent = (a: ArchiveMessage, b: ArchiveMessage): number =>
  compareTexts(JSON.stringify(a), JSON.stringify(b));

/** The beginning of the stretch of time that a message is known to be of: mostly a millisecond. */
const momentOf = ({ created, within = 1 }: ArchiveMessage): number => created - (created % within);

/** The end of a stretch of messages, moved on so that no moment is cut in two. */
function endOfMoment(messages: readonly ArchiveMessage[], end: number): number {
  let at = end;
  const of = (i: number): number => momentOf(messages[i] as ArchiveMessage);
  while (at > 0 && at < messages.length && of(at) === of(at - 1)) at++;
  return at;
}
