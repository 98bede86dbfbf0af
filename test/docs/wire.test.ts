import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..', '..');
const WIRE = readFileSync(join(ROOT, 'docs', 'wire.md'), 'utf8');
/** Where facts are cited. */
const CITING = ['src', 'test', 'scripts', 'bench', 'docs'];

interface Citation {
  readonly file: string;
  /** What follows the page's name: `5.8`, `13.3 a, b`, `1.4 to 1.8`. */
  readonly text: string;
}

const files = CITING.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|js|md|json)$/.test(name))
    .map((name) => join(folder, name)),
);

/** Lines of one comment are one text: a citation may go on in the next. */
const citations: readonly Citation[] = files.flatMap((file) => {
  const text = readFileSync(join(ROOT, file), 'utf8').replaceAll(/\n\s*(?:\*|\/\/)? ?/g, ' ');
  const found = text.matchAll(
    /\bwire\.md ((?:\d+(?:\.\d+)?(?: ?[a-q]\b(?!\w))?)(?:(?:,? and |, | to )(?:\d+(?:\.\d+)?(?![\d/])(?: [a-q]\b)?|[a-q]\b))*)/g,
  );
  return [...found].map(([, cited = '']) => ({ file, text: cited }));
});

const headings = new Set(
  [...WIRE.matchAll(/^#{2,3} (\d+(?:\.\d+)?)\.? /gm)].map(([, number]) => number),
);

/** The rows of a section: `| a |`, `| 32, 33 |`, `- 1 to 8:`, `1. `. */
function rowsOf(section: string): Set<string> {
  const [, text = ''] =
    new RegExp(
      `^#{2,3} ${section.replace('.', '\\.')}\\.? [^\\n]*\\n([\\s\\S]*?)(?=^## |^### |$(?![\\s\\S]))`,
      'm',
    ).exec(WIRE) ?? [];
  const rows = new Set<string>();
  for (const [, row = ''] of text.matchAll(/^\| ([a-z]|[\d, ]+) \|/gm)) {
    for (const each of row.split(', ')) rows.add(each.trim());
  }
  for (const [, row = ''] of text.matchAll(/^(\d+)\. /gm)) rows.add(row);
  for (const [, from, to] of text.matchAll(/(?:^- |[.\]] )(\d+)(?:(?: to |, )(\d+))?[:,]/gm)) {
    for (let row = Number(from); row <= Number(to ?? from); row++) rows.add(String(row));
  }
  return rows;
}

/** The parts of a citation that stand nowhere: each is a heading, or a row of the section before it. */
function missing(text: string): string[] {
  let section = '';
  return text.split(/,? and |, | to | (?=[a-q]$)| (?=[a-q],)/).filter((part) => {
    if (headings.has(part) && (part.includes('.') || !rowsOf(section).has(part))) {
      section = part;
      return false;
    }
    // `14.5`: a numbered fact of a chapter that has no sections.
    const [chapter = '', row = ''] = part.split('.');
    if (row && headings.has(chapter) && rowsOf(chapter).has(row)) return false;
    return !rowsOf(section).has(part);
  });
}

describe('docs/wire.md, the platform as it is known', () => {
  it('has every fact that is cited', () => {
    expect(citations.length).toBeGreaterThan(150);
    const lost = citations.flatMap(({ file, text }) =>
      missing(text).map((part) => `${file}: wire.md ${text} (${part})`),
    );
    expect(lost).toEqual([]);
  });

  it('and its numbers alone are what is cited, not notes that nobody can open', () => {
    const notes =
      /\b(?:protocol|storage|speed|sdk-wire|export-format|design|style|features|pains|kit|(?<!guides\/)console)\.md\b/;
    const citing = files.filter(
      (file) =>
        file !== join('test', 'docs', 'wire.test.ts') &&
        notes.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(citing).toEqual([]);
  });

  it('would miss one that is not there', () => {
    expect(missing('5.99')).toEqual(['5.99']);
    expect(missing('13.3 a, z')).toEqual(['z']);
    expect(missing('5.8, 15')).toEqual(['15']);
    expect(missing('13.3 a, b')).toEqual([]);
    expect(missing('13.2, 28')).toEqual([]);
    expect(missing('14.5')).toEqual([]);
  });

  it('says of every fact of the chapters how it is known', () => {
    const body = WIRE.slice(WIRE.indexOf('## 1. '), WIRE.indexOf('## 12. '));
    const facts = body.split(/^(?=- )/m).slice(1);
    const unsaid = facts.filter((fact) => !/\[(?:D|O|T)\b[^\]]*\]|\b\d+\.\d+\b/.test(fact));
    expect(unsaid).toEqual([]);
  });

  it('names only pages of Meta that it gives the address of', () => {
    const known = new Set([...WIRE.matchAll(/^\| `(\w+)` \| \//gm)].map(([, mark]) => mark));
    const named = [...WIRE.matchAll(/\[D ([\w, ]+)\]/g)].flatMap(([, marks = '']) =>
      marks.split(', '),
    );
    expect(named.filter((mark) => !known.has(mark))).toEqual([]);
    const used = new Set(named);
    expect([...known].filter((mark) => mark !== undefined && !used.has(mark))).toEqual([]);
  });
});
