import { z } from 'zod';
import { named } from './named.ts';
import type { Route } from './route.ts';

const ErrorBody = z
  .object({
    error: z.object({
      message: z.string().describe('A sentence: what is wrong, and what to do next.'),
      field: z.string().optional().describe('Path of the field it is about, such as tasks.0.'),
    }),
  })
  .register(named, { id: 'Error' });

/** What any operation may answer, besides what it is for. */
const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The request cannot be carried out as it is; nothing was changed.',
  401: 'The control key is missing or wrong.',
  403: 'The request comes from another origin, or by a name that is not ours.',
  404: 'What the path names is not there.',
  409: 'What the body names is taken.',
  413: 'The body is over 1 MB.',
  415: 'The body is not sent as JSON.',
  500: 'The store is read-only or damaged, or the server is at fault; nothing was changed.',
  503: 'The store is locked by another program, or the disk is full; nothing was changed.',
};

interface OpenApi {
  openapi: string;
  [field: string]: unknown;
}

/** The OpenAPI document of these operations, from their own schemas. */
export function openapiOf(routes: readonly Route[]): OpenApi {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
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
      schemas: schemas(),
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

function operation({ id, summary, path, input, output, status }: Route): object {
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const refusals = Object.entries(REFUSALS).map(
    ([code, description]) => [code, { description, ...json(ErrorBody) }] as const,
  );
  return {
    operationId: id,
    summary,
    ...(params.length > 0 && { parameters: params }),
    ...(input && { requestBody: { required: true, ...json(input) } }),
    responses: {
      [status ?? 200]: { description: 'Done.', ...json(output) },
      ...Object.fromEntries(refusals),
    },
  };
}

const json = (schema: z.ZodType): object => ({
  content: { 'application/json': { schema: { $ref: refTo(nameOf(schema)) } } },
});

const refTo = (name: string): string => `#/components/schemas/${name}`;

function nameOf(schema: z.ZodType): string {
  const name = named.get(schema)?.id;
  if (name === undefined) throw new Error('A schema of an operation has no name.');
  return name;
}

/** The named schemas, without what only stands in a document of its own. */
function schemas(): Record<string, object> {
  const made = z.toJSONSchema(named, { io: 'input', uri: refTo });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, { $schema, $id, ...schema }]) => [name, schema]),
  );
}
