import type { Noun } from '../operation.ts';
import { appendUploadOperation } from './append-upload.ts';
import { beginUploadOperation } from './begin-upload.ts';
import { deleteUploadOperation } from './delete-upload.ts';
import { listUploadsOperation } from './list-uploads.ts';

export const UPLOADS: Noun = {
  name: 'upload',
  words: 'Files that were sent to the server, to be imported or put back',
  examples: ['upload list'],
  operations: [
    beginUploadOperation,
    appendUploadOperation,
    listUploadsOperation,
    deleteUploadOperation,
  ],
};
