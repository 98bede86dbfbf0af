import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { BotServer } from '../../src/testing/bot-server.ts';
import { controlClient } from '../../src/testing/control/client.ts';
import { start, type TestServer } from '../../src/testing/start.ts';
import { carriedOut, type Run } from '../cli/run.ts';
import { builtProgram } from '../support/program.ts';
import { type Change, echoBot } from './echo-bot.ts';

const folder = mkdtempSync(join(tmpdir(), 'convograph-recording-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);

let server: TestServer;
let bot: BotServer | undefined;
let env: Parameters<typeof echoBot>[0];

beforeAll(async () => {
  server = await start({ journal: 'bodies' });
  const app = await createApp(server, { name: 'Echo bot' });
  const page = await createPage(server, { name: 'My Page' });
  const token = await createToken(server, { kind: 'page', pageId: page.id });
  env = {
    ...{ APP_ID: app.id, APP_SECRET: app.secret, VERIFY_TOKEN: 'let-me-in', PAGE_ID: page.id },
    ...{ GRAPH_URL: server.url, PAGE_ACCESS_TOKEN: token.access_token },
  };
  await receives();
});
afterAll(async () => {
  await bot?.close();
  await server.close();
});

/** Has the echo bot take the webhooks from now on, after its code was changed. */
async function receives(...changes: readonly Change[]): Promise<void> {
  await bot?.close();
  bot = await BotServer.start(echoBot(env, ...changes).handler);
  const control = controlClient(server.url, server.controlKey);
  const about = { app: env.APP_ID, object: 'page', fields: ['messages'] } as const;
  await control.subscribeApp({ ...about, callback_url: bot.url, verify_token: 'let-me-in' });
  await control.subscribeApp({ ...about, page: env.PAGE_ID });
}

const beside = (...words: string[]): Promise<Run> =>
  carriedOut([...words, '--data', server.dataDir], { PORT: new URL(server.url).port });

/** Records as a person does, until Ctrl+C. */
async function recording(file: string) {
  const words = ['record', file, '--data', server.dataDir, '--server', server.url];
  const child = spawn(process.execPath, [await builtProgram(), ...words]);
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const ended = once(child, 'close').then(([code]) => ({ code, stdout }));
  onTestFinished(async () => {
    if (child.kill('SIGKILL')) await ended;
  });
  for await (const text of child.stderr.setEncoding('utf8')) {
    if (String(text).includes('Recording')) break;
  }
  return { stop: () => child.kill('SIGINT'), ended };
}

describe('convograph record and replay-record', () => {
  it('writes what was done by commands, and finds what a bot does otherwise', async () => {
    await beside('person', 'create', '--page', 'My Page', '--name', 'Grace Hopper');
    const { stop, ended } = await recording(path('hi.har'));
    await beside('say', 'hi', '--page', 'My Page', '--as', 'Grace Hopper');
    const control = controlClient(server.url, server.controlKey);
    await control.awaitReplies({ page: 'My Page', person: 'Grace Hopper' });
    stop();
    expect(await ended).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Recorded 1 act, 1 call and 1 webhook'),
    });
    const again = await beside('replay-record', path('hi.har'));
    expect(again).toEqual({ code: 0, stdout: 'The same: 1 act, 1 call.\n', stderr: '' });
    await receives(['You said', 'You wrote']);
    const other = await beside('replay-record', path('hi.har'), '--json');
    expect(other.code).toBe(1);
    expect(JSON.parse(other.stdout)).toMatchObject({
      ...{ acts: 1, calls: 1, same: 0 },
      differences: [
        {
          ...{ kind: 'changed', act: 1 },
          differs: [{ path: 'message.text', expected: 'You said: hi', actual: 'You wrote: hi' }],
        },
      ],
    });
    const updated = await beside('replay-record', path('hi.har'), '--update');
    expect(updated).toMatchObject({ code: 0, stdout: expect.stringContaining('written anew') });
    expect(await beside('replay-record', path('hi.har'))).toMatchObject({ code: 0 });
  });

  it('writes what has happened, narrowed to a Page', async () => {
    const all = await beside('record', path('last.har'), '--last', '--page', 'My Page', '--json');
    expect(all).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(all.stdout).acts).toBeGreaterThan(0);
  });
});

describe('what is wrong is said:', () => {
  it.each([
    ['a file that there is not', ['replay-record', path('none.har')], 2, 'There is no file'],
    [
      'what is no recording',
      ['replay-record', path('other.json')],
      2,
      'it is no recording of Convograph',
    ],
    [
      'a file that is something else',
      ['record', path('other.json')],
      2,
      'is there and is no recording',
    ],
    [
      'two ways to end',
      ['record', path('x.har'), '--last', '--for', '5s'],
      2,
      'leave --for and --until-quiet out',
    ],
    ['no number', ['record', path('x.har'), '--from', 'x'], 2, '--from must be a number'],
    [
      'nobody who answers',
      ['record', path('x.har'), '--server', 'http://127.0.0.1:9'],
      1,
      'No Convograph answers',
    ],
    ['that nothing happened', ['record', path('x.har'), '--for', '0s'], 1, 'Nothing happened'],
  ])('%s', async (_, words, code, sentence) => {
    writeFileSync(path('other.json'), '{"log":{}}');
    const run = await beside(...words);
    expect(run).toMatchObject({ code, stderr: expect.stringContaining(sentence) });
    expect(readFileSync(path('other.json'), 'utf8')).toBe('{"log":{}}');
  });
});

it('is refused before anything is recorded where its file could not be written', async () => {
  const { code, stderr } = await beside('record', path('no-such-folder/x.har'));
  expect(code).not.toBe(0);
  expect(stderr).toMatch(/^Nothing can be written into .*no-such-folder: make the folder/);
});
