import { append } from '../../log/append.ts';
import { insert, remove } from '../../rows.ts';
import { statement } from '../../statement.ts';
import type { Transaction } from '../../store.ts';
import { UPLOADED } from '../sending-tables.ts';
import { UPLOAD_LIFE, type UploadedRow } from '../uploaded.ts';

const add = insert(UPLOADED);
const removeOne = remove(UPLOADED, ['page', 'id']);
const forget = statement<{ page: number; before: number }>((db, p) =>
  db.deleteFrom('uploaded').where('page', '=', p.page).where('created', '<=', p.before),
);

/** Keeps a file that was uploaded under its id, with the event; those whose time is over are forgotten. */
export async function recordUploaded(
  tx: Transaction,
  page: number,
  file: UploadedRow,
): Promise<void> {
  const { id: attachment, created: at } = file;
  const rows = tx.talk(page);
  await rows.run(forget, { page, before: at - UPLOAD_LIFE });
  await rows.run(add, { page, ...file });
  await append(tx, page, { at, kind: 'uploaded', body: { attachment } });
}

/** Forgets those of files that were for one message, in the transaction that sends it. */
export async function useUp(
  tx: Transaction,
  page: number,
  files: Iterable<UploadedRow | undefined>,
): Promise<void> {
  for (const file of files) {
    if (file && !file.reusable) await tx.talk(page).run(removeOne, { page, id: file.id });
  }
}
