/**
 * Whether a file may be a page of messages, by its name: long ones are cut, and pages of 2017 were
 * numbered (wire.md 14.27).
 */
export const isPage = (path: string): boolean =>
  /(?:^|\/)(?:mess[^/]*|messages\/\d+)\.html?$/i.test(path);

/** What was said about pages. */
export interface PageHints {
  /** IANA name of the zone by which their clocks went. */
  readonly timeZone?: string | undefined;
  /** `dmy`, `mdy` or `ymd`. */
  readonly dateOrder?: string | undefined;
  /** A BCP 47 tag. */
  readonly dateLanguage?: string | undefined;
}
