import { type NotTaken, UploadRefused } from '../../media/long-upload.ts';
import type { LongUploads } from '../../media/long-uploads.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';
import { integer, object, text, type ValueOf } from '../schema.ts';

export const UploadInfo = object('Upload', 'A file that was sent, or is on its way.', {
  id: text(),
  name: text('what its sender calls it'),
  bytes: integer('that it has'),
  received: integer('how many of them are in: the next part begins there'),
});

/** The parameter that names one. */
export const upload = text('id of the upload');

/** A file as it is told. */
export const shownUpload = ({
  id,
  name,
  size: bytes,
  received,
}: ReturnType<LongUploads['named']>): ValueOf<typeof UploadInfo> => ({ id, name, bytes, received });

/** @throws AdminError where nobody serves */
export function servedUploads({ uploads }: Pick<OperationDeps, 'uploads'>): LongUploads {
  if (uploads) return uploads;
  throw new AdminError('Files are sent to the process that serves, and this one does not.', {
    conflict: true,
  });
}

/** Has what stands in the way of files told as that of other operations is. */
export async function inUploadWords<T>(id: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UploadRefused)) throw error;
    throw new AdminError(error.message, TROUBLES[error.why](id));
  }
}

const TROUBLES: Readonly<
  Record<NotTaken, (id: string) => ConstructorParameters<typeof AdminError>[1]>
> = {
  missing: (id) => ({ missing: id }),
  large: () => ({ tooLarge: true }),
  full: () => ({ noRoom: true }),
  busy: () => ({ conflict: true }),
  place: () => ({ conflict: true }),
};
