/** A recorded reply that can be had here too. */
export interface RecordedReply {
  /** Names in a `RecordedWorld` for the words in braces of the path, in order. */
  readonly of?: readonly string[];
  /**
   * The path, where that of the index will not do: it names none, or not the fields by which one
   * gets today what came by itself then.
   */
  readonly ask?: string;
  /** Whose token it is asked with; the Page's without. */
  readonly as?: string;
  /** What to compare when it is not answer with answer: node by node, or the first of a list. */
  readonly form?: 'by id' | 'one by one' | 'first of list' | 'data';
  /** Why we send or lack what (see `differences`); nothing else may differ. */
  readonly differs?: Readonly<Record<string, readonly string[]>>;
}
