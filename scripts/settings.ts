import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { flagOf, SETTINGS } from '../src/config/settings.ts';
import { configFileSchema } from './config-schema.ts';
import { CannotMake, make } from './make.ts';

const ROOT = resolve(import.meta.dirname, '..');
const README = join(ROOT, 'README.md');
const SCHEMA = join(ROOT, 'docs', 'reference', 'convograph.config.schema.json');

const HEAD = '| flag of `demo` and `serve` | environment | in the file | without it | |';

/** Who takes a setting, where that is not both commands that listen and no other. */
const TAKEN_BY = { all: ' (every command)', servers: '', serve: ' (`serve`)' } as const;

/** The table of settings as the README has it. */
export function settingsTable(): string {
  const rows = SETTINGS.map(({ env, key, without, about, of, ...setting }) => {
    const note = about + TAKEN_BY[of];
    return `| \`${flagOf(setting)}\` | \`${env}\` | \`${key}\` | ${without} | ${note} |`;
  });
  const key =
    '| | `CONVOGRAPH_KEY` | | the file `key` | the server key, 16 characters or more, in no file |';
  return [HEAD, '|---|---|---|---|---|', ...rows, key].join('\n');
}

/** The whole of docs/reference/convograph.config.schema.json. */
export const schemaText = (): string =>
  `${JSON.stringify(configFileSchema(), null, 2)}\n`.replaceAll(
    // As the formatter has lists.
    /\[\s+("[^\]]*")\s+\]/g,
    (_, list: string) => `[${list.replaceAll(/,\s+/g, ', ')}]`,
  );

/** A README with this table in place of the one that it has. */
function withTable(readme: string): string {
  const table = /^\| flag of `demo` and `serve` \|.*(?:\n\|.*)*/m;
  if (!table.test(readme)) {
    throw new CannotMake(`README.md has no table of settings: put its first line back, "${HEAD}".`);
  }
  return readme.replace(table, () => settingsTable());
}

await make(import.meta.url, async () => {
  writeFileSync(README, withTable(readFileSync(README, 'utf8')));
  writeFileSync(SCHEMA, schemaText());
  return [README, SCHEMA];
});
