import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..', '..', '..');

/** A fenced block of a page. */
export interface Block {
  /** What stands behind the fence; '' where nothing does. */
  readonly language: string;
  readonly text: string;
  /** Whether nothing but blank lines stands between it and the block before. */
  readonly follows: boolean;
}

/** A page of the documentation as a reader has it before him. */
export interface Page {
  /** From the root, with forward slashes. */
  readonly file: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Code within lines and tables, as it is shown. */
  readonly inline: readonly string[];
}

function blocksOf(text: string): Block[] {
  let end = 0;
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)\n```$/gm)].map((match) => {
    const [whole, language = '', block = ''] = match;
    const follows = text.slice(end, match.index).trim() === '';
    end = match.index + whole.length;
    return { language, text: block, follows };
  });
}

function read(file: string): Page {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '');
  const inline = [...prose.matchAll(/`([^`]+)`/g)].map(([, code = '']) =>
    code.replaceAll(/\s*\n\s*/g, ' ').replaceAll('\\|', '|'),
  );
  return { file, text, blocks: blocksOf(text), inline };
}

const below = (folder: string): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `${folder}/${name}`);

/** README, the clients, every guide, every pain and every reference. */
export const PAGES: readonly Page[] = [
  'README.md',
  'docs/clients.md',
  ...below('docs/guides'),
  ...below('docs/pains'),
  ...below('docs/reference'),
].map(read);

export function page(file: string): Page {
  const found = PAGES.find((each) => each.file === file);
  if (!found) throw new Error(`${file} is not there.`);
  return found;
}

/** Words as a shell reads them, without its expansions. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, word]) => double ?? single ?? word ?? '',
  );

/** Lines of shell blocks; one that ends with `\` goes on. */
const shellLines = ({ blocks }: Page): string[] =>
  blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.replaceAll(/\\\n\s*/g, '').split('\n'));

/** Commands of the program by name, as they are typed without it. */
const NAMES = 'app|page|user|person|token|clock|explain|seed|import|export|serve|demo';

/**
 * Every line that runs the program, as the words after it: in a shell block behind `npx convograph`,
 * within a line also without it.
 */
export function commandsOf(of: Page): string[] {
  const typed = [
    ...shellLines(of),
    ...of.inline.map((code) =>
      new RegExp(`^(?:convograph )?(?:${NAMES}) `).test(code)
        ? `npx convograph ${code.replace(/^convograph /, '')}`
        : code,
    ),
  ];
  return typed.flatMap((line) => {
    const [, rest] = /(?:^npx convograph |bin\/convograph\.js )([^>#]*)/.exec(line) ?? [];
    return rest === undefined ? [] : [rest.trim()];
  });
}
