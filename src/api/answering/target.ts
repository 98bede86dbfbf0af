/** What a request is about: one node or several by id, or an edge of them. */
export interface Target {
  /** Ids as asked for; `me` among them is the token's own node, `app` its app. */
  readonly ids: readonly string[];
  /** Several ids are answered as an object by id, even when it is one (wire.md 1.6). */
  readonly several: boolean;
  readonly edge: string | undefined;
  /** What of the edge, for an operation that takes it from the path. */
  readonly item?: string;
}
