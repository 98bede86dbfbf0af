/** A day in UTC, such as `2026-10-27`: days compare as texts do. */
export type Day = `${number}-${number}-${number}`;

/** Milliseconds of a day. */
export const DAY = 86_400_000;

/** The day of a moment in epoch milliseconds, of the years 0 to 9999. */
export const dayOf = (ms: number): Day => new Date(ms).toISOString().slice(0, 10) as Day;

/** Whether a text is a day that there is. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && dayOf(ms) === text;
}
