import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { document } from '../src/control/routes.ts';
import { make } from './make.ts';

const ROOT = resolve(import.meta.dirname, '..');
const KIT = join(ROOT, 'src', 'testing', 'control', 'operations.ts');
const CONSOLE = join(ROOT, 'console', 'src', 'control', 'operations.ts');

/** As much of JSON Schema as the document of the control plane uses. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
}

interface Content {
  readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'path' | 'query';
    readonly required: boolean;
    readonly description?: string;
    readonly schema: Schema;
  }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

const PLAIN: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
  object: 'Readonly<Record<string, unknown>>',
  array: 'readonly unknown[]',
};

/** A schema as a type of TypeScript. */
export function typeOf(schema: Schema): string {
  const { $ref, properties, additionalProperties, items } = schema;
  if ($ref) return `ControlSchemas['${$ref.split('/').at(-1)}']`;
  const types = [schema.type ?? []].flat();
  const orNull = types.includes('null') ? ' | null' : '';
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(' | ') + orNull;
  if (properties) return objectOf(schema, properties) + orNull;
  if (typeof additionalProperties === 'object') {
    return `Readonly<Record<string, ${typeOf(additionalProperties)}>>${orNull}`;
  }
  if (items) return `readonly (${typeOf(items)})[]${orNull}`;
  return types.map((each) => PLAIN[each] ?? 'unknown').join(' | ') || 'unknown';
}

function objectOf(
  { required = [], additionalProperties }: Schema,
  properties: Readonly<Record<string, Schema>>,
): string {
  const fields = Object.entries(properties).map(([name, field]) => {
    const key = /^\w+$/.test(name) ? name : `'${name}'`;
    const type = typeOf(field);
    const shown = required.includes(name) ? `${key}: ${type}` : `${key}?: ${type} | undefined`;
    return `${commentOf(field.description)}readonly ${shown};\n`;
  });
  if (additionalProperties === true) fields.push('readonly [name: string]: unknown;\n');
  return `{\n${fields.join('')}}`;
}

const commentOf = (text: string | undefined): string =>
  text ? `/** ${text.replaceAll('*/', '* /')} */\n` : '';

/** What an operation takes: what stands in its path and query, and what stands in its body. */
function inputOf({ parameters = [], requestBody }: Operation): string {
  const inPath = parameters.map(
    ({ name, description, required, schema }) =>
      `${commentOf(description)}readonly ${name}${required ? '' : '?'}: ${typeOf(schema)}${required ? '' : ' | undefined'};\n`,
  );
  const parts = [
    ...(inPath.length > 0 ? [`{\n${inPath.join('')}}`] : []),
    ...(requestBody && !isBytes(requestBody) ? [typeOfContent(requestBody)] : []),
  ];
  return parts.join(' & ') || 'object';
}

/** Lines, two blanks further in within each brace that is open. */
function indented(text: string): string {
  let depth = 0;
  return text.replaceAll(/^.+$/gm, (line) => {
    const code = line.startsWith('/**') ? '' : line;
    if (code.startsWith('}')) depth--;
    const shown = '  '.repeat(depth) + line;
    depth += (code.match(/\{/g)?.length ?? 0) - (code.slice(1).match(/\}/g)?.length ?? 0);
    return shown;
  });
}

const HEAD = '// Made by `npm run docs` of the OpenAPI document (scripts/control-client.ts).';

/** The document, read for its types. */
function declared() {
  const { paths, components } = document() as unknown as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  };
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      place: `${method.toUpperCase()} ${path}`,
      words: commentOf(`${operation.summary}.`),
      type: typeOfOperation(operation),
      isStream: isStream(operation),
      isFile: isFile(operation),
    })),
  );
  const named = Object.entries(components.schemas).map(
    ([name, schema]) => `${commentOf(schema.description)}readonly ${name}: ${typeOf(schema)};\n`,
  );
  const schemas = `/** What goes in and out of the control plane, by name. */
export interface ControlSchemas {
${named.join('')}}`;
  return {
    schemas,
    operations: all.filter((each) => !each.isStream && !each.isFile),
    streams: all.filter((each) => each.isStream),
    files: all.filter((each) => each.isFile),
  };
}

function typeOfOperation(operation: Operation): string {
  const [given] = Object.values(operation.responses);
  const gives = given ? typeOfContent(given) : 'unknown';
  return `{ readonly takes: ${inputOf(operation)}; readonly gives: ${gives} }`;
}

/** Of what goes in, or comes out: it has one form. */
const typeOfContent = ({ content }: Content): string =>
  typeOf(Object.values(content)[0]?.schema ?? {});

/** Whether it answers with events, which whoever asks for one answer cannot read. */
const isStream = ({ responses }: Operation): boolean =>
  Object.values(responses).some(({ content }) => 'text/event-stream' in content);

/** Whether what goes in, or comes out, is bytes, which nobody sends or reads as JSON. */
const isFile = ({ requestBody, responses }: Operation): boolean => {
  const [given] = Object.values(responses);
  return [requestBody, given].some((one) => one && isBytes(one));
};

const isBytes = ({ content }: Content): boolean => 'application/octet-stream' in content;

/** For the test kit: the types of the control plane, and where its operations are. */
export function controlClientText(): string {
  const { schemas, operations } = declared();
  const types = operations.map(({ id, words, type }) => `${words}readonly ${id}: ${type};\n`);
  const places = operations.map(({ id, place }) => `${id}: '${place}',\n`);
  return indented(`${HEAD}

${schemas}

/** The operations of the control plane: what each takes, and what it gives. */
export interface ControlOperations {
${types.join('')}}

/** Method and path of each, below \`/_convograph/v1\`. */
export const PLACES: Readonly<Record<keyof ControlOperations, string>> = {
${places.join('')}};
`);
}

/** For the console: types alone, by method and path, of which nothing is left in a browser. */
export function consoleTypesText(): string {
  const { schemas, operations, streams, files } = declared();
  const typesOf = (some: typeof operations): string =>
    some.map(({ place, words, type }) => `${words}readonly '${place}': ${type};\n`).join('');
  return indented(`${HEAD}

${schemas}

/** By method and path below \`/_convograph/v1\`: what an operation takes, and what it gives. */
export interface ControlOperations {
${typesOf(operations)}}

/** Those that answer with events, of which each holds what it gives. */
export interface ControlStreams {
${typesOf(streams)}}

/** Those of which what goes in, or comes out, is bytes. */
export interface ControlFiles {
${typesOf(files)}}
`);
}

await make(import.meta.url, async () => {
  writeFileSync(KIT, controlClientText());
  writeFileSync(CONSOLE, consoleTypesText());
  return [KIT, CONSOLE];
});
