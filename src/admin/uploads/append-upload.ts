import { operation } from '../operation.ts';
import { integer } from '../schema.ts';
import { inUploadWords, servedUploads, shownUpload, UploadInfo, upload } from './upload.ts';

export const appendUploadOperation = operation({
  id: 'appendUpload',
  words: 'Send the next part of a file; one that breaks off leaves nothing, and is sent again',
  http: 'POST /uploads/{upload}/parts',
  takes: { upload, from: integer('the byte that it begins with') },
  gives: UploadInfo,
  looks: true,
  takesBytes: true,
  run: (deps, { upload: id, from }, bytes = none()) =>
    inUploadWords(id, async () => shownUpload(await servedUploads(deps).append(id, from, bytes))),
});

async function* none(): AsyncGenerator<Uint8Array> {}
