import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DiskFiles } from '../../../src/media/disk-files.ts';
import { type Digest, differences, digestOf } from './digest.ts';

/** What is done to a copy of a store, each of which the digest has to show. */
const CHANGES = [
  `delete from message where (page, conversation, created, tie) in
    (select page, conversation, created, tie from message limit 1 offset 5000)`,
  `insert into message select page, conversation, created, 9, sender, flags, text, extra
    from message limit 1 offset 7000`,
  `update conversation set message_count = message_count + 1 where no = (select max(no) from conversation)`,
] as const;

/**
 * Proves that the digest sees what it is to see, on copies of a store.
 * @throws Error where a change shows in nothing
 */
export async function requireSeeing(store: string, scratch: string, whole: Digest): Promise<void> {
  for (const change of CHANGES) {
    await onCopy(store, scratch, async () => {
      const database = new DatabaseSync(join(scratch, 'convograph.db'));
      database.exec(change);
      database.close();
      if (differences(await digestOf(scratch), whole).length === 0) {
        throw new Error(`The digest does not show: ${change}`);
      }
    });
  }
  await onCopy(store, scratch, async () => {
    const [name = ''] = whole.media;
    rmSync(new DiskFiles(join(scratch, 'media')).path(name));
    const found = await digestOf(scratch).catch((error: Error) => error);
    if (!(found instanceof Error)) throw new Error('The digest does not show a missing medium.');
  });
}

async function onCopy(store: string, scratch: string, work: () => Promise<void>): Promise<void> {
  cpSync(store, scratch, { recursive: true });
  try {
    await work();
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
