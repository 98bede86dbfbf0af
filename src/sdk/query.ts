/** Parameters as they stand in a query or form: texts by name. */
export type QueryParams = Record<string, string>;

/** Texts stay, what is missing is left out, everything else becomes JSON (wire.md 11). */
export const flat = (values: Readonly<Record<string, unknown>>): QueryParams =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (value === null || value === undefined) return [];
      return [[name, typeof value === 'string' ? value : (JSON.stringify(value) ?? '')]];
    }),
  );

/** A query of them, by name. */
export const queryOf = (params: Readonly<QueryParams>): string =>
  Object.keys(params)
    .sort()
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(params[name] ?? '')}`)
    .join('&');

/** What a query holds; a name without a value is left out. A `+` is no blank here. */
export const paramsOf = (query: string): QueryParams =>
  Object.fromEntries(
    query.split('&').flatMap((pair) => {
      const at = pair.indexOf('=');
      return at > 0 ? [[plain(pair.slice(0, at)), plain(pair.slice(at + 1))]] : [];
    }),
  );

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Such as `100%`, which a person wrote.
    return text;
  }
}
