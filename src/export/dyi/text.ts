/**
 * A value as Meta's downloads write it: two spaces a level, each byte of a text's UTF-8 as a
 * character of its own, all beyond ASCII escaped (wire.md 14.7). Whoever undoes that for
 * Meta's files undoes it here.
 * @param indent spaces before every line but the first
 */
export function metaJson(value: unknown, indent = 0): string {
  const json = JSON.stringify(
    value,
    (_, each) => (typeof each === 'string' ? asBytes(each) : each),
    2,
  );
  const ascii = json.replace(/[\u007f-\uffff]/g, escaped);
  return indent > 0 ? ascii.replaceAll('\n', `\n${' '.repeat(indent)}`) : ascii;
}

const asBytes = (text: string): string =>
  /^[\0-\x7f]*$/.test(text) ? text : Buffer.from(text).toString('latin1');

const escaped = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Whether a text comes through a download as it is: NUL and halves of characters do not. */
export const isWritable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** What is lost of a text that is not. */
export const UNWRITABLE = 'texts and names with characters that JSON cannot hold';
