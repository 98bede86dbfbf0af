import type { AdminOperation } from '../admin/operation.ts';
import { type AdminField, type AdminFields, object, text } from '../admin/schema.ts';

const ErrorBody = object('Error', '', {
  error: object('', '', {
    message: text('a sentence: what is wrong, and what to do next'),
    'field?': text('path of the field it is about, such as tasks.0'),
  }),
});

/** What any operation may answer, besides what it is for. */
const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The request cannot be carried out as it is; nothing was changed.',
  401: 'The control key is missing or wrong.',
  403: 'The request comes from another origin, or by a name that is not ours.',
  404: 'What the path names is not there.',
  409: 'What the body names is taken.',
  413: 'The body is over 1 MB; 36 MB where it may hold files, 64 MB where it is bytes. Or a file is more than is taken.',
  415: 'The body is not sent as JSON.',
  500: 'The store is read-only or damaged, or the server is at fault; nothing was changed.',
  503: 'The store is locked by another program, or the disk is full; nothing was changed.',
};

/**
 * The parameters of an operation that stand in its path, and those in its query or, unless it is a GET
 * or its body is bytes, its body.
 */
export function placesOf({
  method,
  path,
  takes,
  takesBytes,
}: Pick<AdminOperation, 'method' | 'path' | 'takes' | 'takesBytes'>) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const all = Object.entries(takes as AdminFields);
  const rest: AdminFields = Object.fromEntries(all.filter(([name]) => !inPath.includes(name)));
  return method === 'GET' || takesBytes
    ? { inPath, query: rest, body: {} }
    : { inPath, query: {}, body: rest };
}

/** A body of any bytes. */
const BYTES = { 'application/octet-stream': { schema: {} } };

/** The OpenAPI document of operations, from their own declarations. */
export function openapiOf(operations: readonly AdminOperation<never>[]) {
  const schemas: Record<string, object> = {};
  const json = (schema: object) => ({ content: { 'application/json': { schema } } });

  /** A field as JSON Schema; what has a name is there by it. */
  const shown = (field: AdminField): object => {
    const { name } = field;
    const help = describe(field);
    if (!name) return { ...schemaOf(field), ...help };
    if (!(name in schemas)) {
      schemas[name] = {};
      schemas[name] = { ...schemaOf(field), ...help };
    }
    return { $ref: `#/components/schemas/${name}` };
  };

  const schemaOf = ({ schema }: AdminField): object => {
    const { items, properties, additionalProperties, ...rest } = schema;
    const required = Object.entries(properties ?? {}).filter(([, { optional }]) => !optional);
    return {
      ...rest,
      ...(items && { items: shown(items) }),
      ...(properties && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, field]) => [name, shown(field)]),
        ),
        required: required.map(([name]) => name),
        additionalProperties: additionalProperties ?? false,
      }),
      ...(!properties &&
        typeof additionalProperties === 'object' && {
          additionalProperties: shown(additionalProperties),
        }),
    };
  };

  const described = (operation: AdminOperation<never>): object => {
    const { id, words, takes, gives, status = 200, streams, takesBytes, givesFile } = operation;
    const { inPath, query, body } = placesOf(operation);
    const parameters = [
      ...inPath.map((each) => ({
        ...{ name: each, in: 'path', required: true, schema: { type: 'string' } },
        ...describe(takes[each] as AdminField),
      })),
      ...Object.entries(query).map(([each, field]) => ({
        ...{ name: each, in: 'query', required: !field.optional, schema: schemaOf(field) },
        ...describe(field),
      })),
    ];
    const verb = id.charAt(0).toUpperCase() + id.slice(1);
    // What it gives may be called as it is itself: `why`.
    const name = gives.name === verb ? `${verb}Request` : verb;
    const refusals = Object.entries(REFUSALS).map(
      ([code, description]) => [code, { description, ...json(shown(ErrorBody)) }] as const,
    );
    return {
      operationId: id,
      summary: words,
      ...(parameters.length > 0 && { parameters }),
      ...(Object.keys(body).length > 0 && {
        requestBody: { required: true, ...json(shown(object(name, '', body))) },
      }),
      ...(takesBytes && { requestBody: { required: true, content: BYTES } }),
      responses: {
        [status]: streams
          ? { description: 'Events.', content: { 'text/event-stream': { schema: shown(gives) } } }
          : givesFile
            ? { description: 'A file.', content: BYTES }
            : { description: 'Done.', ...json(shown(gives)) },
        ...Object.fromEntries(refusals),
      },
    };
  };

  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const { path, method } = operation;
    paths[path] = { ...paths[path], [method.toLowerCase()]: described(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Convograph control plane',
      version: '1',
      description: 'What is not Meta’s: what a store holds, and the time it lives in.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/_convograph/v1' }],
    security: [{ controlKey: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        controlKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'The text of the file control-key of the data directory, never in a URL.',
        },
      },
    },
  };
}

function describe({ help, schema }: AdminField): { readonly description?: string } {
  if (help === '') return {};
  const text = [schema.type].flat().includes('null') ? `${help}; null: none` : help;
  const end = /[.?!]$/.test(text) ? '' : '.';
  return { description: text.charAt(0).toUpperCase() + text.slice(1) + end };
}
