import type { Noun } from '../operation.ts';
import { bringSnapshotOperation } from './bring-snapshot.ts';
import { deleteSnapshotOperation } from './delete-snapshot.ts';
import { getSnapshotFileOperation } from './get-snapshot-file.ts';
import { listSnapshotsOperation } from './list-snapshots.ts';
import { restoreSnapshotOperation } from './restore-snapshot.ts';
import { saveSnapshotOperation } from './save-snapshot.ts';
import { showSnapshotOperation } from './show-snapshot.ts';

export const SNAPSHOTS: Noun = {
  name: 'snapshot',
  words: 'Keep how a store or a Page stands, go back to it, hand it on',
  examples: ['snapshot save before-launch', 'snapshot restore before-launch --yes'],
  operations: [
    saveSnapshotOperation,
    listSnapshotsOperation,
    showSnapshotOperation,
    getSnapshotFileOperation,
    bringSnapshotOperation,
    restoreSnapshotOperation,
    deleteSnapshotOperation,
  ],
};
