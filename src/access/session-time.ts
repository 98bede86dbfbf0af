/**
 * A time as the expiry error tells it, `Thursday, 10-Dec-15 04:00:00 PST` (wire.md 3.2).
 * @param ms epoch milliseconds
 */
export function sessionTime(ms: number): string {
  const part = new Map(
    format()
      .formatToParts(new Date(ms))
      .map(({ type, value }) => [type, value] as const),
  );
  const get = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? '';
  const day = `${get('day')}-${get('month')}-${get('year')}`;
  const time = `${get('hour')}:${get('minute')}:${get('second')}`;
  return `${get('weekday')}, ${day} ${time} ${get('timeZoneName')}`;
}

// Made when first needed: loading the names of a locale costs more than all else of a start.
let made: Intl.DateTimeFormat | undefined;
const format = (): Intl.DateTimeFormat => {
  made ??= new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/Los_Angeles',
    weekday: 'long',
    day: '2-digit',
    month: 'short',
    year: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  return made;
};
