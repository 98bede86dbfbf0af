import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPage } from '../../src/admin/pages.ts';
import { inHouse } from '../cli/run.ts';

const ENTRY = resolve(import.meta.dirname, '../../bin/convograph.js');

const KEYS = [
  'url',
  'app_id',
  'app_secret',
  'instagram_secret',
  'inbox_app_id',
  'page_id',
  'page_token',
  'user_token',
  'instagram_token',
  'instagram_id',
  'psid',
  'send_psid',
  'igsid',
  'conversation_id',
  'instagram_conversation_id',
  'message_id',
  'control_key',
  'console_url',
];

const running: { readonly child: ChildProcess; readonly ended: Promise<unknown> }[] = [];
let folder: string;
let dataDir: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convograph-demo-'));
  dataDir = join(folder, 'store');
});

afterAll(async () => {
  for (const { child, ended } of running) if (child.kill('SIGKILL')) await ended;
  await rm(folder, { recursive: true, force: true });
});

/** A running command: what it wrote, and its end. */
function run(...args: string[]) {
  const child = spawn(process.execPath, [ENTRY, ...args], { stdio: 'pipe' });
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    out.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    out.stderr += chunk;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  running.push({ child, ended });
  const until = async (text: string) => {
    while (!out.stdout.includes(text)) {
      const over = await Promise.race([ended.then(() => true), once(child.stdout, 'data')]);
      if (over === true && !out.stdout.includes(text)) throw new Error(out.stderr);
    }
  };
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { out, until, stop, ended };
}

describe('convograph demo', () => {
  it('prints one line of JSON when it is ready, and the documented reads work', async () => {
    const demo = run('demo', '--data', dataDir, '--port', '0', '--json');
    await demo.until('\n');
    const ready = JSON.parse(demo.out.stdout);
    expect(Object.keys(ready)).toEqual(KEYS);
    expect(Object.values(ready).every((value) => typeof value === 'string' && value)).toBe(true);
    for (const path of [
      `${ready.page_id}/conversations?`,
      `${ready.conversation_id}/messages?`,
      `${ready.message_id}?`,
      `${ready.instagram_conversation_id}/messages?`,
      `${ready.page_id}/thread_owner?recipient=${ready.psid}&`,
    ]) {
      const answer = await fetch(`${ready.url}/${path}access_token=${ready.page_token}`);
      expect(answer.status).toBe(200);
    }
    // No address is registered yet: the dialog is there, and leads nowhere.
    const dialog = await fetch(`${ready.url}/dialog/oauth?client_id=${ready.app_id}`);
    expect(await dialog.text()).toContain('URL blocked');
    const instagram = `${ready.url}/_convograph/instagram/${ready.instagram_conversation_id}/messages`;
    const direct = await fetch(`${instagram}?access_token=${ready.instagram_token}`);
    expect(direct.status).toBe(200);
    expect(await demo.stop()).toBe(0);
    expect(demo.out.stdout.trimEnd().split('\n')).toHaveLength(1);

    const again = run('demo', '--data', dataDir, '--port', '0', '--json');
    await again.until('\n');
    // Where it is, and the console's key, are of one start.
    const anew = { url: '', console_url: '' };
    expect({ ...JSON.parse(again.out.stdout), ...anew }).toEqual({ ...ready, ...anew });
    await again.stop();
  });

  it('prints ids, tokens and curl lines that work for people', async () => {
    const demo = run('demo', '--data', dataDir, '--port', '0');
    await demo.until('thread_owner');
    const [, url = '', token = ''] = /URL=(\S+)\n +TOKEN=(\S+)\n/.exec(demo.out.stdout) ?? [];
    const calls = [...demo.out.stdout.matchAll(/^ *curl "(.*)"$/gm)].map(([, line = '']) =>
      line.replace('$URL', url).replace('$TOKEN', token),
    );
    for (const line of demo.out.stdout.split('\n')) {
      expect(line.length, line).toBeLessThanOrEqual(
        /#key=/.test(line) || line.includes(dataDir) ? 200 : 80,
      );
    }
    expect(calls.length).toBeGreaterThanOrEqual(3);
    for (const url of calls) expect((await fetch(url)).status).toBe(200);
    expect(await demo.stop()).toBe(0);
  });

  it('makes one business when two start at once over an empty store', async () => {
    const shared = join(folder, 'shared');
    await inHouse(shared, async () => undefined);
    const both = [0, 1].map(() => run('demo', '--data', shared, '--port', '0', '--json'));
    await Promise.all(both.map((demo) => demo.until('\n')));
    const [one, other] = both.map(({ out }) => ({
      ...JSON.parse(out.stdout),
      ...{ url: '', console_url: '' },
    }));
    expect(one).toEqual(other);
    await Promise.all(both.map((demo) => demo.stop()));
  });

  it('keeps out of another store, in one sentence', async () => {
    const other = join(folder, 'other');
    await inHouse(other, (house) => createPage(house, { name: 'Someone else' }));
    const demo = run('demo', '--data', other, '--port', '0', '--json');
    expect(await demo.ended).toBe(1);
    expect(demo.out.stdout).toBe('');
    expect(demo.out.stderr).toMatch(/^The directory .* holds another store: .*--data.*\.\n$/);
  });
});
