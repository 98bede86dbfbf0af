import { operation } from '../operation.ts';
import { listOf } from '../schema.ts';
import { inAdminWords, SnapshotInfo, shelfOf, shownSnapshot } from './snapshot.ts';

export const listSnapshotsOperation = operation({
  id: 'listSnapshots',
  words: 'List the snapshots of this store',
  http: 'GET /snapshots',
  takes: {},
  gives: listOf('SnapshotList', SnapshotInfo),
  run: (deps) =>
    inAdminWords(async () => ({ data: (await shelfOf(deps).all()).map(shownSnapshot) })),
  command: 'snapshot list',
  examples: ['snapshot list', 'snapshot list --json'],
  columns: {
    name: 'name',
    of: ({ page, damaged }) => (damaged ? 'damaged' : (page?.name ?? 'the store')),
    taken: 'taken',
    messages: ({ holds }) => holds?.messages.toString(),
    bytes: 'bytes',
  },
  says: () => 'There is no snapshot yet: `convograph snapshot save NAME` takes one.',
});
