import type { Slice } from './vocabulary.ts';

/**
 * `,"paging":{…}` of a page, or nothing for an empty one without neighbours. `next` is absent on
 * the last page and `previous` on the first (protocol.md 2.3).
 * @param link absolute address of this page without cursors, holding nothing to be escaped but `/`
 */
export function sliceText(slice: Slice<unknown>, link: string): string {
  const { before, after } = slice;
  if (before === undefined || after === undefined) return '';
  let text = `,"paging":{"cursors":{"before":"${before}","after":"${after}"}`;
  if (slice.hasNext || slice.hasPrevious) {
    const escaped = link.replaceAll('/', '\\/');
    if (slice.hasPrevious) text += `,"previous":"${escaped}&before=${before}"`;
    if (slice.hasNext) text += `,"next":"${escaped}&after=${after}"`;
  }
  return `${text}}`;
}
