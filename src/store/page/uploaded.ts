import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { RowOf } from '../codec.ts';
import { PageReads } from '../reads.ts';
import { find } from '../rows.ts';
import { UPLOADED } from './sending-tables.ts';

/** How long an id is good, in ms: 90 days (wire.md 8.5). */
export const UPLOAD_LIFE = 90 * 24 * 3_600_000;

/** A file that can be sent by its id. */
export type UploadedRow = RowOf<typeof UPLOADED>;

const known = find(UPLOADED, ['page', 'id']);

/** The files that apps uploaded for a Page. */
export class UploadedFiles extends PageReads {
  /**
   * A file that can be sent: of another Page, forgotten or never there is all one, and looks no
   * further than this Page's own.
   * @param now epoch milliseconds of the store's clock
   */
  byId(id: string, now: number): Awaitable<UploadedRow | undefined> {
    return chain(this.connection.one(known, { page: this.page, id }), (row) =>
      row && row.created > now - UPLOAD_LIFE ? row : undefined,
    );
  }
}
