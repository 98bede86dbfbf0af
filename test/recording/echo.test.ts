import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  type Convograph,
  ReplayDiffers,
  startConvograph,
  type TestApp,
  type TestPage,
} from '../../src/testing/index.ts';
import { ANSWERS, ANSWERS_THE_FIRST, type Change, echoBot, SENDS_BACK } from './echo-bot.ts';
import { Har } from './har.ts';

const folder = mkdtempSync(join(tmpdir(), 'convograph-recording-'));
const file = join(folder, 'hi.har');
afterAll(() => rmSync(folder, { recursive: true }));

/** A Convograph with a Page and an app, of the same names each time and of other ids and times. */
async function stage(
  seed: string,
  now?: string,
): Promise<{ graph: Convograph; page: TestPage; app: TestApp }> {
  const graph = await startConvograph({ seed, now });
  const page = await graph.page({ name: 'Kiln & Clover' });
  const app = await graph.app({ page, name: 'Echo bot' });
  return { graph, page, app };
}

let here: Awaited<ReturnType<typeof stage>>;
beforeAll(async () => {
  const { graph, page, app } = await stage('recorded');
  await app.receives(echoBot(app.env(), ANSWERS).handler);
  const recording = await graph.record();
  const [maya, ada] = [
    await graph.customer({ page, name: 'Maya' }),
    await graph.customer({ page, name: 'Ada' }),
  ];
  const { messageId } = await maya.says('hi');
  const [hello] = await graph.replies(maya);
  await ada.says('Is anybody there?');
  await graph.replies(ada);
  await maya.taps('Help');
  await graph.replies(maya, { count: 2 });
  await maya.reacts('love', hello?.id);
  await maya.edits('hello', messageId);
  await graph.silence(maya);
  await maya.says('bye');
  await graph.replies(maya);
  await recording.save(file);
  await graph.close();
  here = await stage('played', '2026-05-06T12:00:00Z');
});
afterAll(() => here?.graph.close());

/** What comes of the recording with a bot of so changed code. */
async function played(...changes: readonly Change[]): Promise<string> {
  const { graph, page, app } = here;
  await app.receives(echoBot(app.env(), ...changes).handler);
  return graph.replay(file, { page, app, within: 300 }).then(
    (done) => `The same: ${done.acts} acts, ${done.same} of ${done.calls} calls.`,
    (error: Error) => (error instanceof ReplayDiffers ? error.message : String(error)),
  );
}

/** What follows the act in what is told. */
const below = (told: string, act: string): string[] => {
  const [, after = ''] = told.split(`${act}\n`);
  return (
    after
      .split('\n\n')[0]
      ?.split('\n')
      .map((line) => line.trim()) ?? []
  );
};

describe('a recording of the echo bot', () => {
  it('is HAR 1.2, with calls and webhooks in one order', () => {
    const har = JSON.parse(readFileSync(file, 'utf8'));
    expect(Har.safeParse(har).error).toBeUndefined();
    const { entries, _convograph: own } = har.log;
    const seqs = entries.map((entry: { _convograph: { seq: number } }) => entry._convograph.seq);
    expect(seqs).toEqual(seqs.toSorted((a: number, b: number) => a - b));
    expect(own.steps.map((step: { operation: string }) => step.operation)).toEqual(
      expect.arrayContaining(['say', 'say', 'tap', 'react', 'edit', 'say']),
    );
    expect(
      entries.filter(
        (entry: { _convograph: { kind: string } }) => entry._convograph.kind === 'call',
      ),
    ).toHaveLength(5);
  });

  it('played with the same bot finds nothing, under other ids', async () => {
    expect(await played(ANSWERS)).toBe('The same: 6 acts, 5 of 5 calls.');
  });

  it('and again where the same people have written before', async () => {
    expect(await played(ANSWERS)).toBe('The same: 6 acts, 5 of 5 calls.');
  });

  it('finds another text', async () => {
    const told = await played(ANSWERS, ['You said', 'You wrote']);
    expect(told).toContain('3 differences: 6 acts, 5 calls, of which 2 are the same.');
    expect(below(told, '1. Maya: say "hi"')).toEqual([
      'changed   POST /v26.0/me/messages',
      'message.text',
      'expected "You said: hi"',
      'actual   "You wrote: hi"',
    ]);
  });

  it('finds a send too many', async () => {
    const told = await played(ANSWERS, [
      "[{ text: 'Write anything.' }, ",
      "[{ text: 'Write anything.' }, { text: 'Or nothing.' }, ",
    ]);
    expect(told).toContain('1 difference:');
    expect(below(told, '3. Maya: tap "Help"')[0]).toMatch(/^too many {2}POST .*Or nothing/);
  });

  it('finds a send that is missing', async () => {
    const told = await played(ANSWERS, ["[{ text: 'Write anything.' }, ", '[']);
    expect(told).toContain('1 difference:');
    expect(below(told, '3. Maya: tap "Help"')[0]).toMatch(/^missing {3}POST .*Write anything/);
  });

  it('finds another order', async () => {
    const told = await played(ANSWERS, [
      "[{ text: 'Write anything.' }, { text: 'I say it again.' }]",
      "[{ text: 'I say it again.' }, { text: 'Write anything.' }]",
    ]);
    expect(told).toContain('1 difference:');
    expect(below(told, '3. Maya: tap "Help"')[0]).toMatch(/^order {5}POST .*Write anything/);
  });

  it('finds that another message is answered than was', async () => {
    const told = await played(ANSWERS_THE_FIRST);
    expect(below(told, '6. Maya: say "bye"').slice(0, 2)).toEqual([
      'changed   POST /v26.0/me/messages',
      'message.metadata',
    ]);
  });

  it('finds that a send is refused now', async () => {
    const { graph } = here;
    const fault = await graph.fail({ on: 'send', code: 613, times: 1 });
    const told = await played(ANSWERS);
    await fault.remove();
    expect(below(told, '1. Maya: say "hi"').slice(-2)).toEqual([
      'expected 200',
      expect.stringContaining('actual   400, error 613'),
    ]);
  });

  it('leaves out what may differ', async () => {
    const { graph, page, app } = here;
    await app.receives(echoBot(app.env()).handler);
    const done = await graph.replay(file, { page, app, ignore: ['message.metadata'] });
    expect(done).toMatchObject({ calls: 5, same: 5, differences: [] });
  });

  it('is written anew where that is wished, and holds from then on', async () => {
    const { graph, page, app } = here;
    const other = join(folder, 'other.har');
    await app.receives(echoBot(app.env()).handler);
    const recording = await graph.record();
    const zoe = await graph.customer({ page, name: 'Zoe' });
    await zoe.says('hi');
    await graph.replies(zoe);
    await recording.save(other);
    await app.receives(echoBot(app.env(), ['You said', 'You wrote']).handler);
    const { differences } = await graph.replay(other, { page, app, update: true });
    expect(differences).toHaveLength(1);
    expect(await graph.replay(other, { page, app })).toMatchObject({ calls: 1, same: 1 });
  });
});

