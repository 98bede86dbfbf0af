/**
 * Whether a file may be a page of messages, by its name: long ones are cut, and pages of 2017 were
 * numbered (wire.md 14.27).
 */
export const isPage = (path: string): boolean =>
  /(?:^|\/)(?:mess[^/]*|messages\/\d+)\.html?$/i.test(path);

/** The orders that the numbers of a date can have. */
export const DATE_ORDERS = ['dmy', 'mdy', 'ymd', 'ydm'] as const;

/** What was said about pages. */
export interface PageHints {
  /** IANA name of the zone by which their clocks went. */
  readonly timeZone?: string | undefined;
  /** One of {@link DATE_ORDERS}. */
  readonly dateOrder?: string | undefined;
  /** A BCP 47 tag. */
  readonly dateLanguage?: string | undefined;
}
