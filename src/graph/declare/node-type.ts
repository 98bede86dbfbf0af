import type { Awaitable } from '../../base/awaitable.ts';
import type { ErrorName } from '../errors/error.ts';
import type { Call } from '../execute/call.ts';
import type { Memo } from '../execute/memo.ts';
import type { Params } from '../params/param.ts';
import type { DatalessField } from './dataless.ts';
import type { Description } from './description.ts';
import type { EdgeArgs, Slice } from './edge-args.ts';
import type { Needs } from './needs.ts';
import type { Given, Outcome } from './outcome.ts';

/** What a call of an edge or operation counts as, and for whom (wire.md 10). */
export interface Counting {
  /**
   * As one of the Conversations API, a send, one of messenger_profile, or one of the Page itself; as
   * one of messaging without it.
   */
  readonly counts?: 'conversations' | 'sends' | 'profiles' | 'page';
  /** The parameter that names a person whom it is about. */
  readonly recipient?: string;
}

/** A field that writes its own JSON text; undefined: no data, the key stays away. */
export interface ScalarField<N, C> extends Description {
  readonly kind: 'scalar';
  write(node: N, call: Call<C>): string | undefined;
}

/** A scalar that has to be loaded, for all nodes at once, such as `snippet`. */
export interface LoadedField<N, C> extends Description {
  readonly kind: 'loaded';
  load(nodes: readonly N[], call: Call<C>): Awaitable<readonly (string | undefined)[]>;
}

/** A field that holds one node, such as `from`. */
export interface ObjectField<N, C> extends Description {
  readonly kind: 'object';
  readonly of: () => NodeType<unknown, C>;
  /** Answered within `{"data":…}`, as `picture` is. */
  readonly wrapped: boolean;
  /** Whether one of which nothing is left is answered as `{}`; it stays away otherwise. */
  readonly keepEmpty: boolean;
  /** Where it is read at an address of its own as well. */
  readonly address?: Address<N, C>;
  load(nodes: readonly N[], call: Call<C>): Awaitable<readonly unknown[]>;
}

/** A field that holds `{"data":[…]}`, such as `participants`. An empty one stays away unless kept. */
export interface ListField<N, C> extends Description {
  readonly kind: 'list';
  readonly of: () => NodeType<unknown, C>;
  readonly keepEmpty: boolean;
  /** Answered as an array alone, as the `users` of a reaction are. */
  readonly bare: boolean;
  load(nodes: readonly N[], call: Call<C>): Awaitable<readonly (readonly unknown[])[]>;
}

/** How a field of one node is read at an address of its own, as `/{page-id}/picture` is. */
export interface Address<N, C> extends Counting {
  readonly params: readonly Description[];
  /**
   * What is answered there, also where the field itself stays away.
   * @throws GraphError for wrong parameters
   */
  load(node: N, args: EdgeArgs, call: Call<C>): unknown;
  /** Where a client is sent instead that does not ask for JSON. */
  location(found: unknown, call: Call<C>): string;
}

/** An edge: `{"data":[…],"paging":{…}}`, at a path of its own and as a field. */
export interface EdgeField<N, C> extends Description, Counting {
  readonly kind: 'edge';
  readonly of: () => NodeType<unknown, C>;
  readonly params: readonly Description[];
  /** Without paging an edge answers `{"data":[…]}` alone. */
  readonly paged: boolean;
  /** Fields answered when none are asked for, where they are not the node type's own. */
  readonly defaults?: readonly string[];
  /** Refuses a caller who has not what it needs. */
  authorize?(node: N, args: EdgeArgs, call: Call<C>): void;
  /** @param asked names of the fields that will be read of the nodes at the other end */
  load(
    nodes: readonly N[],
    args: EdgeArgs,
    call: Call<C>,
    asked: readonly string[],
  ): Awaitable<readonly Slice<unknown>[]>;
  /** For `summary`: how many there are in all; undefined where that cannot be told. */
  count?(node: N, args: EdgeArgs, call: Call<C>): Awaitable<number | undefined>;
}

export type Field<N, C> =
  | ScalarField<N, C>
  | LoadedField<N, C>
  | ObjectField<N, C>
  | ListField<N, C>
  | EdgeField<N, C>
  | DatalessField;

/** A declared node type. `N` is what the store hands out for it, `C` what readers are given. */
export interface NodeType<N, C> {
  /** As error texts and `metadata` name it: `Page`, `UnifiedThread`. */
  readonly name: string;
  /** Where two types share the platform's name, what tells them apart in the documentation. */
  readonly variant?: string;
  readonly description: string;
  /** The public id; absent for parts that have none, such as `image_data`. */
  readonly id?: (node: N, call: Call<C>) => string | undefined;
  /** Where nodes keep their text; only for a type whose texts depend on nothing but the node. */
  readonly memo?: (node: N) => Memo;
  readonly fields: readonly Field<N, C>[];
  readonly byName: ReadonlyMap<string, Field<N, C>>;
  /** Names of what is in the answer when no `fields` are asked for, besides the id. */
  readonly standard: ReadonlySet<string>;
  /** What reading it by its id needs; nothing when absent. */
  readonly needs?: Needs<N, C>;
  /** Whether a name that it does not have is dropped; it is an error otherwise (wire.md 13.3 c, d). */
  readonly lenient: boolean;
  /** Names that were fields once: to ask for one is an error of its own. */
  readonly retired: ReadonlyMap<string, ErrorName>;
  /** What POST and DELETE do on it and on its edges. */
  readonly operations: readonly Operation<N, C>[];
}

/** What POST or DELETE does on a node, or on an edge of it. */
export interface Operation<N, C> extends Description, Counting {
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
