/** Names come from strangers: what would move the cursor of a terminal is taken out. */
export const printable = (text: string): string => text.replace(CONTROLS, ' ');

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
