import { type Cell, columns, int, json, optional, text } from '../codec.ts';

/** A row of a table as it stood before it was changed; none where it was added. */
export interface Image {
  readonly table: string;
  /** The cells of its key, in the order in which the table has it. */
  readonly key: readonly (string | number)[];
  readonly before?: Readonly<Record<string, Cell>>;
}

/** What one transaction changed of a conversation, as it was before: what takes it back. */
export const REVERSAL = columns(
  'reversal',
  {
    /** Number within the conversation: the newest is taken back first. */
    no: int,
    /** Number of the first event of the Page that tells of it, or of the next after it. */
    event: int,
    /** How the clock of the store differed from the machine's, as its setting says. */
    clock: optional(text),
    images: json<readonly Image[]>(),
  },
  { page: int, conversation: int },
);
