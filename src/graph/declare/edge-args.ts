/** One page of an edge. */
export interface Slice<M> {
  readonly items: readonly M[];
  /** Cursors of the first and last item; absent on an empty page. */
  readonly before?: string;
  readonly after?: string;
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

/** What an edge is asked: paging and its own parameters, all checked as text → number here. */
export interface EdgeArgs {
  readonly limit: number;
  readonly after: string | undefined;
  readonly before: string | undefined;
  /** Any other parameter by name: from the request at the path, from modifiers when nested. */
  get(name: string): string | undefined;
}
