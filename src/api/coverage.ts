import { addressOf, isAddressed } from '../graph/declare/address.ts';
import type { NodeType } from '../graph/declare/node-type.ts';
import { GLOBAL_PARAMETERS, MODIFIERS } from '../graph/declare/parameters.ts';
import { catalogue } from '../graph/errors/catalogue.ts';
import { WAYS } from './asked-host.ts';
import { BATCH, BATCH_PARAMETERS } from './batch/described.ts';
import { allTypes } from './catalogue.ts';
import type { Endpoint } from './endpoints/endpoint.ts';
import { ENDPOINTS } from './endpoints/endpoints.ts';
import { NOT_YET } from './not-yet.ts';
import type { Services } from './services.ts';

/** One row of the compatibility table. */
export interface CoverageRow {
  /** What tests name it by: `UnifiedThread.snippet`, `Page/conversations?folder`, `error:syntax`. */
  readonly key: string;
  readonly kind: 'node' | 'field' | 'edge' | 'parameter' | 'error';
  readonly state: 'supported' | 'partial' | 'no data' | 'not yet';
  readonly description: string;
  /** What is missing, of a partial row. */
  readonly note?: string;
}

/** A node type as rows name it: two that share the platform's name are told apart. */
export const nameOf = ({ name, variant }: NodeType<unknown, Services>): string =>
  variant ? `${name} (${variant})` : name;

/** Everything the catalogue declares, and what it does not offer yet, as rows. */
export function coverageRows(): readonly CoverageRow[] {
  return [
    ...allTypes().flatMap(rowsOfType),
    ...ENDPOINTS.facebook.flatMap((each) => rowsOfEndpoint(each, '')),
    ...ENDPOINTS.instagram.flatMap((each) => rowsOfEndpoint(each, 'instagram:')),
    ...WAYS.map((each) => row('parameter', each.name, each)),
    row('edge', 'POST /', BATCH),
    ...BATCH_PARAMETERS.map((each) => row('parameter', `POST /?${each.name}`, each)),
    ...[...GLOBAL_PARAMETERS, ...MODIFIERS].map((each) =>
      row('parameter', each.name.startsWith('.') ? each.name : `?${each.name}`, each),
    ),
    ...Object.entries(catalogue).map(([name, { when }]) =>
      row('error', `error:${name}`, { description: when }),
    ),
    ...NOT_YET.map(({ key, description }) => ({
      key,
      kind: 'edge' as const,
      state: 'not yet' as const,
      description,
    })),
  ];
}

/** How many names are known without data, on all node types. */
export const datalessCount = (): number =>
  allTypes().reduce(
    (sum, { fields }) => sum + fields.filter(({ kind }) => kind === 'dataless').length,
    0,
  );

/** An endpoint and its parameters; `instagram:` tells those of the other host apart. */
function rowsOfEndpoint(endpoint: Endpoint, host: string): CoverageRow[] {
  const { methods, path, params } = endpoint;
  const key = `${methods.join(', ')} ${host}/${path}`;
  return [
    row('edge', key, endpoint),
    ...params.map((param) => row('parameter', `${key}?${param.name}`, param)),
  ];
}

function rowsOfType(type: NodeType<unknown, Services>): CoverageRow[] {
  const name = nameOf(type);
  const rows = [row('node', name, { description: type.description })];
  for (const field of type.fields) {
    if (field.kind === 'dataless') continue;
    if (field.kind !== 'edge') rows.push(row('field', `${name}.${field.name}`, field));
    if (!isAddressed(field)) continue;
    rows.push(row('edge', `${name}/${field.name}`, field));
    for (const param of field.kind === 'edge' ? field.params : (addressOf(field)?.params ?? [])) {
      rows.push(row('parameter', `${name}/${field.name}?${param.name}`, param));
    }
  }
  rows.push(...rowOfDataless(type, name));
  for (const operation of type.operations) {
    const { verb, name: edge, params, item } = operation;
    const key = `${verb} ${name}${edge === '' ? '' : `/${edge}`}`;
    rows.push(row('edge', key, operation));
    if (item !== undefined) {
      const description = `The same, with ${item} in the path.`;
      rows.push(row('parameter', `${key}/{${item}}`, { description }));
    }
    for (const [param, each] of Object.entries(params)) {
      rows.push(row('parameter', `${key}?${param}`, each));
    }
  }
  return rows;
}

/** One row for all names of a type that are known and in no answer. */
function rowOfDataless({ fields }: NodeType<unknown, Services>, name: string): CoverageRow[] {
  const dataless = fields.filter((field) => field.kind === 'dataless');
  if (dataless.length === 0) return [];
  const named = (isEdge: boolean) =>
    dataless.filter((field) => field.isEdge === isEdge).map((field) => field.name);
  const parts = [counted(named(false), 'field'), counted(named(true), 'edge')].filter(Boolean);
  return [
    {
      key: `${name}: without data`,
      kind: 'field',
      state: 'no data',
      description: `Known and in no answer: ${parts.join('; ')}.`,
    },
  ];
}

const counted = (names: readonly string[], noun: string): string =>
  names.length === 0
    ? ''
    : `${names.length} ${noun}${names.length === 1 ? '' : 's'} (${names.join(', ')})`;

const row = (
  kind: CoverageRow['kind'],
  key: string,
  { description, partial, required }: { description: string; partial?: string; required?: boolean },
): CoverageRow => ({
  key,
  kind,
  description: required === true && kind === 'parameter' ? `${description} Required.` : description,
  state: partial ? 'partial' : 'supported',
  ...(partial ? { note: partial } : {}),
});
