import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const DOCS = resolve(import.meta.dirname, '..', 'docs');
const FILE = join(DOCS, 'README.md');

/** docs/README.md with its list of decisions made anew; the rest is written by hand. */
export function docsIndexText(): string {
  const lines = readdirSync(join(DOCS, 'decisions'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(DOCS, 'decisions', name), 'utf8');
      return `- [${/^# (.+)$/m.exec(text)?.[1] ?? name}](decisions/${name})\n`;
    });
  const text = readFileSync(FILE, 'utf8');
  return `${text.slice(0, text.search(/^- \[.*\]\(decisions\//m))}${lines.join('')}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(FILE, docsIndexText());
  process.stdout.write(`${relative(process.cwd(), FILE)}\n`);
}
