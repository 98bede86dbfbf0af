import { type Awaitable, chain } from '../base/awaitable.ts';
import type { Address } from './address.ts';
import type { Call } from './call.ts';
import { type DatalessField, type DocumentedNames, datalessFields } from './dataless.ts';
import type { ErrorName } from './error.ts';
import { quote } from './json-text.ts';
import type { Memo } from './memo.ts';
import type { Needs } from './needs.ts';
import type { Given, Operation, Outcome } from './operation.ts';
import type { Params } from './params/param.ts';
import type { Version } from './versions.ts';
import { type ResultOf, type ValueOf, WRITERS } from './writers.ts';

/** What people and `metadata=1` are told of a field, edge or parameter. */
export interface Described {
  readonly name: string;
  /** The platform's type name: `string`, `datetime`, `int`, `bool`, `list<…>`, a node type. */
  readonly type: string;
  /** What it means and which fact it rests on. */
  readonly description: string;
  /** First and last version that offer it; every version when absent (wire.md 5.16). */
  readonly since?: Version;
  readonly until?: Version;
  /** How far it is done, where it is not fully: shown in docs/compatibility.md. */
  readonly partial?: string;
  /** The type as `metadata=1` names it, where that does not follow from `type`. */
  readonly metadataType?: string;
}

interface FieldBase extends Described {
  /** In the answer when no `fields` are asked for. */
  readonly standard: boolean;
}

/** A field that writes its own JSON text; undefined: no data, the key stays away. */
export interface ScalarField<N, C> extends FieldBase {
  readonly kind: 'scalar';
  /** What reading it needs besides its node; whoever declares it asks for that in `write`. */
  readonly needs?: Needs<N, C>;
  write(node: N, call: Call<C>): string | undefined;
}

/** A scalar that has to be loaded, for all nodes at once, such as `snippet`. */
export interface LoadedField<N, C> extends FieldBase {
  readonly kind: 'loaded';
  load(nodes: readonly N[], call: Call<C>): Awaitable<readonly (string | undefined)[]>;
}

