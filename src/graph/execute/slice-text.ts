import type { Slice } from '../declare/edge-args.ts';

/** An address as it stands in JSON: encoded already, it has nothing to be escaped but `/`. */
export const escapedLink = (address: string): string => address.replaceAll('/', '\\/');

/**
 * `,"paging":{…}` of a page, or nothing for an empty one without neighbours. `next` is absent on
 * the last page and `previous` on the first (wire.md 2.3).
 * @param link absolute address of this page without cursors, as {@link escapedLink} writes it
 */
export function sliceText(slice: Slice<unknown>, link: string): string {
  const { before, after } = slice;
  if (before === undefined || after === undefined) return '';
  let text = `,"paging":{"cursors":{"before":"${before}","after":"${after}"}`;
  if (slice.hasPrevious) text += `,"previous":"${link}&before=${before}"`;
  if (slice.hasNext) text += `,"next":"${link}&after=${after}"`;
  return `${text}}`;
}
