import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CannotMake, make } from './make.ts';

const DOCS = resolve(import.meta.dirname, '..', 'docs');
const FILE = join(DOCS, 'README.md');

/** docs/README.md with its list of decisions made anew; the rest is written by hand. */
export function docsIndexText(): string {
  const lines = readdirSync(join(DOCS, 'decisions'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(DOCS, 'decisions', name), 'utf8');
      const [, title] = /^# (?<title>.+)/.exec(text) ?? [];
      if (!title?.startsWith(`${Number(name.slice(0, 4))}. `)) {
        throw new CannotMake(
          `${name} has to begin with "# ${Number(name.slice(0, 4))}. ", its title behind that.`,
        );
      }
      return `- [${title}](decisions/${name})\n`;
    });
  const text = readFileSync(FILE, 'utf8');
  const at = text.search(/^- \[.*\]\(decisions\//m);
  if (at < 0) {
    throw new CannotMake(
      'docs/README.md has no list of decisions: begin one with "- [](decisions/)", where it belongs.',
    );
  }
  return `${text.slice(0, at)}${lines.join('')}`;
}

await make(import.meta.url, async () => {
  writeFileSync(FILE, docsIndexText());
  return [FILE];
});
