import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { yes } from '../schema.ts';
import { inUploadWords, servedUploads, upload } from '../uploads/upload.ts';
import { requireOwnName } from './save-snapshot.ts';
import { inAdminWords, SnapshotInfo, shelfOf, shownSnapshot, snapshot } from './snapshot.ts';

export const bringSnapshotOperation = operation({
  id: 'bringSnapshot',
  words: 'Keep a file that was sent as a snapshot of this store, to be put back',
  http: 'POST /snapshots/{snapshot}/file',
  status: 201,
  takes: { snapshot, upload, 'replace?': yes('take the place of the one of that name') },
  gives: SnapshotInfo,
  run: (deps, { snapshot: name, upload: id, replace }) =>
    inAdminWords(async () => {
      requireOwnName(name);
      const shelf = shelfOf(deps);
      shelf.fileOf(name);
      if (!replace && (await shelf.has(name))) {
        throw new AdminError(
          `There is a snapshot "${name}" already: choose another name, or say that it is to be replaced ("replace").`,
          { taken: name },
        );
      }
      const [sent] = await inUploadWords(id, () => servedUploads(deps).whole([id]));
      if (!sent) throw new AdminError('Say which file, by "upload".');
      // What is no snapshot is refused before it takes anything's place.
      await sent.use(() => shelf.bring(name, sent.path));
      await servedUploads(deps).discard(id);
      return shownSnapshot(await shelf.named(name));
    }),
});