it('what a call met on purpose is met again, and a clock that was moved is moved', async () => {
  const { graph, page, app } = await stage('faulty');
  onTestFinished(() => graph.close());
  await app.receives(echoBot(app.env()).handler);
  const recording = await graph.record();
  const maya = await graph.customer({ page, name: 'Maya' });
  await graph.fail({ on: 'send', code: 613, times: 1, page });
  await maya.says('hi');
  await graph.requests.wait({ code: 613 });
  await graph.clock.advance('2h');
  await maya.says('again');
  await graph.replies(maya);
  const text = await recording.text();
  const before = await here.graph.clock.now();
  await here.app.receives(echoBot(here.app.env()).handler);
  const done = await here.graph.replay(recording, { page: here.page, app: here.app });
  expect(done).toMatchObject({ acts: 2, calls: 2, same: 2 });
  const passed = (await here.graph.clock.now()).getTime() - before.getTime();
  expect(passed).toBeGreaterThanOrEqual(2 * 3_600_000);
  expect(text).toContain('"operation": "fail"');
});

it('no token and no secret is in it', async () => {
  const { graph, page, app } = await stage('secret');
  onTestFinished(() => graph.close());
  const env = app.env();
  await app.receives(echoBot(env).handler);
  const recording = await graph.record();
  const maya = await graph.customer({ page, name: 'Maya' });
  await maya.says('hi');
  await graph.replies(maya);
  const { access_token: other } = await graph.control.createToken({
    ...{ page: page.id, for_app: app.id },
  });
  const token = env.PAGE_ACCESS_TOKEN;
  const proof = createHmac('sha256', env.APP_SECRET).update(token).digest('hex');
  const batch = JSON.stringify([{ method: 'GET', relative_url: `me?access_token=${other}` }]);
  for (const [method, query] of [
    ['GET', `/me?access_token=${token}&appsecret_proof=${proof}`],
    ['GET', `/debug_token?input_token=${other}&access_token=${app.id}|${app.secret}`],
    ['POST', `/?access_token=${token}&batch=${encodeURIComponent(batch)}`],
    ['POST', `/me/messages?access_token=${token}&recipient=${token}`],
    ['GET', `/oauth/access_token?client_id=${app.id}&client_secret=${app.secret}&code=4711`],
  ] as const) {
    await fetch(`${graph.url}/v26.0${query}`, { method });
  }
  const text = await recording.text();
  expect(text).toContain('/v26.0/debug_token');
  for (const secret of [app.secret, token, other, proof, graph.controlKey]) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toMatch(/(?<![A-Za-z0-9])EAA\w{6,}|sha(?:1|256)=/);
});

it('an address of a file that a bot sends back stands for the one of before', async () => {
  const { graph, page, app } = await stage('pictures');
  onTestFinished(() => graph.close());
  await app.receives(echoBot(app.env(), SENDS_BACK).handler);
  const recording = await graph.record();
  const maya = await graph.customer({ page, name: 'Maya' });
  await maya.sendsPicture();
  await graph.requests.wait({ path: '/v26.0/me/messages' });
  const played = { page: here.page, app: here.app };
  await here.app.receives(echoBot(here.app.env(), SENDS_BACK).handler);
  expect(await here.graph.replay(recording, played)).toMatchObject({ calls: 1, same: 1 });
  await here.app.receives(echoBot(here.app.env(), ['!message?.text', 'true']).handler);
  await expect(here.graph.replay(recording, { ...played, within: 100 })).rejects.toThrow('missing');
});

describe('what cannot be played is said:', () => {
  it('a file that there is not', async () => {
    const missing = here.graph.replay(join(folder, 'none.har'));
    await expect(missing).rejects.toThrow('There is no file');
  });

  it('a Page that there is not', async () => {
    const bare = await startConvograph();
    onTestFinished(() => bare.close());
    await expect(bare.replay(file)).rejects.toThrow('There is no Page');
  });
});
