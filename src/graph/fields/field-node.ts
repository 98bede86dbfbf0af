/** One field of a selection, as parsed: `messages.limit(5).as(m){id}`. Frozen. */
export interface FieldNode {
  readonly name: string;
  /** The key it answers under: the alias, else the name. */
  readonly key: string;
  readonly alias?: string;
  /** Modifier arguments in order of writing: `limit`, `after`, `order` … (never `as`, `fields`). */
  readonly args: ReadonlyMap<string, string>;
  /** Undefined without braces: the default fields are meant. */
  readonly children?: readonly FieldNode[];
  /** The text of the children, as links to the next page repeat it. */
  readonly childText?: string;
}

/** The fields asked of one node; undefined means the default fields. */
export type Selection = readonly FieldNode[] | undefined;
