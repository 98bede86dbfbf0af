import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type CoverageRow, coverageRows, datalessCount } from '../src/api/coverage.ts';
import { SOURCE } from '../src/api/documented/names.ts';
import { DATED_FORMS } from '../src/graph/declare/dated-forms.ts';
import { RELEASES, VERSIONS } from '../src/graph/declare/versions.ts';
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

${versionsSection()}
${formsSection()}
${sections.join('\n')}
${controlSection()}
${notGivenSection()}`;
}

/** What ended on which day. */
function formsSection(): string {
  const rows = DATED_FORMS.map(
    ({ written, ends, lackedFrom, afterwards, known, row }) =>
      `| ${ends} | ${written} | ${lackedFrom ?? ''} | ${cell(afterwards)} | ${known} | ${row} |`,
  );
  return `## What ended on a day

Here it is all there, but as of such a day (\`--as-of\`): then the answer is what it became, as far as that
was captured or is documented; what is ours is what is likeliest.

| gone from all versions on | what | never in, from | answered with | which is | wire.md |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

/** Since when there are versions, and until when. */
function versionsSection(): string {
  const rows = RELEASES.map(
    ({ version, out, ends = 'not announced' }) => `| ${version} | ${out} | ${ends} |`,
  );
  return `## Versions

All are offered at once, unless the platform is as of a day (\`--as-of\`). At Meta each is from the day that it is out; from the day that it
ends on, the oldest that is left answers in its place, as it does here for v18.0 and older ones, and for
the one that comes next, which is not out yet.

| version | out | ends |
|---|---|---|
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
