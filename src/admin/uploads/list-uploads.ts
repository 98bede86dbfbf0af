import { operation } from '../operation.ts';
import { listOf } from '../schema.ts';
import { servedUploads, shownUpload, UploadInfo } from './upload.ts';

export const listUploadsOperation = operation({
  id: 'listUploads',
  words: 'List the files that were sent and not used yet',
  http: 'GET /uploads',
  takes: {},
  gives: listOf('UploadList', UploadInfo),
  run: (deps) => ({ data: servedUploads(deps).all.map(shownUpload) }),
  onServer: true,
  command: 'upload list',
  examples: ['upload list', 'upload list --json'],
  says: () => 'No file was sent, or all were used.',
  columns: {
    ID: 'id',
    NAME: 'name',
    BYTES: ({ bytes, received }) =>
      bytes === received ? String(bytes) : `${received} of ${bytes}`,
  },
});
