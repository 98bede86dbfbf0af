import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SnapshotShelf } from '../../snapshot/shelf.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import { troubleOf } from '../../store/trouble.ts';
import type { OperationDeps } from '../operation.ts';
import { pageNamed } from '../pages.ts';
import { text, yes } from '../schema.ts';

/** Bytes of a store of which a snapshot is taken without being asked: it takes a second at most. */
const MOST_BYTES = 50_000_000;

/** Before what one is taken. */
export type AutomaticReason = 'restart' | 'delete' | 'reset';

/** The name of the snapshot, or why there is none. */
export interface Automatic {
  readonly name?: string;
  readonly why?: string;
}

/**
 * Keeps how the store, or a Page, stands before it is made otherwise: under a name of its own, and in the
 * place of older ones. Its media stay where they lie.
 * @param page number of one Page alone
 */
export async function keepAutomatic(
  { store, vault, media, clock, dataDir }: OperationDeps,
  reason: AutomaticReason,
  page?: number,
): Promise<Automatic> {
  if (dataDir === undefined) return { why: 'This store lives in memory, and has no snapshots.' };
  const bytes = await bytesOf(join(dataDir, 'convograph.db'));
  if (bytes > MOST_BYTES) {
    const size = `${Math.ceil(bytes / 1_000_000)} MB`;
    return {
      why: `The store has ${size}: above 50 MB no snapshot is taken by itself. \`convograph snapshot save NAME\` takes one.`,
    };
  }
  const row = page === undefined ? undefined : await store.directory.pages.byNo(page);
  const shelf = new SnapshotShelf(dataDir);
  const name = await shelf.nextAutomatic(reason);
  const how = { file: shelf.fileOf(name), page: row, leavesMedia: true, at: clock.now() };
  try {
    await takeSnapshot({ store, vault, media }, how);
  } catch (error) {
    if (!troubleOf(error) && (error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return { why: 'There was no room for an automatic snapshot.' };
  }
  await shelf.forgetAutomatic();
  return { name };
}

/** The parameter that asks for one. */
export const keep = yes('take an automatic snapshot of what is there first, which brings it back');

/** What is told of it. */
export const KEPT = {
  'before?': text('the name of the automatic snapshot of what was there'),
  'not_kept?': text('why there is none'),
};

/** Keeps what is there where that is asked for. */
export async function keptFor(
  deps: OperationDeps,
  isAsked: boolean | undefined,
  reason: AutomaticReason,
  pageText?: string,
): Promise<{ before?: string; not_kept?: string }> {
  if (!isAsked) return {};
  const page = pageText === undefined ? undefined : await pageNamed(deps.store.directory, pageText);
  const { name, why } = await keepAutomatic(deps, reason, page?.no);
  return name === undefined ? { not_kept: why ?? '' } : { before: name };
}

/** How it comes back, as a sentence. */
export const bringsBack = (name: string): string =>
  `What was there before: \`convograph snapshot restore ${name}\` brings it back.`;

/** With what is written and not yet copied back. */
async function bytesOf(file: string): Promise<number> {
  const sizes = await Promise.all(
    [file, `${file}-wal`].map((each) =>
      stat(each).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return Math.max(...sizes);
}
