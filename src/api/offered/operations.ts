import { addressOf, isAddressed } from '../../graph/declare/address.ts';
import type { Field, NodeType, Operation } from '../../graph/declare/node-type.ts';
import { DIALECT_NAMES, type DialectName } from '../asked-host.ts';
import { BATCH, BATCH_PARAMETERS } from '../batch/described.ts';
import { allTypes } from '../catalogue.ts';
import { nameOf } from '../coverage.ts';
import type { Endpoint } from '../endpoints/endpoint.ts';
import { ENDPOINTS } from '../endpoints/endpoints.ts';
import { namesAt } from '../faults/call-names.ts';
import type { Services } from '../services.ts';
import { hostsOf } from './hosts.ts';
import { placeholderOf } from './nodes.ts';
import { describedParameter, type OfferedParameter, parametersOf } from './parameters.ts';
import type { AskedVersion, OfferedStanding } from './standing.ts';

type AnyType = NodeType<unknown, Services>;

/** A call that the Graph takes: method and path. */
export interface OfferedOperation {
  /** Names it in the catalogue, as docs/compatibility.md does: `POST Page/messages`. */
  readonly key: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Behind the version, with kinds of ids in braces. */
  readonly path: string;
  /** Key of the node that it is about. */
  readonly node?: string;
  readonly edge?: string;
  readonly hosts: readonly DialectName[];
  readonly description: string;
  readonly params: readonly OfferedParameter[];
  /** Key of the node that `fields` read. */
  readonly reads?: string;
  /** Whether it answers `{"data":[…]}`. */
  readonly list?: true;
  /** Members of what a write answers. */
  readonly result?: readonly { readonly name: string; readonly type: string }[];
  readonly takes_files?: true;
  /** The parameter that one more segment of the path may name. */
  readonly item?: string;
  readonly permission?: string;
  /** What faults call it. */
  readonly call_names: readonly string[];
  readonly partial?: string;
  readonly standing?: OfferedStanding;
}

/** Every call, by what it is about. */
export const offeredOperations = (asked: AskedVersion): readonly OfferedOperation[] => [
  ...allTypes().flatMap((type) => operationsOfType(type, asked)),
  ...DIALECT_NAMES.flatMap((host) =>
    ENDPOINTS[host].flatMap((each) => operationsOfEndpoint(each, host, asked)),
  ),
  {
    ...{ key: 'POST /', method: 'POST', path: '/', hosts: ['facebook'], call_names: ['batch'] },
    description: BATCH.description,
    params: BATCH_PARAMETERS.map((each) => describedParameter(each, asked)),
  },
];

function operationsOfType(type: AnyType, asked: AskedVersion): OfferedOperation[] {
  const placeholder = placeholderOf(type);
  // What hangs below others has no address, whatever it was made of.
  if (placeholder === undefined) return [];
  const node = nameOf(type);
  const base = { node, hosts: hostsOf(type) };
  return [
    {
      ...{ ...base, key: `GET ${node}`, method: 'GET', path: `/{${placeholder}}` },
      ...{ description: type.description, params: [], reads: node },
      ...(type.needs && { permission: type.needs.operation }),
      call_names: namesAt('GET', undefined),
    },
    ...type.fields
      .filter(isAddressed)
      .map((field) => ({ ...base, ...readOf(field, node, placeholder, asked) })),
    ...type.operations.map((each) => ({ ...base, ...writeOf(each, node, placeholder, asked) })),
  ];
}

type About = Omit<OfferedOperation, 'node' | 'hosts'>;

function readOf(
  field: Field<unknown, Services>,
  node: string,
  placeholder: string,
  asked: AskedVersion,
): About {
  const { name, description, partial, asks } = field;
  const params = field.kind === 'edge' ? field.params : (addressOf(field)?.params ?? []);
  const standing = asked.ofVersions(field);
  return {
    ...{ key: `GET ${node}/${name}`, method: 'GET', path: `/{${placeholder}}/${name}` },
    ...{ edge: name, description },
    params: params.map((each) => describedParameter(each, asked)),
    ...('of' in field && { reads: nameOf(field.of()) }),
    ...(field.kind === 'edge' && { list: true }),
    ...(asks !== undefined && { permission: asks }),
    call_names: namesAt('GET', name),
    ...(partial !== undefined && { partial }),
    ...(standing && { standing }),
  };
}

function writeOf(
  operation: Operation<unknown, Services>,
  node: string,
  placeholder: string,
  asked: AskedVersion,
): About {
  const { verb: method, name, description, params, result, of, item, takesFiles } = operation;
  const { permission = operation.asks, partial } = operation;
  const edge = name === '' ? '' : `/${name}`;
  const standing = asked.ofVersions(operation);
  return {
    ...{ key: `${method} ${node}${edge}`, method, path: `/{${placeholder}}${edge}`, description },
    ...(name !== '' && { edge: name }),
    params: parametersOf(params, asked),
    ...(of && { reads: nameOf(of()) }),
    result: Object.entries(result).map(([member, type]) => ({ name: member, type })),
    ...(takesFiles && { takes_files: true }),
    ...(item !== undefined && { item }),
    ...(permission !== undefined && { permission }),
    call_names: namesAt(method, name || undefined),
    ...(partial !== undefined && { partial }),
    ...(standing && { standing }),
  };
}

function operationsOfEndpoint(
  endpoint: Endpoint,
  host: DialectName,
  asked: AskedVersion,
): OfferedOperation[] {
  const { path, description, params, part, asks } = endpoint;
  const standing = part && asked.ofPart(part);
  const of = endpoint.access === 'token' ? endpoint.of : undefined;
  return endpoint.methods.map((method) => ({
    ...{ key: `${method} ${host === 'instagram' ? 'instagram:' : ''}/${path}`, method },
    ...{ path: `/${path}`, hosts: [host], description },
    params: params.map((each) => describedParameter(each, asked)),
    ...(of && { reads: nameOf(of as unknown as AnyType) }),
    ...(endpoint.access === 'token' && endpoint.isList && { list: true }),
    ...(asks !== undefined && { permission: asks }),
    call_names: [path],
    ...(standing && { standing }),
  }));
}
