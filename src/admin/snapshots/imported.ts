import { IMPORTED, SnapshotShelf } from '../../snapshot/shelf.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';

const nameOf = (pageId: string): string => IMPORTED + pageId;

/**
 * Keeps how a Page stands when an import into it has ended, in the place of how it stood after the one
 * before: what `reset` puts back. Its media stay where they lie.
 */
export async function keepImported(deps: OperationDeps, pageId: string): Promise<void> {
  const { store, vault, media, clock, dataDir } = deps;
  const page = dataDir === undefined ? undefined : await store.directory.pages.byId(pageId);
  if (dataDir === undefined || !page) return;
  const file = new SnapshotShelf(dataDir).fileOf(nameOf(pageId));
  await takeSnapshot({ store, vault, media }, { file, page, leavesMedia: true, at: clock.now() });
}

/**
 * The name of that; undefined of a Page that nothing was imported into.
 * @throws AdminError where the store has no folder
 */
export async function importedSnapshot(
  { dataDir }: OperationDeps,
  pageId: string,
): Promise<string | undefined> {
  if (dataDir === undefined) {
    throw new AdminError('This store lives in memory, and nothing is imported into it.', {
      conflict: true,
    });
  }
  const name = nameOf(pageId);
  return (await new SnapshotShelf(dataDir).has(name)) ? name : undefined;
}
