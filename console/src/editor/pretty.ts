/** Letters up to which a text is written anew with blanks. */
const PRETTY = 8_000_000;

/** A number as it was written: ids of apps may have more digits than a number of this language holds. */
function asWritten(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  const { rawJSON } = JSON as unknown as { readonly rawJSON?: (text: string) => unknown };
  const source = context?.source;
  return typeof value === 'number' && source !== undefined && rawJSON ? rawJSON(source) : value;
}

/** JSON with its blanks; anything else, and what was cut, as it is. */
export function pretty(value: string): { readonly text: string; readonly isJson: boolean } {
  if (value.length > PRETTY) return { text: value, isJson: false };
  try {
    return { text: JSON.stringify(JSON.parse(value, asWritten), null, 2), isJson: true };
  } catch {
    return { text: value, isJson: /^\s*[[{]/.test(value) };
  }
}
