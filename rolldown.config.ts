// The published program: what `npm run build` makes of src/ (decisions/0067). Every file of code lies
// one folder below dist/, as deep as the folders of src/, from which src/ finds what lies beside it.
import { existsSync, globSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type RolldownOptions } from 'rolldown';
import { licences } from './scripts/licences.ts';

/** What every command with a store needs, and what serving needs besides: a file of code each. */
const SHARED = {
  house: ['src/cli/program.ts', 'src/house/house.ts', 'src/cli/open-store.ts'],
  server: ['src/house/listen.ts'],
};

/** Commands that do not serve: what they share with serving is the file `work`, beside the rest of it. */
const WORK = globSync([
  'src/admin/*/operations.ts',
  'src/cli/{calendar,export,follow-job,import,seed}.ts',
  'src/cli/{log/log,recording/record,recording/replay-record}.ts',
  'src/media/outbound/checked-outbound.ts',
]);

/** What the test kit needs of that is a small file of its own: a test loads neither of them. */
const KIT = ['src/testing/index.ts', 'src/redirect/redirect.ts'];

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const reached = new Map<string, string>();
const small = new Set<string>();

/** In which of the shared files a module belongs: the first that needs it, whatever it is loaded by. */
function sharedBy(id: string, modules: Modules): string | null {
  if (reached.size === 0) {
    for (const [name, files] of Object.entries(SHARED)) {
      for (const each of neededBy(files, modules)) if (!reached.has(each)) reached.set(each, name);
    }
    for (const each of neededBy(WORK, modules)) {
      if (reached.get(each) === 'server') reached.set(each, 'work');
    }
    for (const each of neededBy(KIT, modules)) if (reached.has(each)) small.add(each);
  }
  return reached.get(id) ?? null;
}

/** Whether the kit needs it too. */
const smallBy = (id: string, modules: Modules): string | null =>
  sharedBy(id, modules) !== null && small.has(id) ? 'small' : null;

/** The shared files, each before those that need it: what a file takes, it takes with its imports. */
const GROUPS = ['house', 'work', 'server'].map((file, i, { length }) => ({
  name: (id: string, modules: Modules) => (sharedBy(id, modules) === file ? file : null),
  debugName: file,
  priority: length - i,
}));

/** Modules that some import, whatever lies between, and they themselves. */
function neededBy(files: readonly string[], modules: Modules): ReadonlySet<string> {
  const needed = new Set(files.map((file) => join(import.meta.dirname, file)));
  // What is added is gone through as well.
  for (const next of needed) {
    for (const each of modules.getModuleInfo(next)?.importedIds ?? []) needed.add(each);
  }
  return needed;
}

/**
 * A worker's file is an entry of its own: `new URL('./file.ts', import.meta.url)`.
 * @param emits whether it is made here, or by another build
 */
const workers = (emits: boolean): Plugin => ({
  name: 'workers',
  transform(code, id) {
    return code.replaceAll(/new URL\('(\.[^']+)\.ts', import\.meta\.url\)/g, (_, path: string) => {
      const name = basename(path);
      const file = join(dirname(id), `${path}.ts`);
      if (emits) this.emitFile({ type: 'chunk', id: file, fileName: `workers/${name}.js` });
      return `new URL('../workers/${name}.js', import.meta.url)`;
    });
  },
});

/** The types of what CommonJS loads, beside those that tsc makes. */
const commonTypes = (room: string): Plugin => ({
  name: 'common-types',
  buildStart() {
    const source = readFileSync(`src/${room}/index.d.cts`);
    this.emitFile({ type: 'asset', fileName: `types/${room}/index.d.cts`, source });
  },
});

/** Pictures, the demo's media, and what other runtimes load (runtime-files.ts). */
const BESIDE = ['media/**/*.png', 'demo/media/*', 'cli/runtimes/**/*.{ini,jar,php}'];

/** Files that are no code, where the code that reads them finds them in src/ too. */
const files: Plugin = {
  name: 'files',
  buildStart() {
    for (const path of globSync(BESIDE, { cwd: 'src' })) {
      this.emitFile({ type: 'asset', fileName: path, source: readFileSync(join('src', path)) });
    }
  },
};

/** What a library loads besides its code: `import.meta.resolve('library/file.wasm')`. */
const wasm: Plugin = {
  name: 'wasm',
  transform(code) {
    return code.replaceAll(/import\.meta\.resolve\('([^']+\.wasm)'\)/g, (_, path: string) => {
      const fileName = `wasm/${basename(path)}`;
      const source = readFileSync(fileURLToPath(import.meta.resolve(path)));
      this.emitFile({ type: 'asset', fileName, source });
      return `new URL('../${fileName}', import.meta.url).href`;
    });
  },
};

/** What another build left is taken away, but for the console, which has one of its own. */
const emptied: Plugin = {
  name: 'emptied',
  renderStart({ dir = '' }) {
    if (!existsSync(dir)) return;
    for (const name of readdirSync(dir)) {
      if (name !== 'console') rmSync(join(dir, name), { recursive: true });
    }
  },
};

// For bundlers it names the build for browsers, which loads no file.
const alias = { 'mediainfo.js': fileURLToPath(import.meta.resolve('mediainfo.js')) };

// What is not found would be left to be looked for where the package is installed.
const onLog: RolldownOptions['onLog'] = (level, log, handle) =>
  handle(level === 'warn' ? 'error' : level, log);

const program: RolldownOptions = {
  input: { 'cli/main': 'src/cli/main.ts', 'testing/index': 'src/testing/index.ts' },
  platform: 'node',
  resolve: { alias },
  plugins: [emptied, workers(true), wasm, files, licences],
  onLog,
  output: {
    dir: 'dist',
    chunkFileNames: 'chunks/[name].js',
    // Names and lines stay, for the stack of a fault; comments go, since V8 keeps the text.
    comments: false,
    codeSplitting: {
      groups: [{ name: smallBy, debugName: 'small', priority: GROUPS.length + 1 }, ...GROUPS],
    },
  },
};

/** The test kit for what loads CommonJS alone, as Jest does: it starts the same thread. */
const commonKit: RolldownOptions = {
  input: { 'testing/index': 'src/testing/index.ts' },
  platform: 'node',
  plugins: [workers(false), commonTypes('testing')],
  onLog,
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'testing/[name].cjs',
    comments: false,
  },
};

/**
 * What a program of others is started with, whatever Node it runs on: a file by itself, without
 * anything newer than Node 14 (decisions/0118).
 */
const redirect = (format: 'es' | 'cjs'): RolldownOptions => ({
  input: { 'redirect/index': 'src/redirect/index.ts' },
  platform: 'node',
  transform: { target: 'node14' },
  plugins: format === 'cjs' ? [commonTypes('redirect')] : [],
  onLog,
  output: {
    dir: 'dist',
    format,
    entryFileNames: `[name].${format === 'cjs' ? 'cjs' : 'js'}`,
    comments: false,
  },
});

export default defineConfig([program, commonKit, redirect('es'), redirect('cjs')]);
