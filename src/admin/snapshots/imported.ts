import { IMPORTED, SnapshotShelf } from '../../snapshot/shelf.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import type { PageRow } from '../../store/directory.ts';
import { troubleOf } from '../../store/trouble.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';

const nameOf = (pageId: string): string => IMPORTED + pageId;

/**
 * Messages of a Page whose state is kept without being asked: copying them takes as long as importing
 * them did, and more of the disk than a store of many can spare (decisions/0107).
 */
const MOST_MESSAGES = 10_000;

/**
 * Keeps how a Page stands when an import into it has ended, in the place of how it stood after the one
 * before: what `reset` puts back. Its media stay where they lie. Of a large Page nothing is kept, nor
 * where there is no room: what is imported is in all the same, and `reset` says so.
 */
export async function keepImported(deps: OperationDeps, pageId: string): Promise<void> {
  const { store, vault, media, clock, dataDir } = deps;
  const page = dataDir === undefined ? undefined : await store.directory.pages.byId(pageId);
  if (dataDir === undefined || !page) return;
  const shelf = new SnapshotShelf(dataDir);
  const name = nameOf(pageId);
  const messages = await store.snapshot(async ({ whole }) => whole.count('message', page.no));
  try {
    if (messages <= MOST_MESSAGES) {
      const how = { file: shelf.fileOf(name), page, leavesMedia: true, at: clock.now() };
      await takeSnapshot({ store, vault, media }, how);
      return;
    }
  } catch (error) {
    if (!troubleOf(error) && (error as NodeJS.ErrnoException).syscall === undefined) throw error;
  }
  // To go back to the import before would take away what this one brought.
  if (await shelf.has(name)) await shelf.remove(name);
}

/**
 * The name of that; undefined of a Page that nothing was imported into.
 * @throws AdminError where the store has no folder, and for a Page with imports of which nothing is kept
 */
export async function importedSnapshot(
  { dataDir, store }: OperationDeps,
  { id, no, name: called }: PageRow,
): Promise<string | undefined> {
  if (dataDir === undefined) {
    throw new AdminError('This store lives in memory, and nothing is imported into it.', {
      conflict: true,
    });
  }
  const name = nameOf(id);
  if (await new SnapshotShelf(dataDir).has(name)) return name;
  // Dialogues leave no threads of a download, but whoever imports takes the lease.
  const { imports, importLease } = store.page(no);
  if (!(await importLease.last()) && !(await imports.hasAny())) return undefined;
  throw new AdminError(
    `How the Page "${called}" stood when its last import had ended was not kept, since it has more than ${MOST_MESSAGES} messages or there was no room: after an import take \`convograph snapshot save NAME\`, and later \`convograph reset --to NAME\`.`,
    { conflict: true },
  );
}
