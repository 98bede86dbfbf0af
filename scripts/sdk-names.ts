import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CannotMake, make } from './make.ts';

const SDK = 'facebook-nodejs-business-sdk';
const FILE = resolve(import.meta.dirname, '..', 'src', 'api', 'documented', 'names.ts');

/** Our node types by their class in the SDK's `src/objects/`. */
const CLASSES = {
  Page: 'page',
  User: 'user',
  IGUser: 'ig-user',
  IGUserForIGOnlyAPI: 'ig-user-for-ig-only-api',
  Application: 'application',
  UnifiedThread: 'unified-thread',
  ProfilePictureSource: 'profile-picture-source',
  PageCategory: 'page-category',
} as const;

/** What a class of the SDK says that its node has. */
export interface Names {
  readonly fields: readonly string[];
  /** Those that are read; what is only written to is none. */
  readonly edges: readonly string[];
  /** Edges that take POST; `.` is the node itself. */
  readonly posts: readonly string[];
  /** Edges that take DELETE; `.` is the node itself. */
  readonly deletes: readonly string[];
}

/** The names in the source text of a class of the SDK, in order of the alphabet. */
export function namesIn(source: string): Names {
  const [, fields = ''] = /static get Fields \(\)[^{]*\{([\s\S]*?)\}\);/.exec(source) ?? [];
  const edges = /this\.getEdge\(\s*\w+,\s*fields,\s*params,\s*fetchFirstPage,\s*'\/(\w+)'/g;
  const calls = (method: string, verb: RegExp) => [
    ...[...source.matchAll(new RegExp(`\\.${method}\\(\\s*'/(\\w+)'`, 'g'))].map(
      ([, name]) => name,
    ),
    ...(verb.test(source) ? ['.'] : []),
  ];
  const sorted = (names: readonly (string | undefined)[]) =>
    [...new Set(names.filter((name) => name !== undefined))].sort();
  return {
    fields: sorted([...fields.matchAll(/'(\w+)'/g)].map(([, name]) => name)),
    edges: sorted([...source.matchAll(edges)].map(([, name]) => name)),
    posts: sorted(calls('createEdge', /^ {2}update \(/m)),
    deletes: sorted(calls('deleteEdge', /^ {2}delete \(/m)),
  };
}

/** The text of the file of names. */
export function fileText(version: string, byClass: Readonly<Record<string, Names>>): string {
  const listed = ([key, names]: [string, readonly string[]]) =>
    `    ${key}: words(\`\n${wrapped(names)}\`),`;
  const types = Object.entries(byClass).map(
    ([name, names]) => `  ${name}: {\n${Object.entries(names).map(listed).join('\n')}\n  },`,
  );
  return `// Made by \`node scripts/sdk-names.ts\`: names only, as Meta's own SDK lists them.

/** The SDK that the names are from, and its version. */
export const SOURCE = '${SDK} ${version}';

/** The words of a text. */
const words = (text: string): readonly string[] => text.split(/\\s+/).filter(Boolean);

/** Fields and edges that Meta documents, by node type (wire.md 13.3 l). */
export const DOCUMENTED = {
${types.join('\n')}
} as const;
`;
}

/** Words in lines of at most 100 letters. */
function wrapped(names: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const name of names) {
    if (line !== '' && line.length + name.length + 7 > 100) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? name : ` ${name}`;
  }
  return [...lines, line].map((each) => `      ${each}`.trimEnd()).join('\n');
}

/**
 * Loads the SDK into a folder of its own: it is too large to be installed for a list of names.
 * @throws CannotMake where npm cannot give it, or it is not written as it was
 */
function load(version: string): { version: string; byClass: Record<string, Names> } {
  if (!/^[\w.-]+$/.test(version)) {
    throw new CannotMake(`"${version}" is no version of ${SDK}: give one such as 24.0.1, or none.`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'convograph-sdk-'));
  try {
    const asked = ['pack', `${SDK}@${version}`, '--pack-destination', folder];
    const packed = run('npm', [...asked, '--loglevel', 'error'], folder).trim();
    run('tar', ['-xzf', packed], folder);
    const text = (path: string) => readFileSync(join(folder, 'package', path), 'utf8');
    const { version: found } = JSON.parse(text('package.json')) as { version: string };
    const byClass = Object.entries(CLASSES).map(([name, file]) => {
      const path = `src/objects/${file}.js`;
      const names = existsSync(join(folder, 'package', path)) ? namesIn(text(path)) : undefined;
      if (names && names.fields.length > 0) return [name, names] as const;
      throw new CannotMake(
        `${SDK} ${found} lists no fields in ${path}: it is written in another way, which this script has to learn first.`,
      );
    });
    return { version: found, byClass: Object.fromEntries(byClass) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * What a program prints.
 * @throws CannotMake with what it complained of
 */
function run(program: string, args: readonly string[], cwd: string): string {
  // On Windows npm is a script, which only a shell starts.
  const shell = process.platform === 'win32';
  const { error, status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    shell,
    encoding: 'utf8',
  });
  if (status === 0) return stdout;
  const why = error?.message ?? stderr.trim();
  throw new CannotMake(
    `${SDK} could not be had with ${program}: ${why}\nName a version that npm has, or none for the newest.`,
  );
}

await make(import.meta.url, async () => {
  const { version, byClass } = load(process.argv[2] ?? 'latest');
  writeFileSync(FILE, fileText(version, byClass));
  process.stdout.write(`from ${SDK} ${version}: `);
  return [FILE];
});
