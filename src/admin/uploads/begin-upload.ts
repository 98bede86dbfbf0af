import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { integer, text } from '../schema.ts';
import { inUploadWords, servedUploads, shownUpload, UploadInfo } from './upload.ts';

const LONGEST_NAME = 255;

export const beginUploadOperation = operation({
  id: 'beginUpload',
  words: 'Begin to send a file, an archive or a snapshot: says whether there is room for it',
  http: 'POST /uploads',
  status: 201,
  takes: {
    name: text('what it is called, without a folder: an archive is told by it'),
    bytes: integer('how many it has'),
  },
  gives: UploadInfo,
  // Nothing of the store changes, and a timeline is not about files on their way.
  looks: true,
  async run(deps, { name, bytes }) {
    if (!isFileName(name)) {
      throw new AdminError(
        `${JSON.stringify(name.slice(0, LONGEST_NAME))} is no name of a file: give it without its folder, with ${LONGEST_NAME} letters at most.`,
      );
    }
    if (bytes <= 0) throw new AdminError('An empty file holds nothing: choose another.');
    return shownUpload(await inUploadWords('', () => servedUploads(deps).begin(name, bytes)));
  },
});

/** It is never a part of a path; but people read it, and take it for one. */
const isFileName = (name: string): boolean =>
  name.length <= LONGEST_NAME &&
  !/[/\\\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u.test(name) &&
  !['', '.', '..'].includes(name.trim());
