/** A Graph API version, such as `v23.0`. */
export type Version = `v${number}.0`;

/** Offered versions, oldest first, whatever the date. */
export const VERSIONS: readonly Version[] = [
  'v19.0',
  'v20.0',
  'v21.0',
  'v22.0',
  'v23.0',
  'v24.0',
  'v25.0',
  'v26.0',
];

/** Versions that Meta once had (wire.md 1.1): v2.0 to v2.12, v3.0 to v3.3, then whole numbers. */
const LAST_MINOR: Readonly<Record<number, number>> = { 1: 0, 2: 12, 3: 3 };

/**
 * The version that answers a path segment, or undefined for one that never existed. An expired one
 * is answered by the oldest still usable (wire.md 1.1), and so is the one after the newest, which
 * Meta's host answered so before it had it (wire.md 13.1, 3); `v19` means `v19.0`.
 */
export function answeringVersion(segment: string): Version | undefined {
  if (VERSIONS.includes(segment as Version)) return segment as Version;
  const [, major, minor = '0'] = /^v([1-9]\d{0,2})(?:\.(0|[1-9]\d?))?$/.exec(segment) ?? [];
  if (major === undefined) return undefined;
  if (Number(minor) > (LAST_MINOR[Number(major)] ?? 0)) return undefined;
  const same = VERSIONS.find((version) => ordinal(version) === Number(major));
  return same ?? (Number(major) <= NEXT ? VERSIONS[0] : undefined);
}

/** Whether a path segment has the form of a version. */
export const looksLikeVersion = (segment: string): boolean => /^v\d+(\.\d+)?$/.test(segment);

/** The whole number of a version: 23 of `v23.0`. */
export const ordinal = (version: Version): number => Number.parseInt(version.slice(1), 10);

/** The version after the newest that is offered. */
const NEXT = Math.max(...VERSIONS.map(ordinal)) + 1;
