import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const SOURCES = join(import.meta.dirname, 'src');
const ENGLISH = join(SOURCES, 'texts', 'en');

const LANGUAGES = ['en', 'qps'] as const;

/** English, or what is made of it. */
type Language = (typeof LANGUAGES)[number];

/**
 * `virtual:texts/en` is English; `virtual:texts/qps` a language that is made of it, from right to left. With
 * a page behind it (`virtual:texts/en/lab`) what that page alone shows, which comes with the page;
 * `virtual:texts/pages` leads to those.
 */
const MODULE = /^virtual:texts\/(en|qps|pages)(?:\/([\w-]+))?$/;

/** Gives the console's texts as Lingui shows them: compiled here, so that no page carries the compiler. */
export function texts(): Plugin {
  return {
    name: 'convograph-texts',
    buildStart() {
      const missing = unused(allOf(globSync('**/*.json', { cwd: ENGLISH })));
      if (missing.length > 0) this.error(`No source shows the texts ${missing.join(', ')}.`);
    },
    resolveId: (id) => (MODULE.test(id) ? `\0${id}` : undefined),
    load(id) {
      const [, language, page] = MODULE.exec(id.slice(1)) ?? [];
      if (language === undefined) return undefined;
      if (language === 'pages') return leadingToPages();
      const files =
        page === undefined ? globSync('*.json', { cwd: ENGLISH }) : [`pages/${page}.json`];
      for (const file of files) this.addWatchFile(join(ENGLISH, file));
      const messages = textsIn(language as Language, files);
      return `export const messages = ${JSON.stringify(messages)};`;
    },
  };
}

/** Texts as Lingui shows them, by their ids: of all files, or of some. */
export function textsIn(
  language: Language,
  files: readonly string[] = globSync('**/*.json', { cwd: ENGLISH }),
): Readonly<Record<string, CompiledMessage>> {
  const compiled = Object.entries(allOf(files)).map(([name, message]) => [
    name,
    compileMessageOrThrow(message, language === 'qps' ? pseudo : undefined),
  ]);
  return Object.fromEntries(compiled);
}

/** The texts of each page, by its file's name, in each language. */
function leadingToPages(): string {
  const lines = globSync('pages/*.json', { cwd: ENGLISH }).map((file) => {
    const page = basename(file, '.json');
    const each = LANGUAGES.map((one) => `${one}: () => import('virtual:texts/${one}/${page}')`);
    return `'${page}': { ${each.join(', ')} },`;
  });
  return `export const ofPages = {\n${lines.join('\n')}\n};`;
}

function allOf(files: readonly string[]): Readonly<Record<string, string>> {
  return Object.assign(
    {},
    ...files.map((file) => JSON.parse(readFileSync(join(ENGLISH, file), 'utf8'))),
  );
}

/** Those that stand in no source, whole or behind the beginning of a template such as `row.kind.${kind}`. */
function unused(messages: Readonly<Record<string, string>>): string[] {
  const sources = globSync('**/*.{ts,tsx}', { cwd: SOURCES })
    .map((name) => readFileSync(join(SOURCES, name), 'utf8'))
    .join('\n');
  const beginnings = [...sources.matchAll(/`([a-z]+\.[\w.]*)\$\{/g)].map(([, text]) => text ?? '');
  return Object.keys(messages).filter(
    (id) =>
      !sources.includes(`'${id}'`) &&
      !sources.includes(`"${id}"`) &&
      !beginnings.some((text) => id.startsWith(text)),
  );
}

/** Letters with a mark each: what is not a text of ours stands out, and longer languages have room. */
const MARKED: Readonly<Record<string, string>> = {
  ...{ a: 'ȧ', e: 'ḗ', i: 'ī', o: 'ǿ', u: 'ŭ', n: 'ƞ', s: 'ş', t: 'ŧ', c: 'ƈ' },
  ...{ A: 'Ȧ', E: 'Ḗ', I: 'Ī', O: 'Ǿ', U: 'Ŭ', N: 'Ƞ', S: 'Ş', T: 'Ŧ', C: 'Ƈ' },
};

/** Between marks of direction, as Arabic would be; what is no letter stays. */
function pseudo(text: string): string {
  const shown = text.replaceAll(/[A-Za-z]/g, (letter) => MARKED[letter] ?? letter);
  return /\p{Letter}/u.test(text) ? `\u202e${shown}\u202c` : shown;
}
