/** Digits that a number of JavaScript does not hold exactly: an id that stands as a number. */
const LONG_NUMBER = /(?<![\w."-])\d{16,}(?!["\w.])/;

/** What a parameter says: JSON where it holds an object or a list, else its text. */
export function paramValue(text: string): unknown {
  if (!/^\s*[[{]/.test(text) || LONG_NUMBER.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The text of a parameter that says something. */
export const paramText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** A parameter without what a writer of JSON may do one way or another. */
export const plainParam = (text: string): string => paramText(paramValue(text));
