/** What makes JSON text of a number of any length; TypeScript does not know it yet. */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): object };

/** An id that the wire has as a number: its digits, however many, where a double would round them. */
export const exactNumber = (digits: string): object => rawJSON(digits);
