import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { ErrorName } from '../errors/error.ts';
import type { Call } from '../execute/call.ts';
import type { Memo } from '../execute/memo.ts';
import type { Params } from '../params/param.ts';
import { quote } from '../text/json-text.ts';
import { type DocumentedNames, datalessFields } from './dataless.ts';
import type { Description } from './description.ts';
import type { EdgeArgs, Slice } from './edge-args.ts';
import type { Needs } from './needs.ts';
import type {
  Address,
  Counting,
  EdgeField,
  Field,
  ListField,
  LoadedField,
  NodeType,
  ObjectField,
  Operation,
  ScalarField,
} from './node-type.ts';
import type { Given, Outcome } from './outcome.ts';
import { type ResultOf, type ValueOf, WRITERS } from './writers.ts';

type About = Omit<Description, 'name' | 'type'>;

/**
 * The words in which what the Graph offers is declared: `C` is what every reader is given besides
 * the node (the page-scoped store, the caller, the clock), `K` the names of permissions.
 * @example
 * const { node, scalar } = vocabulary<Services>();
 * const page = node<PageRow>('Page', 'A Facebook Page.', {
 *   id: (p) => p.id,
 *   fields: [scalar('name', 'string', 'Its name.', (p) => p.name)],
 * });
 */
export function vocabulary<C, K extends string = string>() {
  const base = (name: string, type: string, description: string, about?: Partial<About>) => ({
    name,
    type,
    description,
    ...about,
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
        /** Names of those answered when none are asked for: all of them without it. */
        standard?: readonly string[];
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
              ...base('id', 'string', 'The id.'),
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
        standard: new Set(rest.standard ?? rest.fields.map((field) => field.name)),
        lenient,
        operations,
      };
    },

    scalar<N, T extends keyof typeof WRITERS>(
      name: string,
      type: T,
      description: string,
      read: (node: N, call: Call<C>) => ValueOf<T> | null | undefined,
      about?: Partial<About>,
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
      rest: Partial<Omit<About, 'description'>> &
        Counting & {
          params?: readonly Description[];
          paged?: boolean;
          defaults?: readonly string[];
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
      rest: Partial<Omit<Description, 'name' | 'type' | 'description'>> &
        Counting & {
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
