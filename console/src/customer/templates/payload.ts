/** What a payload may be: it came from an app, and was checked; of older archives it was not. */
export type Payload = Readonly<Record<string, unknown>>;

/** A value as an object; an empty one where it is none. */
export const asObject = (value: unknown): Payload =>
  typeof value === 'object' && value !== null ? (value as Payload) : {};

/** A value as a list; an empty one where it is none. */
export const asList = (value: unknown): readonly Payload[] =>
  Array.isArray(value) ? value.map(asObject) : [];

/** A value as a text; undefined where it says nothing. */
export const asText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== ''
    ? value
    : typeof value === 'number'
      ? String(value)
      : undefined;
