/** A time of day, in UTC: `10:00:00.007`, without the milliseconds where there are none. */
export const clockText = (at: number): string =>
  new Date(at)
    .toISOString()
    .slice(11, 23)
    .replace(/\.000$/, '');
