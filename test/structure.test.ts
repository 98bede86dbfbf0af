import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..', 'src');
const longest = 400;

/**
 * What each folder of src/ may import. `graph/errors` is that folder within it, and
 * `type messaging` only what `import type` brings. A folder that is not listed may not exist.
 */
const ground = ['base', 'store', 'config', 'graph/errors', 'type messaging'];
const parts = [
  'base',
  'store',
  'config',
  'access',
  'events',
  'delivery',
  'journal',
  'media',
  'ingest',
  'graph',
  'messaging',
];
const allowed: Record<string, readonly string[] | 'anything'> = {
  base: [],
  config: ['base'],
  certificates: ['base'],
  recording: ['base'],
  redirect: ['base'],
  graph: ['base'],
  messaging: ['base'],
  store: ['base', 'config', 'type messaging'],
  access: ground,
  media: ground,
  journal: ['base', 'store', 'config', 'graph', 'messaging', 'access'],
  events: ['base', 'store', 'config', 'graph', 'messaging', 'access', 'media'],
  delivery: [...ground, 'access', 'events', 'media', 'messaging'],
  ingest: [...ground, 'media'],
  snapshot: ['base', 'store', 'config', 'access', 'media'],
  upkeep: ['base', 'store', 'config', 'access', 'media', 'snapshot'],
  export: ['base', 'store', 'config', 'media', 'type messaging'],
  admin: [
    ...ground,
    'graph/declare',
    'access',
    'media',
    'messaging',
    'events',
    'delivery',
    'ingest',
    'snapshot',
  ],
  api: parts,
  login: ['base', 'store', 'config', 'access', 'graph/errors'],
  server: [...parts, 'api', 'login'],
  proxy: ['base', 'access/vault', 'media/outbound'],
  // For web pages, made into a script: it runs in browsers and knows nothing of a server.
  sdk: [],
  control: [...parts, 'admin', 'api'],
  seed: ['base', 'store', 'config', 'graph/declare', 'media', 'access', 'admin', 'messaging'],
  demo: ['base', 'store', 'config', 'media', 'ingest', 'access', 'admin', 'messaging'],
  house: 'anything',
  cli: 'anything',
  testing: 'anything',
};

/**
 * What only some may import, besides whoever stands in the folder: a Page's rows are written by
 * commands, with their event, and only the past is written without.
 */