/** A field that holds one node, such as `from`. */
export interface ObjectField<N, C> extends FieldBase {
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
export interface ListField<N, C> extends FieldBase {
  readonly kind: 'list';
  readonly of: () => NodeType<unknown, C>;
  readonly keepEmpty: boolean;
  /** Answered as an array alone, as the `users` of a reaction are. */
  readonly bare: boolean;
  load(nodes: readonly N[], call: Call<C>): Awaitable<readonly (readonly unknown[])[]>;
}

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

/** An edge: `{"data":[…],"paging":{…}}`, at a path of its own and as a field. */
export interface EdgeField<N, C> extends FieldBase {
  readonly kind: 'edge';
  readonly of: () => NodeType<unknown, C>;
  readonly params: readonly Described[];
  /** Without paging an edge answers `{"data":[…]}` alone. */
  readonly paged: boolean;
  /** Fields answered when none are asked for, where they are not the node type's own. */
  readonly defaults?: readonly string[];
  /** What reading it needs; nothing when absent. */
  readonly needs?: Needs<N, C>;
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
  /** What reading it by its id needs; nothing when absent. */
  readonly needs?: Needs<N, C>;
  /** Whether a name that it does not have is dropped; it is an error otherwise (wire.md 13.3 c, d). */
  readonly lenient: boolean;
  /** Names that were fields once: to ask for one is an error of its own. */
  readonly retired: ReadonlyMap<string, ErrorName>;
  /** What POST and DELETE do on it and on its edges. */
  readonly operations: readonly Operation<N, C>[];
}

type About = Omit<Described, 'name' | 'type'> & { readonly standard?: boolean };

/**
 * The words in which what the Graph offers is declared: `C` is what every reader is given besides
 * the node (the page-scoped store, the caller, the clock), `K` the names of permissions.
 * @example
 * const { node, scalar } = vocabulary<Services>();
 * const page = node<PageRow>('Page', 'A Facebook Page.', {
 *   id: (p) => p.id,
 *   fields: [scalar('name', 'string', 'Its name.', (p) => p.name, { standard: true })],
 * });
 */
export function vocabulary<C, K extends string = string>() {
  const base = (name: string, type: string, description: string, about?: Partial<About>) => ({
    name,
    type,
    description,
    ...about,
    standard: about?.standard ?? false,
  });
  return {
    node<N>(
      name: string,
      description: string,
      rest: {
        variant?: string;
        id?: (node: N, call: Call<C>) => string | undefined;
        memo?: (node: N) => Memo;
        fields: readonly Field<N, C>[];
        documented?: DocumentedNames;
        needs?: Needs<N, C>;
        lenient?: boolean;
        retired?: Readonly<Record<string, ErrorName>>;
        operations?: readonly Operation<N, C>[];
      },
    ): NodeType<N, C> {
      const { id, memo, variant, needs, retired = {}, lenient = false, operations = [] } = rest;
      const own: Field<N, C>[] = id
        ? [
            {
              ...base('id', 'string', 'The id.', { standard: true }),
              kind: 'scalar',
              write: (n, call) => {
                const text = id(n, call);
                return text === undefined ? undefined : quote(text);
              },
            },
            ...rest.fields,
          ]
        : [...rest.fields];
      if (rest.documented) {
        own.push(...datalessFields(rest.documented, new Set(own.map((field) => field.name))));
      }
      const byName = new Map(own.map((field) => [field.name, field]));
      return {
        name,
        description,
        ...(variant ? { variant } : {}),
        ...(id ? { id } : {}),
        ...(needs ? { needs } : {}),
        ...(memo ? { memo } : {}),
        retired: new Map(Object.entries(retired)),
        fields: own,
        byName,
        lenient,
        operations,
      };
    },

    scalar<N, T extends keyof typeof WRITERS>(
      name: string,
      type: T,
      description: string,
      read: (node: N, call: Call<C>) => ValueOf<T> | null | undefined,
      about?: Partial<About & { needs: Needs<N, C> }>,
    ): ScalarField<N, C> {
      const writer = WRITERS[type] as (value: ValueOf<T>) => string;
      return {
        ...base(name, type, description, about),
        kind: 'scalar',
        write: (node, call) => {
          const value = read(node, call);
          return value === undefined || value === null ? undefined : writer(value);
        },
      };
    },

    /** A scalar whose reader gives its JSON text: for parts in which nothing is to be escaped. */
    written<N>(
      name: string,
      type: keyof typeof WRITERS,
      description: string,
      write: (node: N, call: Call<C>) => string | undefined,
      about?: Partial<About>,
    ): ScalarField<N, C> {
      return { ...base(name, type, description, about), kind: 'scalar', write };
    },

    /** A scalar whose values are loaded for all nodes at once. */
    loaded<N, T extends keyof typeof WRITERS>(
      name: string,
      type: T,
      description: string,
      load: (nodes: readonly N[], call: Call<C>) => Awaitable<readonly (ValueOf<T> | undefined)[]>,
      about?: Partial<About>,
    ): LoadedField<N, C> {
      const writer = WRITERS[type] as (value: ValueOf<T>) => string;
      return {
        ...base(name, type, description, about),
        kind: 'loaded',
        load: (nodes, call) =>
          chain(load(nodes, call), (values) =>
            values.map((value) => (value === undefined ? undefined : writer(value))),
          ),
      };
    },

    /** A point in time; `read` gives epoch milliseconds. */
    time<N>(
      name: string,
      description: string,
      read: (node: N, call: Call<C>) => number | undefined,
      about?: Partial<About>,
    ): ScalarField<N, C> {
      return {
        ...base(name, 'datetime', description, about),
        kind: 'scalar',
        write: (node, call) => {
          const ms = read(node, call);
          return ms === undefined ? undefined : call.writeTime(ms);
        },
      };
    },

    object<N, M>(
      name: string,
      of: () => NodeType<M, C>,
      description: string,
      load: (nodes: readonly N[], call: Call<C>) => Awaitable<readonly (M | undefined)[]>,
      about?: Partial<About & { wrapped: boolean; keepEmpty: boolean; address: Address<N, C> }>,
    ): ObjectField<N, C> {
      return {
        ...base(name, 'object', description, about),
        kind: 'object',
        wrapped: about?.wrapped ?? false,
        keepEmpty: about?.keepEmpty ?? false,
        of: of as () => NodeType<unknown, C>,
        load,
      };
    },

    list<N, M>(
      name: string,
      of: () => NodeType<M, C>,
      description: string,
      load: (nodes: readonly N[], call: Call<C>) => Awaitable<readonly (readonly M[])[]>,
      about?: Partial<About & { keepEmpty: boolean; bare: boolean }>,
    ): ListField<N, C> {
      return {
        ...base(name, 'list', description, about),
        kind: 'list',
        keepEmpty: about?.keepEmpty ?? false,
        bare: about?.bare ?? false,
        of: of as () => NodeType<unknown, C>,
        load,
      };
    },

    edge<N, M>(
      name: string,
      of: () => NodeType<M, C>,
      description: string,
      rest: Partial<Omit<About, 'description'>> & {
        params?: readonly Described[];
        paged?: boolean;
        defaults?: readonly string[];
        needs?: Needs<N, C>;
        authorize?: (node: N, args: EdgeArgs, call: Call<C>) => void;
        load: (
          nodes: readonly N[],
          args: EdgeArgs,
          call: Call<C>,
          asked: readonly string[],
        ) => Awaitable<readonly Slice<M>[]>;
        count?: (node: N, args: EdgeArgs, call: Call<C>) => Awaitable<number | undefined>;
      },
    ): EdgeField<N, C> {
      return {
        params: [],
        paged: true,
        ...rest,
        ...base(name, 'edge', description, rest),
        kind: 'edge',
        of: of as () => NodeType<unknown, C>,
      };
    },

    /** What POST or DELETE does on an edge, or on the node itself when `name` is ''.
     * @example
     * operation('POST', 'pass_thread_control', 'Passes control to another app.', {
     *   permission: 'controlThread',
     *   params: { recipient: required(object({ id: required(id, '…') }), 'The person.') },
     *   result: { success: 'bool' },
     *   run: async (page: PageNode, { args }, call) => ({ answer: { success: true } }),
     * });
     */
    operation<
      N,
      P extends Params,
      const R extends Readonly<Record<string, keyof typeof WRITERS>>,
      M,
    >(
      verb: 'POST' | 'DELETE',
      name: string,
      description: string,
      rest: Partial<Omit<Described, 'name' | 'type' | 'description'>> & {
        permission?: K;
        params: P;
        item?: keyof P & string;
        takesFiles?: boolean;
        result: R;
        of?: () => NodeType<M, C>;
        authorize?: (node: N, call: Call<C>) => void;
        check?: (node: N, given: Given<P>, call: Call<C>) => Awaitable<void>;
        run: (node: N, given: Given<P>, call: Call<C>) => Awaitable<Outcome<ResultOf<R>, M>>;
      },
    ): Operation<N, C> {
      const { of, run, check, ...others } = rest;
      return {
        ...others,
        verb,
        name,
        type: 'operation',
        description,
        ...(of ? { of: of as () => NodeType<unknown, C> } : {}),
        ...(check ? { check: check as NonNullable<Operation<N, C>['check']> } : {}),
        run: run as Operation<N, C>['run'],
        write: (answer) =>
          Object.entries(rest.result).flatMap(([member, type]) => {
            const value = (answer as Readonly<Record<string, never>>)[member];
            return value === undefined ? [] : [[member, WRITERS[type](value)] as const];
          }),
      };
    },
  };
}
