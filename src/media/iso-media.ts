import { latin1 } from './bytes.ts';

/** Types by the major brand of the `ftyp` box (mp4ra.org, Brands). */
const BRANDS: readonly (readonly [brand: RegExp, mime: string])[] = [
  [/^(?:iso[m2-9]|mp4[12v]|mp7[12]|avc1|M4V[ HP]|MSNV|dash|mmp4|[fF]4[vV] )/, 'video/mp4'],
  [/^(?:M4A |M4B |M4P |[fF]4[aA] )/, 'audio/mp4'],
  [/^qt {2}/, 'video/quicktime'],
  [/^3g2/, 'video/3gpp2'],
  [/^3g[a-z]/, 'video/3gpp'],
  [/^avi[fs]/, 'image/avif'],
  [/^(?:hei[cxms]|hev[cx])/, 'image/heic'],
  [/^(?:mif1|msf1)/, 'image/heif'],
];

/**
 * The type of a file of the MP4 family (ISO/IEC 14496-12), undefined for another or an unknown
 * brand. A brand does not tell whether there is a picture: a voice clip may say `video/mp4`.
 */
export function isoMediaType(head: Uint8Array): string | undefined {
  if (latin1(head, 4, 8) !== 'ftyp') return undefined;
  const brand = latin1(head, 8, 12);
  return BRANDS.find(([pattern]) => pattern.test(brand))?.[1];
}
