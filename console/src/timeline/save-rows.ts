import { ask } from '../control/ask.ts';
import type { Row } from '../stream/rows.ts';
import { saveAs } from '../ui/save-as.ts';

const AT_ONCE = 1_000;

/**
 * Saves the rows that are shown, and those that were not scrolled to, as `GET /timeline` gives them: the
 * oldest first, as `convograph log --json` has them.
 * @param query which rows, in the grammar of the timeline
 */
export async function saveRows(
  query: string | undefined,
  isShown: (row: Row) => boolean,
): Promise<void> {
  const parts: Row[][] = [];
  for (let before: number | undefined; ; ) {
    const { data } = await ask('GET /timeline', {
      ...{ limit: AT_ONCE, before },
      ...(query !== undefined && { filter: query }),
    });
    parts.unshift(data.filter(isShown));
    before = data[0]?.seq;
    if (data.length < AT_ONCE) break;
  }
  const json = JSON.stringify({ data: parts.flat() }, undefined, 2);
  saveAs(new Blob([json], { type: 'application/json' }), 'timeline.json');
}
