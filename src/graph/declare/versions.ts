import type { Day } from '../../base/day.ts';

/** A Graph API version, such as `v23.0`. */
export type Version = `v${number}.0`;

/** From which day on a version can be called, and until when. */
interface Release {
  readonly version: Version;
  readonly out: Day;
  /** The first day on which it is answered by another; undefined where none is announced. */
  readonly ends?: Day;
}

/** The first day that a calendar knows: that on which the oldest version came out. */
export const FIRST_DAY: Day = '2024-01-23';

/** Versions with their days, oldest first (wire.md 13.1, 1 and 2). */
export const RELEASES: readonly Release[] = [
  { version: 'v19.0', out: FIRST_DAY, ends: '2026-05-21' },
  { version: 'v20.0', out: '2024-05-21', ends: '2026-09-24' },
  { version: 'v21.0', out: '2024-10-02', ends: '2027-01-21' },
  { version: 'v22.0', out: '2025-01-21', ends: '2027-05-20' },
  { version: 'v23.0', out: '2025-05-29', ends: '2027-10-08' },
  { version: 'v24.0', out: '2025-10-08', ends: '2028-02-18' },
  { version: 'v25.0', out: '2026-02-18', ends: '2028-07-29' },
  { version: 'v26.0', out: '2026-07-29' },
  { version: 'v27.0', out: '2026-11-04' },
];

/** Offered versions, oldest first, whatever the date. */
export const VERSIONS: readonly Version[] = RELEASES.map(({ version }) => version);

/**
 * What the events of a subscription are sent as that is made here, and not by a call with a version of
 * its own: one more version changes nobody's webhooks.
 */
export const SUBSCRIPTION_VERSION: Version = 'v26.0';

/** Versions that Meta once had (wire.md 1.1): v2.0 to v2.12, v3.0 to v3.3, then whole numbers. */
const LAST_MINOR: Readonly<Record<number, number>> = { 1: 0, 2: 12, 3: 3 };

/**
 * The version that answers a path segment, or undefined for one that never existed. An expired one
 * is answered by the oldest still usable (wire.md 1.1), and so is the one after the newest, which
 * Meta's host answered so before it had it (wire.md 13.1, 3); `v19` means `v19.0`.
 * @param versions those that are offered, oldest first
 */
export function answeringVersion(
  segment: string,
  versions: readonly Version[] = VERSIONS,
): Version | undefined {
  if (versions.includes(segment as Version)) return segment as Version;
  const [, major, minor = '0'] = /^v([1-9]\d{0,2})(?:\.(0|[1-9]\d?))?$/.exec(segment) ?? [];
  if (major === undefined) return undefined;
  if (Number(minor) > (LAST_MINOR[Number(major)] ?? 0)) return undefined;
  const same = versions.find((version) => ordinal(version) === Number(major));
  return same ?? (Number(major) <= nextAfter(versions) ? versions[0] : undefined);
}

/** Whether a path segment has the form of a version. */
export const looksLikeVersion = (segment: string): boolean => /^v\d+(\.\d+)?$/.test(segment);

/** The whole number of a version: 23 of `v23.0`. */
export const ordinal = (version: Version): number => Number.parseInt(version.slice(1), 10);

/** The number of the version after the newest that is offered. */
const nextAfter = (versions: readonly Version[]): number => ordinal(versions.at(-1) as Version) + 1;
