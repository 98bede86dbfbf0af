import { operation } from '../operation.ts';
import { inAdminWords, SnapshotInfo, shownSnapshot, snapshot, snapshotNamed } from './snapshot.ts';

export const showSnapshotOperation = operation({
  id: 'showSnapshot',
  words: 'Say what a snapshot holds',
  http: 'GET /snapshots/{snapshot}',
  takes: { snapshot },
  gives: SnapshotInfo,
  run: (deps, { snapshot: name }) =>
    inAdminWords(async () => shownSnapshot(await snapshotNamed(deps, name))),
  command: 'snapshot show <snapshot>',
  examples: ['snapshot show before-launch', 'snapshot show ./shop.convograph'],
});
