/** A word of NODE_OPTIONS: in quotes, where a backslash takes the next letter as it is. */
export const nodeWord = (word: string): string =>
  /^[\w./:%=@+,-]+$/.test(word) ? word : `"${word.replaceAll(/["\\]/g, '\\$&')}"`;

/** A word of JAVA_TOOL_OPTIONS: either quote keeps all but itself, and there is nothing that escapes. */
export const javaWord = (word: string): string =>
  /^[\w./:%=@+,-]+$/.test(word)
    ? word
    : word.replaceAll(/[^"]+|"+/g, (part) => (part.startsWith('"') ? `'${part}'` : `"${part}"`));
