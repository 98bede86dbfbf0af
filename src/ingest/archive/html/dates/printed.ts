import { plain } from './signature.ts';

export type Options = Intl.DateTimeFormatOptions;

/** The fifteenths of 2021: every month, and every day of the week. */
export const DAYS = Array.from({ length: 12 }, (_, month) => Date.UTC(2021, month, 15, 12));

/** The parts that a format prints, or undefined where it prints others than are known. */
export function printed(
  locale: string,
  options: Options,
  calendar: string | undefined,
  when: readonly number[],
) {
  const rest = { timeZone: 'UTC', ...(calendar !== undefined && { calendar }) };
  const format = new Intl.DateTimeFormat(locale, { ...options, ...rest });
  return when.map((time) =>
    format.formatToParts(time).map(({ type, value }) => ({ type, text: plainPart(value) })),
  );
}

/** Like {@link plain}, with the spaces at its ends. */
function plainPart(text: string): string {
  const spaced = text.replace(/\s/gu, ' ');
  const inner = plain(spaced);
  return `${/^\s/.test(spaced) ? ' ' : ''}${inner}${inner !== '' && /\s$/.test(spaced) ? ' ' : ''}`;
}

/** A word without the full stop of an abbreviation. */
export const bare = (text: string): string => text.trim().replace(/\.$/, '');
