/** A text in the double quotes that JavaScript, Java and Python share. */
export const doubleQuoted = (text: string): string =>
  // A lone surrogate is no text in any file.
  JSON.stringify(text.toWellFormed())
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
    .replaceAll('\u007f', '\\u007f');

/**
 * The same of C. A hexadecimal escape would take digits that follow, so what has no letter is octal;
 * two question marks in a row may be a trigraph.
 */
export const quotedInC = (text: string): string =>
  `"${text.toWellFormed().replaceAll(/[\\"\p{Cc}]|(?<=\?)\?/gu, (unit) => IN_C[unit] ?? octal(unit))}"`;

const IN_C: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '?': '\\?',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Of U+0080 and more, which stand in two bytes of UTF-8, both. */
const octal = (unit: string): string =>
  [...Buffer.from(unit)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');

/** A text in the single quotes of PHP: nothing stands for something else there but these two. */
export const quotedInPhp = (text: string): string =>
  `'${text.toWellFormed().replaceAll(/[\\']/g, '\\$&')}'`;

/** A text in the single quotes of a shell, which end for a quote alone. */
export const quotedInShell = (text: string): string =>
  `'${text.toWellFormed().replaceAll("'", "'\\''")}'`;

/** Lines, so many blanks further in; those within a text of several lines stay as they are. */
export const entriesOf = (
  pairs: readonly (readonly [name: string, value: string])[],
  line: (name: string, value: string) => string,
  indent: number,
): string => pairs.map(([name, value]) => `${' '.repeat(indent)}${line(name, value)}\n`).join('');
