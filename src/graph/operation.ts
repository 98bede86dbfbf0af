import type { Awaitable } from '../base/awaitable.ts';
import type { Call } from './call.ts';
import type { Args, Params } from './params/param.ts';
import type { UploadedFile } from './request.ts';
import type { Described, NodeType } from './vocabulary.ts';

/** What one call of an operation was given. */
export interface Given<P extends Params> {
  readonly args: Args<P>;
  /** Files that came with the request, by the name of their part. */
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** What came of a call of an operation. */
export interface Outcome<R, M> {
  readonly answer: R;
  /** The node that was made or changed, for `fields` to read (wire.md 1.7). */
  readonly node?: M;
}

/** What POST or DELETE does on a node, or on an edge of it. */
export interface Operation<N, C> extends Described {
  readonly verb: 'POST' | 'DELETE';
  /** The edge, as the wire names it; '' for the node itself. */
  readonly name: string;
  /** The row of the table of permissions that it needs; none when absent. */
  readonly permission?: string;
  readonly params: Params;
  /** The parameter that one more path segment behind the edge names, instead of the parameters. */
  readonly item?: string;
  /** Whether files may come with it, also before the token in a body; elsewhere they are let go. */
  readonly takesFiles?: boolean;
  /** Members of its answer, with their types. */
  readonly result: Readonly<Record<string, string>>;
  /** The type of the node that `fields` read after it; absent where there is nothing to read. */
  readonly of?: () => NodeType<unknown, C>;
  /** Refuses before the parameters are looked at. */
  authorize?(node: N, call: Call<C>): void;
  /** Refuses what the data say against it: the last thing before it is run. */
  check?(node: N, given: Given<Params>, call: Call<C>): Awaitable<void>;
  run(node: N, given: Given<Params>, call: Call<C>): Awaitable<Outcome<unknown, unknown>>;
  /** The answer's members as JSON text, `"success":true`. */
  write(answer: unknown): readonly (readonly [name: string, text: string])[];
}
