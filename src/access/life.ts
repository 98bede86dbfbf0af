/** How long tokens and codes live, in milliseconds (wire.md 6). */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A user token as a login gives it: Meta says one to two hours. */
export const SHORT_LIFE = 1.5 * HOUR;
/** A user token after `fb_exchange_token`, an Instagram-login token after `ig_exchange_token`. */
export const LONG_LIFE = 60 * DAY;
/** An Instagram-login token as a login gives it. */
export const INSTAGRAM_SHORT_LIFE = HOUR;
/** Age from which a long-lived Instagram-login token can be refreshed. */
export const REFRESHABLE_AFTER = DAY;
/** How long an app keeps its access to a person's data without that person. */
export const DATA_ACCESS = 90 * DAY;
/** A login code. */
export const CODE_LIFE = 10 * 60_000;
