import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { literal } from '../../src/control/test-code/literal.ts';
import { startConvograph } from '../../src/testing/index.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const BOT = join(ROOT, 'examples', 'echo-bot', 'bot.cjs');
const { createBot } = createRequire(import.meta.url)(BOT);

/** A customer of a Page whose bot says everything again. */
async function scene() {
  const graph = await startConvograph();
  onTestFinished(() => graph.close());
  const page = await graph.page({ name: 'Kiln & Clover' });
  const app = await graph.app({ page, name: 'Echo bot' });
  await app.receives(createBot(app.env()).handler);
  const maya = await graph.customer({ page, name: "Maya O'Neil" });
  const { last } = await graph.control.listTimeline({});
  /** Numbers of all rows since. */
  const seqs = async (filter?: string): Promise<number[]> => {
    const { data } = await graph.control.listTimeline({ after: last, filter, limit: 1_000 });
    return data.map(({ seq }) => seq);
  };
  return { graph, app, maya, seqs };
}

/** Runs a test beside the bot of the examples, whose text may be changed. */
async function run(code: string, change = (bot: string) => bot) {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-copied-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const kit = pathToFileURL(join(ROOT, 'src', 'testing', 'index.ts')).href;
  writeFileSync(join(folder, 'bot.cjs'), change(readFileSync(BOT, 'utf8')));
  const file = join(folder, 'copied.test.mjs');
  writeFileSync(file, code.replace("'convograph/testing'", `'${kit}'`));
  return new Promise<{ isGood: boolean; told: string }>((resolve) => {
    execFile(process.execPath, [file], (error, stdout, stderr) => {
      resolve({ isGood: error === null, told: stdout + stderr });
    });
  });
}

it('what was copied is a test that passes, and fails when the bot answers otherwise', async () => {
  const { graph, maya, seqs } = await scene();
  await maya.says('hi');
  const [hello] = await graph.replies(maya);
  await maya.taps('Help');
  await graph.replies(maya, { count: 2 });
  await maya.reacts('love', hello?.id);
  await graph.silence(maya, { for: 50 });
  const made = { seqs: await seqs(), runner: 'node', bot: './bot.cjs' } as const;
  const { code, file } = await graph.control.exportTest(made);
  expect(file).toBe('maya-o-neil-say-hi-answered-by-echo-bot.test.mjs');
  const [good, other] = await Promise.all([
    run(code),
    run(code, (bot) => bot.replace('I say it again.', 'I repeat it.')),
  ]);
  expect(good.told).toContain('pass 1');
  expect(good.isGood).toBe(true);
  expect(other.told).toContain('I repeat it.');
  expect(other.isGood).toBe(false);
});

it('a clock that was moved is moved again, and a call that was refused has to be refused', async () => {
  const { graph, app, maya, seqs } = await scene();
  await maya.says('hi');
  await graph.replies(maya);
  await graph.clock.advance('25h');
  await createBot(app.env())
    .remind(maya.id)
    .catch(() => undefined);
  const { code } = await graph.control.exportTest({ seqs: await seqs() });
  expect(code).toContain("import { test } from 'vitest';");
  expect(code).toContain('await graph.control.advanceClock({ seconds: 90000 });');
  expect(code).toContain(
    "await graph.requests.wait({ method: 'POST', path: /messages$/, code: 10, subcode: 2018278 });",
  );
});

it('what is about something of before is left out, and says so', async () => {
  const { graph, maya, seqs } = await scene();
  await maya.says('hi');
  const [hello] = await graph.replies(maya);
  const before = new Set(await seqs());
  await maya.reacts('love', hello?.id);
  await maya.says('bye');
  await graph.replies(maya);
  const rest = (await seqs()).filter((seq) => !before.has(seq));
  const { code } = await graph.control.exportTest({ seqs: rest });
  expect(code).toMatch(/\/\/ Row \d+ \(reaction\) is left out: it is about something of before/);
  expect(code).not.toContain('reacts');
});

it('what no app was told of is left out: the bot of the test would answer it', async () => {
  const graph = await startConvograph();
  onTestFinished(() => graph.close());
  const page = await graph.page({ name: 'Kiln & Clover' });
  const maya = await graph.customer({ page, name: 'Maya' });
  const { last } = await graph.control.listTimeline({});
  await maya.says('is anybody there?');
  const app = await graph.app({ page, name: 'Echo bot' });
  await app.receives(createBot(app.env()).handler);
  await maya.says('hi');
  await graph.replies(maya);
  const { data } = await graph.control.listTimeline({ after: last, limit: 1_000 });
  const talk = data.filter(({ conversation }) => conversation !== undefined);
  const made = { seqs: talk.map(({ seq }) => seq), runner: 'node', bot: './bot.cjs' } as const;
  const { code } = await graph.control.exportTest(made);
  expect(code).toMatch(/\/\/ Row \d+ \(message\) is left out: no app was told of it/);
  expect(code).not.toContain('anybody');
  expect((await run(code)).told).toContain('pass 1');
});

it('says what cannot be copied', async () => {
  const { graph, maya, seqs } = await scene();
  const asked = (some: readonly number[]) => graph.control.exportTest({ seqs: some });
  await expect(asked([])).rejects.toThrow('from 1 to 500');
  await expect(asked([999_999])).rejects.toThrow('no row 999999');
  await maya.says('hi');
  await graph.replies(maya);
  const webhooks = await seqs('kind:webhook');
  await expect(asked(webhooks)).rejects.toThrow('Nobody does anything in these rows');
});

it.each([
  ['quotes', `it's "so" \\ \`\${1}`],
  ['lines', 'a\nb\r\u2028\u2029\u0000'],
  ['halves of letters', '\ud800 😀'],
])('writes %s as JavaScript that means the same', async (_, text) => {
  const value = {
    text,
    __proto__x: [text, { "it's": null }],
    list: Array.from({ length: 40 }, () => text),
  };
  const read = new Function(`return ${literal(value)}`)();
  expect(read).toEqual(value);
});