const reserved: Record<string, readonly string[]> = {
  'store/page/history-writer': ['ingest', 'seed', 'demo'],
  'store/page/writer': ['type ingest', 'type seed', 'type demo'],
  'store/statement': [],
  'store/log/append': [],
};

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** What asks the machine for time, chance or the network. */
const asking =
  /(?<!\b(?:socket|this)\.)\b(?:setTimeout|setInterval|fetch)\(|\b(?:Date|performance)\.now\b|\bMath\.random\b|\bnew Date\(\)/;

/** What speaks to other machines, or asks where they are; of TLS its servers do neither. */
const speaking =
  /from 'node:(?:https|dns|dns\/promises|http2|dgram)'|import (?:\w|\*)[^{'\n]* from 'node:tls'|\b(?:createConnection|connect)\(|import \{[^}]*\brequest\b[^}]*\} from 'node:http'/;

/** Who speaks to whom a program asked for, which calls it itself without us. */
const speakingForOthers = [
  // To the server; to others for who has the credential, or at public addresses (decisions/0116).
  'proxy/reach.ts',
  // To the server alone.
  'proxy/relay.ts',
  // Part of a program of others: its calls to Meta's hosts are led to a server (decisions/0118).
  'redirect/redirect.ts',
  'redirect/secure-socket.ts',
  // To another process of the same server, on this machine.
  'server/workers/pass-on.ts',
  // To the database that the store is kept in.
  'store/postgres/clients.ts',
];

/** What a process is made of; the rest is handed it. */
const made = /\b(?:systemClock|systemScheduler|systemRandom|SqliteEngine|PostgresEngine)\b/;

/** Who takes what he is made of himself. */
const selfMade = [
  // Leases of imports run by the machine's clock: that of a store may stand.
  'ingest/lease/machine.ts',
  'admin/deletion.ts',
  // One for the process, whose memory it shares out.
  'graph/execute/room.ts',
  'store/sqlite/sqlite-engine.ts',
  'store/postgres/postgres-engine.ts',
];

/** What web pages are given takes from the browser itself, and the script that is made of it. */
const inBrowsers = ['sdk/sdk.ts', 'server/sdk/script.ts'].sort();

const codeOf = (source: string): string =>
  source.replace(/^[ \t]*\/\*[\s\S]*?\*\//gm, '').replace(/^\s*\/\/.*$/gm, '');

function importsOf(source: string): Import[] {
  const code = codeOf(source);
  const statements =
    /^[ \t]*(?:import|export)\b(?<type>\s+type\b(?!\s*(?:,|from\b)))?(?:[^'"`;()=]*?\bfrom)?\s*['"](?<from>[^'"]+)['"]/gm;
  const dynamic = /\b(?:import|require)\s*\(\s*['"`](?<from>[^'"`]+)['"`]/g;
  return [...code.matchAll(statements), ...code.matchAll(dynamic)].map(({ groups }) => ({
    specifier: groups?.from ?? '',
    typeOnly: groups?.type !== undefined,
  }));
}

/** Files of src/ by their path in it, with forward slashes. */
function sources(): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => slashed(relative(root, join(entry.parentPath, entry.name))))
    .sort();
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** The file of src/ that an import of a file names. */
const targetOf = (file: string, specifier: string): string =>
  slashed(relative(root, resolve(root, dirname(file), specifier)));

/** Types that a file declares and exports. */
const typesOf = (source: string): string[] =>
  [...source.matchAll(/^export (?:abstract |async )*(?:interface|type|class) (?<name>\w+)/gm)].map(
    ({ groups }) => groups?.name ?? '',
  );

/** Circles of files that import one another, each as the files on the way round. */
function circlesOf(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): void => {
    const begun = way.indexOf(file);
    if (begun >= 0) circles.push(way.slice(begun).join(' → '));
    if (begun >= 0 || done.has(file)) return;
    way.push(file);
    for (const next of imports.get(file) ?? []) visit(next);
    way.pop();
    done.add(file);
  };
  for (const file of imports.keys()) visit(file);
  return circles;
}

/** Why `file` may not have this import, or undefined when it may. */
function violation(file: string, { specifier, typeOnly }: Import): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = targetOf(file, specifier);
  const [from = '', to = ''] = [file.split('/')[0], target.split('/')[0]];
  const module = target.replace(/\.[cm]?[jt]sx?$/, '');
  if (from === to) return undefined;
  const few = reserved[module];
  if (few && !few.includes(from) && !(typeOnly && few.includes(`type ${from}`))) {
    return `${file} imports ${specifier}: it is for ${few.join(', ') || 'store'} alone`;
  }
  const rule = allowed[from];
  if (rule === 'anything' || rule === undefined) return undefined;
  const granted =
    rule.some((one) => `${module}/`.startsWith(`${one}/`)) ||
    (typeOnly && rule.includes(`type ${to}`));
  if (granted) return undefined;
  return `${file} imports ${specifier}${typeOnly ? ' (types)' : ''}: ${from}/ may import ${rule.join(', ') || 'nothing of ours'}`;
}

describe('the structure of src/', () => {
  it('has the known folders only, and no file beside them', () => {
    const entries = existsSync(root) ? readdirSync(root, { withFileTypes: true }) : [];
    const unknown = entries
      .filter((entry) => !entry.isDirectory() || !(entry.name in allowed))
      .map((entry) => entry.name);
    expect(unknown).toEqual([]);
  });

  it('imports in one direction', () => {
    const violations = sources().flatMap((file) =>
      importsOf(read(file)).flatMap((found) => violation(file, found) ?? []),
    );
    expect(violations).toEqual([]);
  });

  it('asks the machine for time, chance and the network in base/ alone, but in browsers', () => {
    const askers = sources().filter((file) => asking.test(codeOf(read(file))));
    expect(askers.length).toBeGreaterThan(0);
    const others = askers.filter((file) => !file.startsWith('base/'));
    expect(others).toEqual(inBrowsers);
  });

  it('speaks to other machines in media/outbound/ alone, by its address rule', () => {
    const speakers = sources().filter((file) => speaking.test(codeOf(read(file))));
    const others = speakers.filter((file) => !file.startsWith('media/outbound/'));
    expect(speakers.length).toBeGreaterThan(others.length);
    expect(others.sort()).toEqual([...speakingForOthers].sort());
  });

  it('has house/ and what builds on it choose clock, scheduler, chance and engine', () => {
    const makers = sources().filter((file) => made.test(codeOf(read(file))));
    const others = makers.filter((file) => !/^(?:base|house|cli|testing)\//.test(file));
    expect(others.sort()).toEqual([...selfMade].sort());
  });

  it('has no circles of files', () => {
    const files = sources();
    const known = new Set(files);
    const imports = new Map(
      files.map((file) => [
        file,
        importsOf(read(file))
          .filter(({ specifier }) => specifier.startsWith('.'))
          .map(({ specifier }) => targetOf(file, specifier))
          .filter((target) => known.has(target)),
      ]),
    );
    expect(circlesOf(imports)).toEqual([]);
  });

  it('has one file for each type', () => {
    const homes = new Map<string, string[]>();
    for (const file of sources().filter((one) => !one.startsWith('store/migrations/'))) {
      for (const name of typesOf(read(file))) {
        homes.set(name, [...(homes.get(name) ?? []), file]);
      }
    }
    const twice = [...homes].filter(([, places]) => places.length > 1);
    expect(twice.map(([name, places]) => `${name}: ${places.join(' ')}`)).toEqual([]);
  });

  it(`keeps every file within ${longest} lines, but what a script makes`, () => {
    const long = sources()
      .filter((file) => !read(file).startsWith('// Made by '))
      .map((file) => ({ file, lines: read(file).trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > longest)
      .map(({ file, lines }) => `${file}: ${lines} lines`);
    expect(long).toEqual([]);
  });

  it('finds a circle wherever it is entered, and none where two ways meet', () => {
    const ring = { a: ['b'], b: ['c'], c: ['b', 'd'], d: [] };
    const diamond = { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] };
    expect(circlesOf(new Map(Object.entries(ring)))).toEqual(['b → c']);
    expect(circlesOf(new Map(Object.entries(diamond)))).toEqual([]);
  });

  it('sees every form of import', () => {
    const forms = `
      import '../a.ts';
      import b from '../b.ts';
      import { type X,
        c } from "../c.ts";
      import type { D } from '../d.ts';
      export * from '../e.ts';
      export type { F } from '../f.ts';
      const g = await import('../g.ts');
      import type from '../h.ts';
      // import '../not.ts';
      /* import '../not.ts'; */
      export const i = 'x from "../not.ts"';
    `;
    const found = importsOf(forms).map((one) => `${one.specifier}${one.typeOnly ? ' type' : ''}`);
    expect(found.sort()).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) =>
        'df'.includes(name) ? `../${name}.ts type` : `../${name}.ts`,
      ),
    );
  });

  it.each([
    ['graph/errors/error.ts', '../../config/load.ts', false, false],
    ['messaging/text.ts', './shape.ts', false, true],
    ['store/open.ts', '../config/load.ts', false, true],
    ['base/clock.ts', '../config/load.ts', false, false],
    ['access/token.ts', '../admin/tokens.ts', false, false],
    ['store/open.ts', '../graph/errors/error.ts', false, false],
    ['access/token.ts', '../graph/errors/error.ts', false, true],
    ['access/token.ts', '../graph/fields/parse.ts', false, false],
    ['access/token.ts', '../messaging/text.ts', true, true],
    ['access/token.ts', '../messaging/text.ts', false, false],
    ['media/save.ts', '../ingest/message.ts', false, false],
    ['ingest/message.ts', '../media/save.ts', false, true],
    ['api/deep/page.ts', '../../graph/fields.ts', false, true],
    ['api/page.ts', '../server/listen.ts', false, false],
    ['server/listen.ts', '../control/seed.ts', false, false],
    ['demo/seed.ts', '../api/page.ts', false, false],
    ['api/page.ts', '../../package.json', false, false],
    ['cli/main.ts', '../demo/seed.ts', false, true],
    ['graph/errors/error.ts', 'zod', false, true],
    ['demo/seed.ts', '../store/page/history-writer.ts', false, true],
    ['admin/people.ts', '../store/page/history-writer.ts', false, false],
    ['cli/main.ts', '../store/page/history-writer.ts', false, false],
    ['admin/people.ts', '../store/page/commands/record-person.ts', false, true],
    ['ingest/message.ts', '../store/page/writer.ts', true, true],
    ['ingest/message.ts', '../store/page/writer.ts', false, false],
    ['admin/people.ts', '../store/statement.ts', false, false],
  ])('judges %s importing %s (types only: %s)', (file, specifier, typeOnly, fine) => {
    expect(violation(file, { specifier, typeOnly }) === undefined).toBe(fine);
  });
});

describe('the sources of the console', () => {
  const home = resolve(root, '..', 'console', 'src');
  const files = globSync('**/*.{ts,tsx}', { cwd: home }).map(slashed).sort();
  const sourceOf = (file: string): string => readFileSync(join(home, file), 'utf8');
  const isMade = (file: string): boolean => sourceOf(file).startsWith('// Made by ');

  it('import nothing from beside them: it is a program of its own', () => {
    const outward = files.flatMap((file) =>
      importsOf(sourceOf(file))
        .map(({ specifier }) => specifier)
        .filter((specifier) => specifier.startsWith('.'))
        .filter((specifier) =>
          relative(home, resolve(home, dirname(file), specifier)).startsWith('..'),
        )
        .map((specifier) => `${file}: ${specifier}`),
    );
    expect(files.length).toBeGreaterThan(3);
    expect(outward).toEqual([]);
  });

  it('make neither markup nor code of a text', () => {
    const making =
      /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|srcdoc|srcDoc|createContextualFragment|setHTMLUnsafe|eval|trustedTypes)\b|\bdocument\.write|\bnew Function\b|\bDOMParser\b/;
    expect(files.filter((file) => making.test(codeOf(sourceOf(file))))).toEqual([]);
  });

  it('have one file for each type, and none that is too long', () => {
    const homes = new Map<string, string[]>();
    for (const file of files.filter((one) => !isMade(one))) {
      for (const name of typesOf(sourceOf(file))) {
        homes.set(name, [...(homes.get(name) ?? []), file]);
      }
      expect(sourceOf(file).split('\n').length, file).toBeLessThanOrEqual(longest);
    }
    expect([...homes].filter(([, places]) => places.length > 1)).toEqual([]);
  });
});

describe('what is read of the repository', () => {
  it('has nothing in it that a merge left', () => {
    const folder = resolve(root, '..');
    const texts = globSync('{*,{docs,src,test,examples,scripts,bench}/**/*}.{md,ts,json,yaml}', {
      cwd: folder,
    });
    expect(texts).toContain('SECURITY.md');
    const left = /^(?:<{7} |>{7} )/m;
    expect(texts.filter((file) => left.test(readFileSync(join(folder, file), 'utf8')))).toEqual([]);
  });
});
