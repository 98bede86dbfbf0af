import { addressOf } from '../../graph/declare/address.ts';
import type { Field, NodeType } from '../../graph/declare/node-type.ts';
import type { DialectName } from '../asked-host.ts';
import { allTypes } from '../catalogue.ts';
import { nameOf } from '../coverage.ts';
import type { Services } from '../services.ts';
import { idKindOf } from '../shapes/id-kinds.ts';
import { hostsOf } from './hosts.ts';
import { describedParameter, type OfferedParameter } from './parameters.ts';
import type { AskedVersion, OfferedStanding } from './standing.ts';

type AnyType = NodeType<unknown, Services>;
type AnyField = Field<unknown, Services>;

/** A field, or an edge, which is one too. */
interface OfferedField {
  readonly name: string;
  readonly kind: 'scalar' | 'object' | 'list' | 'edge';
  readonly type: string;
  readonly description: string;
  /** Whether it is answered when no fields are asked for. */
  readonly default: boolean;
  /** Key of the node that it leads to. */
  readonly node?: string;
  /** Whether it comes in pages: it takes limit, after, before and order then. */
  readonly paged?: true;
  /** What it takes, at its address and, nested, as modifiers. */
  readonly params?: readonly OfferedParameter[];
  /** What is answered there without `fields`, where it is not the node's own. */
  readonly defaults?: readonly string[];
  readonly permission?: string;
  readonly partial?: string;
  readonly standing?: OfferedStanding;
}

/** A node type. */
export interface OfferedNode {
  /** Names it in the catalogue. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** How its id is written in a path; absent where it has no address of its own. */
  readonly placeholder?: string;
  readonly hosts: readonly DialectName[];
  /** Whether names that it has not are dropped, where others refuse. */
  readonly lenient: boolean;
  readonly permission?: string;
  readonly fields: readonly OfferedField[];
  /** Names that are documented and in no answer. */
  readonly dataless: { readonly fields: readonly string[]; readonly edges: readonly string[] };
}

/** Every node type, those below others too. */
export const offeredNodes = (asked: AskedVersion): readonly OfferedNode[] =>
  allTypes().map((type) => nodeOf(type, asked));

function nodeOf(type: AnyType, asked: AskedVersion): OfferedNode {
  const placeholder = placeholderOf(type);
  const dataless = (isEdge: boolean) =>
    type.fields.flatMap((each) =>
      each.kind === 'dataless' && each.isEdge === isEdge ? [each.name] : [],
    );
  return {
    key: nameOf(type),
    name: type.name,
    description: type.description,
    ...(placeholder !== undefined && { placeholder }),
    hosts: hostsOf(type),
    lenient: type.lenient,
    ...(type.needs && { permission: type.needs.operation }),
    fields: type.fields.flatMap((field) => fieldOf(field, type, asked)),
    dataless: { fields: dataless(false), edges: dataless(true) },
  };
}

/** How the id of a node is written in a path; of what hangs below another there is none. */
export const placeholderOf = (type: AnyType): string | undefined =>
  type.id === undefined ? undefined : idKindOf(type);

function fieldOf(field: AnyField, type: AnyType, asked: AskedVersion): OfferedField[] {
  if (field.kind === 'dataless') return [];
  const { name, description, asks, partial } = field;
  const standing = asked.ofVersions(field);
  const params = field.kind === 'edge' ? field.params : addressOf(field)?.params;
  return [
    {
      name,
      kind: field.kind === 'loaded' ? 'scalar' : field.kind,
      type: field.type,
      description,
      default: name === 'id' || type.standard.has(name),
      ...('of' in field && { node: nameOf(field.of()) }),
      ...(field.kind === 'edge' && field.paged && { paged: true }),
      ...(params &&
        params.length > 0 && { params: params.map((each) => describedParameter(each, asked)) }),
      ...(field.kind === 'edge' && field.defaults && { defaults: field.defaults }),
      ...(asks !== undefined && { permission: asks }),
      ...(partial !== undefined && { partial }),
      ...(standing && { standing }),
    },
  ];
}
