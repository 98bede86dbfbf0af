import { globSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const ROOT = resolve(import.meta.dirname, '..');
const BUILT = join(ROOT, 'dist', 'console');

/** What a browser loads where it opens the studio: all else comes when it is first shown. */
const FIRST = ['index.html'];
/** What it loads where code is shown or written. */
const isEditor = (name: string): boolean =>
  /^src\/(?:editor\/|explorer\/(?:answer\/answer-body|fields\/fields-editor|body-editor))/.test(
    name,
  );

const LIBRARIES = Object.keys(
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).devDependencies,
);

/** KB (1,000 bytes) as a browser gets them compressed by gzip. */
interface ConsoleSizes {
  /** All that is fetched before the studio can be used. */
  readonly first: number;
  /** Those files. */
  readonly files: readonly string[];
  /** What of it was written here, built without libraries. */
  readonly own: number;
  /** What the heaviest of the editors brings besides: they share what they are made of. */
  readonly editor: number;
  /** What each other page brings besides. */
  readonly later: Readonly<Record<string, number>>;
}

/** A row of Vite's manifest. */
interface Part {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly isDynamicEntry?: boolean;
}
type Manifest = Readonly<Record<string, Part>>;

/** The files that are fetched with parts: those that they import too, whatever lies between. */
function filesOf(parts: readonly string[], manifest: Manifest): ReadonlySet<string> {
  const names = new Set(parts);
  // What is added is gone through as well.
  for (const one of names) for (const next of manifest[one]?.imports ?? []) names.add(next);
  const found = [...names].flatMap((one) => manifest[one] ?? []);
  return new Set(found.flatMap(({ file, css = [] }) => [file, ...css]));
}

function sizeOf(file: string): number {
  const [path = join(BUILT, file)] = globSync(join(BUILT, `${file}.gz`));
  return statSync(path).size / 1_000;
}

const sum = (files: Iterable<string>, size: (file: string) => number): number =>
  [...files].reduce((all, file) => all + size(file), 0);

/** Our own part of what is fetched first: the same sources without any library, built anew. */
async function ownSize(): Promise<number> {
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  const made = await build({
    configFile: join(ROOT, 'console', 'vite.config.ts'),
    logLevel: 'error',
    plugins: [{ name: 'own', enforce: 'pre', resolveId: outside }],
    build: { write: false },
  });
  const [{ output }] = [made].flat() as [Extract<typeof made, { output: unknown }>];
  const files = new Map(output.map((file) => [file.fileName, file]));
  const text = (name: string): string | Uint8Array => {
    const file = files.get(name);
    if (file === undefined) throw new Error(`There is no ${name}.`);
    return file.type === 'chunk' ? file.code : file.source;
  };
  const manifest = JSON.parse(String(text('.vite/manifest.json'))) as Manifest;
  return sum(filesOf(FIRST, manifest), (file) => gzipSync(text(file)).length / 1_000);
}

/** A library is left to be loaded from elsewhere. */
const outside = (id: string) =>
  LIBRARIES.some((name) => id === name || id.startsWith(`${name}/`))
    ? { id, external: true }
    : undefined;

const manifest = JSON.parse(
  readFileSync(join(BUILT, '.vite', 'manifest.json'), 'utf8'),
) as Manifest;
const first = filesOf(FIRST, manifest);
const besides = (name: string): number =>
  sum(
    [...filesOf([name], manifest)].filter((file) => !first.has(file)),
    sizeOf,
  );
const parts = Object.entries(manifest)
  .filter(([name, { isDynamicEntry }]) => isDynamicEntry && !FIRST.includes(name))
  .map(([name]) => name);
const sizes: ConsoleSizes = {
  first: sum(first, sizeOf),
  files: [...first],
  own: await ownSize(),
  editor: Math.max(...parts.filter(isEditor).map(besides)),
  later: Object.fromEntries(
    parts.filter((name) => !isEditor(name)).map((name) => [name, besides(name)]),
  ),
};
process.stdout.write(`${JSON.stringify(sizes)}\n`);
