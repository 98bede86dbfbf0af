import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { document } from '../src/control/routes.ts';
import { cell, make } from './make.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FILE = join(ROOT, 'docs', 'reference', 'control.md');

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly required?: readonly string[];
}

interface Content {
  readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

/** The whole of docs/reference/control.md. */
export function controlReferenceText(): string {
  const { paths, components } = document() as unknown as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  };
  const lines = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, summary, requestBody, responses }]) => {
      const [answer] = Object.values(responses);
      return `| \`${method.toUpperCase()} ${path}\` | \`${operationId}\` | ${summary} | ${linkOf(requestBody)} | ${linkOf(answer)} |`;
    }),
  );
  const sections = Object.entries(components.schemas)
    .filter(
      ([, { properties = {}, additionalProperties }]) =>
        Object.keys(properties).length > 0 || additionalProperties === true,
    )
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, schema]) => sectionOf(name, schema));
  return `${INTRODUCTION}
## Operations

\`name\` is the operation's in the OpenAPI document, and its method's of \`graph.control\` in the test kit,
which takes what stands in the path and in the body as one object.

| | name | | takes | gives |
|---|---|---|---|---|
${lines.join('\n')}

## What they take and give

${sections.join('\n')}`;
}

const INTRODUCTION = `# The control plane

Made by \`npm run docs\` from the schemas that check the requests; a test fails when this page and
they differ. The server gives the same as an OpenAPI document at \`/_convograph/v1/openapi.json\`.

The control plane changes what a store holds and the time it lives in, while it is served. All of
it is below \`/_convograph/v1\`, takes JSON and gives JSON:

\`\`\`sh
KEY=$(cat .convograph/control-key)
URL=http://127.0.0.1:4004/_convograph/v1
curl -H "Authorization: Bearer $KEY" $URL/pages
curl -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' -d '{"seconds":3600}' $URL/clock/advance
\`\`\`

- The key is asked for on every request, also from the machine itself: as \`Authorization: Bearer\`,
  never in a URL. It is random for each data directory and lies there in the file \`control-key\`;
  \`demo\` and \`serve\` print it, with \`--json\` as \`control_key\`. Without it: 401. The key of the
  [console](../guides/console.md), in the link that a start prints, opens the same until that server ends.
- Requests have to name the server localhost, 127.0.0.1, [::1] or the host of \`--public-url\`, and
  may not come from a page of another origin: else 403.
- An error is \`{"error":{"message","field"}}\`: a sentence, and the field it is about where there is
  one. What was refused has changed nothing; what was acknowledged is on disk.
- Who gives an \`id\` when creating something may send the request again: the second is refused with
  409, and nothing is made twice.
- A body may have 1 MB and 64 levels.
`;

const linkOf = ({ content = {} }: Partial<Content> = {}): string => {
  const [[form, { schema }] = ['', { schema: {} }]] = Object.entries(content);
  const name = nameIn(schema.$ref ?? schema.items?.$ref);
  if (name === undefined) return form === BYTES ? 'bytes' : '';
  const link = `[${name}](#${name.toLowerCase()})`;
  return form === STREAM ? `events: lists of ${link}` : link;
};

const STREAM = 'text/event-stream';
const BYTES = 'application/octet-stream';

const nameIn = (ref: string | undefined): string | undefined => ref?.split('/').at(-1);

function sectionOf(name: string, { description, properties = {}, required = [] }: Schema): string {
  const rows = Object.entries(properties).map(
    ([field, schema]) =>
      `| \`${field}\` | ${typeOf(schema)} | ${required.includes(field) ? 'always' : ''} | ${cell(schema.description ?? '')} |`,
  );
  const words = description ? `${description}\n\n` : '';
  if (rows.length === 0) return `### ${name}\n\n${words}`;
  return `### ${name}

${words}| field | type | | |
|---|---|---|---|
${rows.join('\n')}
`;
}

function typeOf({
  $ref,
  type,
  enum: values,
  const: only,
  items,
  anyOf,
  properties,
}: Schema): string {
  const name = nameIn($ref);
  if (name !== undefined) return `[${name}](#${name.toLowerCase()})`;
  if (anyOf) return anyOf.map(typeOf).join(' or ');
  if (values) return values.map((value) => `\`${value}\``).join(', ');
  if (only !== undefined) return `\`${only}\``;
  if (items) return `list of ${typeOf(items)}`;
  if (properties)
    return `object of ${Object.keys(properties)
      .map((key) => `\`${key}\``)
      .join(', ')}`;
  return [type ?? 'any'].flat().join(' or ');
}

await make(import.meta.url, async () => {
  writeFileSync(FILE, controlReferenceText());
  return [FILE];
});
