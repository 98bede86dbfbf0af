import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import type { PageRow } from '../../store/directory.ts';
import type { GivenArchive } from '../given.ts';
import type { ImportStore } from '../opening.ts';
import { changeIn } from '../page-in.ts';
import type { Progress } from '../progress.ts';
import { ImportTally, type Report } from '../report.ts';
import { readBatches } from './batches.ts';
import { writeDialogues } from './write.ts';

/** What to import, and where to. */
export interface DialogueImport {
  readonly page: PageRow;
  /** Files of dialogues, one JSON object a line, gzip or plain. */
  readonly files: readonly GivenArchive[];
  /** Called after every batch. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Stops between two batches; what was committed stays. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Imports dialogues into a Page: customers become people, the agent is the Page. The same file
 * again changes nothing; one that has grown brings what is new. Bad lines and files are reported
 * and the rest imported. Commits as it goes, and leaves one event 'imported' for each file that
 * brought something, of which no webhook is made.
 * @param tally where it is counted
 * @throws the signal's reason when stopped
 */
export async function importDialogues(
  { store, clock }: { readonly store: ImportStore; readonly clock: Clock },
  { page, files, onProgress, signal }: DialogueImport,
  tally = new ImportTally(),
): Promise<Report> {
  const counts = tally.on('MESSENGER');
  const sizes = await Promise.all(files.map(sizeOf));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  for (const [i, file] of files.entries()) {
    const news = { conversations: 0, messages: 0 };
    for await (const batch of readBatches(file, tally)) {
      signal?.throwIfAborted();
      // Where nothing has come in, nothing is written: not even a Page that was to be made.
      if (batch.dialogues.length === 0 && news.messages === 0) continue;
      await changeIn(store, page, async (on) => {
        const added = await writeDialogues(on, batch.dialogues);
        news.conversations += added.conversations;
        news.messages += added.messages;
        counts.span(added.first, added.last);
        if (!batch.last || news.messages === 0) return;
        const body = { file: basename(file.name), ...news };
        await on.writer.addEvent(clock.now(), 'imported', body);
      });
      counts.conversations += batch.dialogues.length;
      counts.people += batch.dialogues.length;
      counts.messages += batch.messages;
      onProgress?.({
        phase: 'writing',
        done: before + batch.bytes,
        total,
        conversations: tally.conversations,
        messages: tally.messages,
      });
    }
    counts.newConversations += news.conversations;
    counts.newMessages += news.messages;
    before += sizes[i] ?? 0;
  }
  return tally.report();
}

const sizeOf = ({ at }: GivenArchive): Promise<number> =>
  stat(at).then(
    (found) => found.size,
    () => 0,
  );
