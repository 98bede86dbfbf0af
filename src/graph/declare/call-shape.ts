import type { CallUse } from './call-use.ts';

/** How a call was made, and nothing of what it said: no ids, no values, no tokens. */
export interface CallShape {
  /** The verb that counts. */
  readonly method: string;
  /** HTTP's own, where `method=` put that in its place. */
  readonly sentAs?: string;
  /** That of its address; absent where there was none. */
  readonly version?: string;
  /** Ids are kinds in it: `/{page-id}/conversations`. */
  readonly path: string;
  readonly edge?: string;
  /** Whether it was made of the host of the Instagram API. */
  readonly instagram?: true;
  /** Names of its parameters. */
  readonly params: readonly string[];
  /** Its `fields` with the names of their modifiers: `messages.limit(…){id}`. */
  readonly fields?: string;
  readonly aliases?: true;
  /** Values that are words of the platform's, which end: `tag=ACCOUNT_UPDATE`. */
  readonly words?: readonly string[];
  readonly conditional?: true;
  /** Whether it was an item of a batch. */
  readonly item?: true;
  /** Whether others are counted with it that differ in what the calendar knows nothing of. */
  readonly coarse?: true;
}

/** In which forms a call of a shape was made. */
export const useOfShape = (shape: CallShape): CallUse => ({
  method: shape.method,
  edge: shape.edge,
  names: new Set(shape.params),
  aliases: shape.aliases ?? false,
  words: shape.words ?? [],
  overrides: shape.sentAs !== undefined,
  conditional: shape.conditional ?? false,
  isItem: shape.item ?? false,
});
