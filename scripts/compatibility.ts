import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type CoverageRow, coverageRows, datalessCount } from '../src/api/coverage.ts';
import { SOURCE } from '../src/api/documented/names.ts';
import { KNOWN_UNTIL } from '../src/graph/declare/calendar.ts';
import { CHANGES } from '../src/graph/declare/changes.ts';
import { VERSIONS } from '../src/graph/declare/versions.ts';
import { NOT_GIVEN } from '../src/graph/errors/not-given.ts';
import { cell, make } from './make.ts';
import { controlWithoutSource } from './thread-control.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FILE = join(ROOT, 'docs', 'compatibility.md');

/** Text of each test file by its path from the root, with forward slashes. */
function testFiles(): Map<string, string> {
  const files = readdirSync(join(ROOT, 'test'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(
    files.map((file) => [relative(ROOT, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );
}

/** The test files that name a row, by key. */
export function provenBy(): Map<string, string[]> {
  const files = testFiles();
  return new Map(
    coverageRows().map(({ key }) => [
      key,
      [...files].filter(([, text]) => text.includes(`'${key}'`)).map(([file]) => file),
    ]),
  );
}

/** The whole of docs/compatibility.md. */
export function compatibilityText(): string {
  const proofs = provenBy();
  const rows = coverageRows();
  const count = (state: CoverageRow['state']) => rows.filter((row) => row.state === state).length;
  const sections = (['node', 'edge', 'field', 'parameter', 'error'] as const).map((kind) => {
    const lines = rows
      .filter((row) => row.kind === kind)
      .map((row) => {
        const [proof] = proofs.get(row.key) ?? [];
        const test = proof ? `[${proof.slice('test/'.length)}](../${proof})` : '';
        const note = row.note ? ` ${row.note}` : '';
        return `| \`${cell(row.key)}\` | ${row.state} | ${cell(row.description + note)} | ${test} |`;
      });
    return `## ${TITLES[kind]}\n\n| what | state | | test |\n|---|---|---|---|\n${lines.join('\n')}\n`;
  });
  return `# Compatibility

Made by \`npm run docs\` from the catalogue that the server itself runs on; a test fails when this
page and the catalogue differ, or when a row has no test of its own. Offered versions: ${VERSIONS[0]} to
${VERSIONS.at(-1)}.

${count('supported')} supported, ${count('partial')} partial, ${count('not yet')} not yet. ${datalessCount()} names more are
known without data (\`no data\`): Meta documents them, and asking for them is no error. They are those
of ${SOURCE}, and a few that its documentation has besides.

${timelineSection()}
${sections.join('\n')}
${controlSection()}
${notGivenSection()}`;
}

/** What changed on which day. */
function timelineSection(): string {
  const rows = CHANGES.map(
    ({ day, change, afterwards = '', instead = '', known, row }) =>
      `| ${day} | ${cell(change)} | ${cell(afterwards)} | ${cell(instead)} | ${known} | ${row} |`,
  );
  return `## Timeline

Here it is all there at once, unless the platform is [as of a day](guides/calendar.md): then versions that
ended are answered by the oldest that is left, as v18.0 and older ones always are; so is the one that comes
next, which is not out yet. What is gone is answered with what it became, as far as that was captured or is
documented; what is ours is what is likeliest. What Meta changed is known up to ${KNOWN_UNTIL}.

| day | change | answered with | instead | which is | wire.md |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

/** What of control of conversations is a guess. */
const controlSection = (): string => `## Control of conversations that no source tells of

What is here, and may be otherwise at Meta; [the tables](reference/thread-control.md) show the rest.

${controlWithoutSource()
  .map((each) => `- ${each}`)
  .join('\n')}
`;

/** What of Meta's errors cannot be met here. */
function notGivenSection(): string {
  const lines = NOT_GIVEN.map(
    ({ code, said, why }) => `| ${code} | ${cell(said)} | ${cell(why)} |`,
  );
  return `## Errors of the platform that nothing here causes

The platform's other errors are rows above, each given by its cause in the test beside it. Errors of
sending and of webhooks come with sending and webhooks.

| code | Meta says | why not here |
|---|---|---|
${lines.join('\n')}
`;
}

const TITLES = {
  node: 'Nodes',
  edge: 'Edges and operations',
  field: 'Fields',
  parameter: 'Parameters',
  error: 'Errors',
} as const;

await make(import.meta.url, async () => {
  writeFileSync(FILE, compatibilityText());
  return [FILE];
});
