/** A word as a shell takes it, whatever is in it. */
const asTyped = (word: string): string =>
  /^[\w./@:=+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** Words as one types them behind a prompt. */
export const commandLine = (...words: readonly string[]): string =>
  ['npx', 'convograph', ...words].map(asTyped).join(' ');
