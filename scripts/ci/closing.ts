// The end of what `.ci/run` prints, of which often no more than this is seen: what failed, how long
// things took, and the line of counts. Beside each test, each check counts as one.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** A test that failed, or what failed around tests. */
export interface Failure {
  readonly name: string;
  /** What it said, its message first. */
  readonly said: string;
  /** How long it took, in ms. */
  readonly took?: number;
  /** How long after the first test it began, in ms. */
  readonly after?: number;
}

/** What became of the tests. */
export interface Tests {
  readonly passed: number;
  readonly skipped: number;
  readonly failures: readonly Failure[];
  /** What stood still for long, and what was open meanwhile. */
  readonly stalls?: string;
}

/** A check beside the tests, and what it ended with: 0, or the code that says that nothing was tried. */
export interface Check {
  readonly name: string;
  readonly status: number;
  readonly output: string;
}

/** sysexits.h, EX_TEMPFAIL. */
const NOTHING_TRIED = 75;

/** How much is told of what failed, in characters, and of that by checks together, and of stalls. */
const ROOM = 7_000;
const CHECKS_ROOM = 2_800;
const STALLS_ROOM = 1_600;
const LINE = 160;
const MOST_NAMED = 60;
/** More of what a failure said is not looked at. */
const MOST_READ = 4_000;
/** Lines told of each failure: the first of these for which there is room. */
const MEASURES = [6, 3, 1, 0];
/** How to raise a limit is no part of what went wrong. */
const ADVICE = /^If this is a long-running/;

/** What failed, in few characters, and the line "N passed, N failed, N skipped". */
export function closing(tests: Tests, checks: readonly Check[]): { text: string; isGood: boolean } {
  const failed = checks.filter(({ status }) => status !== 0 && status !== NOTHING_TRIED);
  const count = {
    passed: tests.passed + checks.filter(({ status }) => status === 0).length,
    failed: tests.failures.length + failed.length,
    skipped: tests.skipped + checks.filter(({ status }) => status === NOTHING_TRIED).length,
  };
  const ofChecks = failed.map((one) => checkText(one, CHECKS_ROOM / failed.length)).join('');
  const stalls = stallsText(tests.stalls ?? '');
  const text = [
    failuresText(tests.failures, ROOM - ofChecks.length - stalls.length),
    stalls,
    ofChecks,
    `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`,
  ];
  return { text: text.join(''), isGood: count.failed === 0 };
}

/** All by name before any with more lines: rather each in a line than some in six. */
function failuresText(failures: readonly Failure[], room: number): string {
  const named = failures.slice(0, MOST_NAMED);
  const rest = failures.length - named.length;
  const more = rest > 0 ? `✗ and ${rest} more\n` : '';
  const texts = MEASURES.map((most) => named.map((one) => failureText(one, most)).join('') + more);
  return texts.find((text) => text.length <= room) ?? `${texts.at(-1)?.slice(0, room)}…\n`;
}

function failureText({ name, said, took, after = 0 }: Failure, most: number): string {
  const when = took === undefined ? '' : ` (${inSeconds(took)}, after ${inSeconds(after)})`;
  const shown = linesOf(said.slice(0, MOST_READ)).slice(0, most);
  return `✗ ${cut(name)}${when}\n${shown.map((line) => `    ${cut(line)}\n`).join('')}`;
}

function stallsText(stalls: string): string {
  const lines = linesOf(stalls).map((line) => `${cut(line)}\n`);
  const text = lines.join('');
  return text.length <= STALLS_ROOM ? text : `${text.slice(0, STALLS_ROOM)}…\n`;
}

/** The beginning of what it said, where the first fault stands, and its end, where it sums up. */
function checkText({ name, output, status }: Check, room: number): string {
  const said = linesOf(output)
    .map((line) => `    ${cut(line)}\n`)
    .join('');
  const [head, tail] = [said.slice(0, room / 4), said.slice(-room / 2)];
  return `✗ ${name} ended with ${status}\n${said.length <= room ? said : `${head}…\n…${tail}`}`;
}

const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const cut = (line: string): string => (line.length > LINE ? `${line.slice(0, LINE - 1)}…` : line);

const linesOf = (text: string): string[] =>
  stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !ADVICE.test(line));

/** What a check left in the folder of a run's reports: `NAME`, what it said, and `NAME.status`. */
function checkIn(folder: string, name: string): Check {
  const read = (file: string): string => {
    const path = join(folder, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  return { name, status: Number(read(`${name}.status`) || 1), output: read(name) };
}

/** What the run of a folder's reports has to tell. */
function told(folder: string, names: readonly string[]): ReturnType<typeof closing> {
  const file = join(folder, 'tests.json');
  const none = { passed: 0, skipped: 0, failures: [] };
  const tests: Tests = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : none;
  const checks = names.map((name) => checkIn(folder, name));
  const run = checkIn(folder, 'tests');
  // It failed though no test did: something was left, or it came to no end.
  const isUnsaid = tests.failures.length === 0 && (run.status !== 0 || tests.passed === 0);
  return closing(tests, isUnsaid ? [{ ...run, status: run.status || 1 }, ...checks] : checks);
}

if (import.meta.main) {
  const [folder = '', ...checks] = process.argv.slice(2);
  const { text, isGood } = told(folder, checks);
  process.stdout.write(text);
  process.exitCode = isGood ? 0 : 1;
}
