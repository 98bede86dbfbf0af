import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Check, closing, type Failure } from '../../scripts/ci/closing.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

const tests = (...failures: Failure[]) => ({ passed: 6, skipped: 1, failures });
const check = (status: number, output = ''): Check => ({ name: 'lint', status, output });
const LOST: Failure = {
  name: 'test/kit/bot.test.ts > a bot > answers',
  said: 'Error: no answer\nwithin a second',
  took: 1_040,
  after: 62_000,
};

describe('the end of a run of all checks', () => {
  it('counts tests and checks, and what could not be tried as skipped', () => {
    const checks = [check(0), check(75), check(0)];
    expect(closing(tests(), checks)).toEqual({
      text: '8 passed, 0 failed, 2 skipped\n',
      isGood: true,
    });
  });

  it('tells what failed, when, and what it said, above the line of counts', () => {
    const { text, isGood } = closing(tests(LOST), [
      check(2, 'src/x.ts\n\n\u001b[31munused\u001b[39m'),
    ]);
    expect(text.split('\n')).toEqual([
      '✗ test/kit/bot.test.ts > a bot > answers (1.0 s, after 62.0 s)',
      '    Error: no answer',
      '    within a second',
      '✗ lint ended with 2',
      '    src/x.ts',
      '    unused',
      '6 passed, 2 failed, 1 skipped',
      '',
    ]);
    expect(isGood).toBe(false);
  });

  it('tells what stood still, and what was open meanwhile', () => {
    const stalls = 'test/a.test.ts > waits stands still since 20 s:\n  Socket 1 to ::1:2 is open\n';
    const { text } = closing({ ...tests(LOST), stalls: stalls.repeat(90) }, []);
    expect(text).toMatch(/^✗ .*\n.*\n.*\ntest\/a\.test\.ts > waits .*:\n {2}Socket 1 .*\n/);
    expect(text.length).toBeLessThan(2_000);
  });

  it('names sixty failures and counts the rest, and is short for what is shown of it', () => {
    const many = Array.from({ length: 200 }, (_, i) => ({
      ...LOST,
      name: `test/a.test.ts > ${i}`,
    }));
    const { text } = closing(tests(...many), []);
    const named = text.split('\n').filter((line) => line.startsWith('✗'));
    expect([named.length, named[59], named[60]]).toEqual([
      61,
      '✗ test/a.test.ts > 59 (1.0 s, after 62.0 s)',
      '✗ and 140 more',
    ]);
    const long = many.map((one) => ({ ...one, name: 'n'.repeat(500), said: 'x\n'.repeat(90_000) }));
    const checks = Array.from({ length: 4 }, () => check(1, 'a line\n'.repeat(9_000)));
    const stalls = 'a line\n'.repeat(9_000);
    const bounded = closing({ ...tests(...long), stalls }, checks).text;
    expect(bounded.length).toBeLessThan(8_000);
    expect(bounded).toMatch(
      /^✗ n+…[\s\S]*✗ lint ended with 1\n[\s\S]*\n6 passed, 204 failed, 1 skipped\n$/,
    );
  });

  it('tells the beginning of what a check said, and its end', () => {
    const { text } = closing(tests(), [check(1, `first\n${'…\n'.repeat(9_000)}last`)]);
    expect(text).toMatch(/^✗ lint ended with 1\n {4}first\n[\s\S]* {4}last\n/);
  });
});

/** What `.ci/run` does once its tests have run: tests of a file, checks that are well. */
async function ran(tests: string, teardown = ''): Promise<{ code: number; stdout: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-ci-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const reporter = JSON.stringify(join(ROOT, 'scripts', 'ci', 'tests-file.ts'));
  const vitest = JSON.stringify(join(ROOT, 'node_modules', 'vitest', 'dist', 'index.js'));
  const file = JSON.stringify(join(folder, 'tests.json'));
  const config = `import { TestsFile } from ${reporter};
export default { test: { reporters: ['default', new TestsFile(${file})], globalSetup: 'setup.ts' } };`;
  const globals = `import { beforeAll, describe, expect, it } from ${vitest};\n`;
  const files = {
    'vitest.config.ts': config,
    'a.test.ts': globals + tests,
    'setup.ts': `export function teardown() { ${teardown} }`,
    'package.json': '{ "type": "module" }',
    'lint.status': '0',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const started = (args: readonly string[]) =>
    promisify(execFile)(process.execPath, args).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    );
  const program = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const { code, stdout } = await started([program, 'run', '--root', folder]);
  writeFileSync(join(folder, 'tests'), stdout);
  writeFileSync(join(folder, 'tests.status'), `${code}\n`);
  return started([join(ROOT, 'scripts', 'ci', 'closing.ts'), folder, 'lint']);
}

it('tells of tests, of hooks and of what broke outside of both', async () => {
  const { code, stdout } = await ran(`
it('passes', () => {});
it('differs', () => expect({ a: 1 }).toEqual({ a: 2 }));
describe('with a hook', () => {
  beforeAll(() => new Promise(() => {}), 10);
  it('never runs', () => {});
});
it('breaks what comes later', async () => {
  await new Promise((resolve) => setImmediate(() => { resolve(); throw new Error('late'); }));
});
`);
  const told = stdout.replaceAll(/\(\d.*\)/g, '(…)').split('\n');
  expect(told).toEqual([
    '✗ a.test.ts > with a hook',
    '    HookTimeoutError: Hook timed out in 10ms.',
    expect.stringMatching(/^ {4}at a\.test\.ts:6:\d+$/),
    '✗ a.test.ts > differs (…)',
    '    AssertionError: expected { a: 1 } to deeply equal { a: 2 }',
    expect.stringMatching(/^ {4}at a\.test\.ts:4:\d+$/),
    '    -   "a": 2,',
    '    +   "a": 1,',
    '✗ outside of any test',
    '    Error: late',
    expect.stringMatching(/^ {4}at a\.test\.ts:10:\d+$/),
    '3 passed, 3 failed, 1 skipped',
    '',
  ]);
  expect(code).toBe(1);
});

it('tells what the run of the tests said at its end where no test failed', async () => {
  const { stdout } = await ran(
    "it('passes', () => {});",
    "console.log('something is left'); process.exitCode = 4;",
  );
  const counts = '2 passed, 1 failed, 0 skipped';
  expect(stdout).toMatch(
    new RegExp(`^✗ tests ended with 4\\n[\\s\\S]*\\n {4}something is left\\n${counts}\\n$`),
  );
});
