/** A text of its own: a part of a longer one keeps the whole in memory, as long as it is there itself. */
export const copiedText = (text: string): string => Buffer.from(text).toString();
