import type { EdgeArgs } from '../declare/edge-args.ts';
import type {
  EdgeField,
  Field,
  ListField,
  LoadedField,
  NodeType,
  ObjectField,
  ScalarField,
} from '../declare/node-type.ts';
import { ordinal, type Version } from '../declare/versions.ts';
import { GraphError } from '../errors/error.ts';
import type { FieldNode, Selection } from '../fields/field-node.ts';
import { quote } from '../text/json-text.ts';

/** One field of a plan, with its key as JSON text, ready to be written. */
export type PlanStep<C> =
  | { readonly kind: 'scalar'; readonly key: string; readonly field: ScalarField<unknown, C> }
  | { readonly kind: 'loaded'; readonly key: string; readonly field: LoadedField<unknown, C> }
  | {
      readonly kind: 'object';
      readonly key: string;
      readonly field: ObjectField<unknown, C>;
      readonly child: Plan<C>;
    }
  | {
      readonly kind: 'list';
      readonly key: string;
      readonly field: ListField<unknown, C>;
      readonly child: Plan<C>;
    }
  | {
      readonly kind: 'edge';
      readonly key: string;
      readonly field: EdgeField<unknown, C>;
      readonly child: Plan<C>;
      readonly args: EdgeArgs;
      readonly node: FieldNode;
    };

/** A selection resolved against a node type: what to load and write for each node. */
export interface Plan<C> {
  readonly type: NodeType<unknown, C>;
  readonly steps: readonly PlanStep<C>[];
  /** Names of the fields that are read. */
  readonly names: readonly string[];
  /** Whether every step is a scalar: then writing needs no loading and no waiting. */
  readonly flat: boolean;
  /** What it writes, where that is a few scalars: equal for plans of a type that write the same. */
  readonly form: string | undefined;
}

const LONGEST_FORM = 64;

/**
 * Resolves a selection. `id` is always answered, last when it was not asked for (wire.md 2.1).
 * @throws GraphError `nonexistingField`, `unknownAlias`, `invalidParameter`, that of a retired name
 */
export function planFor<C>(
  type: NodeType<unknown, C>,
  selection: Selection,
  version: Version,
  defaults: readonly string[] = standardFields(type, version),
): Plan<C> {
  const nodes = selection ?? defaults.map(plain);
  const steps = nodes.flatMap((node) => stepFor(type, node, version) ?? []);
  const idStep = type.byName.get('id');
  if (idStep && !steps.some((step) => step.key === '"id":')) {
    steps.push(...[stepFor(type, plain('id'), version) ?? []].flat());
  }
  const flat = steps.every((step) => step.kind === 'scalar');
  const form = flat ? steps.map(({ key }) => key).join('') : '';
  return Object.freeze({
    type,
    steps,
    names: steps.map(({ field }) => field.name),
    flat,
    form: form !== '' && form.length <= LONGEST_FORM ? form : undefined,
  });
}

const standardFields = <C>(type: NodeType<unknown, C>, version: Version): string[] =>
  type.fields
    .filter((field) => type.standard.has(field.name) && offered(field, version))
    .map((field) => field.name);

/** Whether a version offers a field. */
export function offered(field: { since?: Version; until?: Version }, version: Version): boolean {
  if (field.since && ordinal(version) < ordinal(field.since)) return false;
  return !(field.until && ordinal(version) > ordinal(field.until));
}

const plain = (name: string): FieldNode => ({ name, key: name, args: new Map() });

/** Undefined for what is in no answer: a name without data, or one that a lenient type has not. */
function stepFor<C>(
  type: NodeType<unknown, C>,
  node: FieldNode,
  version: Version,
): PlanStep<C> | undefined {
  const field: Field<unknown, C> | undefined = type.byName.get(node.name);
  if (!field || !offered(field, version)) {
    if (type.lenient) return undefined;
    const retired = type.retired.get(node.name);
    if (retired) throw new GraphError(retired);
    throw new GraphError('nonexistingField', { field: node.name, type: type.name });
  }
  if (field.kind === 'dataless') return undefined;
  const key = `${quote(node.key)}:`;
  if (field.kind === 'scalar' || field.kind === 'loaded') {
    if (node.alias) throw new GraphError('unknownAlias', { alias: node.alias });
    if (node.children?.[0] && !type.lenient) {
      const [first] = node.children;
      throw new GraphError('nonexistingField', { field: first.name, type: field.type });
    }
    return field.kind === 'scalar'
      ? { kind: 'scalar', key, field }
      : { kind: 'loaded', key, field };
  }
  const defaults = field.kind === 'edge' ? field.defaults : undefined;
  const child = planFor(field.of(), node.children, version, defaults);
  if (child.steps.length === 0) return undefined;
  if (field.kind === 'object') return { kind: 'object', key, field, child };
  if (field.kind === 'list') return { kind: 'list', key, field, child };
  return { kind: 'edge', key, field, child, node, args: edgeArgs((name) => node.args.get(name)) };
}

const DEFAULT_LIMIT = 25;
const MOST = 500;

/**
 * Reads the paging arguments of an edge from the request's parameters or a field's modifiers.
 * @throws GraphError `invalidParameter` when `limit` is negative or no whole number
 */
export function edgeArgs(get: (name: string) => string | undefined): EdgeArgs {
  const limit = get('limit') || undefined;
  if (limit !== undefined && !/^\d+$/.test(limit.trim())) {
    throw new GraphError('invalidParameter', {
      param: 'limit',
      wanted: 'an integer greater than or equal to 0',
    });
  }
  return {
    limit: limit === undefined ? DEFAULT_LIMIT : Math.min(Number(limit), MOST),
    after: get('after') || undefined,
    before: get('before') || undefined,
    get: (name) => get(name) || undefined,
  };
}
