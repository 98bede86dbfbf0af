import { Deleted } from '../deletion.ts';
import { operation } from '../operation.ts';
import { inUploadWords, servedUploads, upload } from './upload.ts';

export const deleteUploadOperation = operation({
  id: 'deleteUpload',
  words: 'Remove a file that was sent; while it is used it stays until then',
  http: 'DELETE /uploads/{upload}',
  takes: { upload },
  gives: Deleted,
  looks: true,
  async run(deps, { upload: id }) {
    await inUploadWords(id, () => servedUploads(deps).discard(id));
    return { id, success: true as const };
  },
  onServer: true,
  command: 'upload delete <upload>',
  examples: ['upload delete 5f0c6f3e-0d4e-4f66-9d0e-2f0b5f3b8a10'],
  says: ({ id }) => `The file ${id} is gone.`,
});
