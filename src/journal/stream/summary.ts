import type { TimelineRow } from '../timeline/row.ts';

/** Bytes of a row. */
const MOST = 400;

/** Letters that are left of the texts of one that has more, until it has no more. */
const LENGTHS = [120, 60, 30, 12];

/** Texts that may be long, those first that are missed least: GET /timeline/{seq} has them whole. */
const CUT = ['because', 'note', 'fault', 'message', 'what', 'text'] as const;

/**
 * A row as JSON, its texts cut where it has more than 400 bytes. Ids are not: that of a message which was
 * brought along may be as long as it likes.
 */
export function summaryText(row: TimelineRow): string {
  let text = JSON.stringify(row);
  let shown = row;
  for (const length of LENGTHS) {
    for (const name of CUT) {
      if (Buffer.byteLength(text) <= MOST) return text;
      const long = shown[name];
      if (long === undefined || long.length <= length) continue;
      shown = { ...shown, [name]: `${long.slice(0, length - 1)}…` };
      text = JSON.stringify(shown);
    }
  }
  return text;
}
