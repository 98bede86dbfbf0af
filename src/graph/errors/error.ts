import { catalogue, type ErrorEntry } from './catalogue.ts';

/** The name of a row of the error catalogue. */
export type ErrorName = keyof typeof catalogue;

/**
 * An error that leaves as a Graph error body. Thrown anywhere, turned into a body in one place
 * (`server/`). The words in `{braces}` of the catalogue's message are filled from `values`.
 */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  /** The row of the catalogue, by name and as it stands there. */
  readonly row: ErrorName;
  readonly entry: ErrorEntry;
  readonly values: Readonly<Record<string, string>>;
  /** What is behind it, as a sentence for whoever runs the server alone: a client is not told. */
  readonly because: string | undefined;

  /** @param sentence what it says in another language than the catalogue's */
  constructor(
    row: ErrorName,
    values: Readonly<Record<string, string>> = {},
    sentence?: string,
    because?: string,
  ) {
    const entry: ErrorEntry = catalogue[row];
    super(
      sentence ?? entry.message.replace(/\{(\w+)\}/g, (all, key: string) => values[key] ?? all),
    );
    this.row = row;
    this.entry = entry;
    this.values = values;
    this.because = because;
  }
}
