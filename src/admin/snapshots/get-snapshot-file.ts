import { FileAnswer } from '../../base/file-answer.ts';
import { operation } from '../operation.ts';
import { text } from '../schema.ts';
import { inAdminWords, shelfOf, snapshot } from './snapshot.ts';

export const getSnapshotFileOperation = operation({
  id: 'getSnapshotFile',
  words: 'Give the file of a snapshot, to be kept or handed on',
  http: 'GET /snapshots/{snapshot}/file',
  takes: { snapshot },
  gives: text('its bytes; `Range` asks for what of them is missing'),
  givesFile: true,
  run: (deps, { snapshot: name }) =>
    inAdminWords(async () => {
      const { file } = await shelfOf(deps).named(name);
      return new FileAnswer(file, `${name}.convograph`, 'application/zstd');
    }),
});
