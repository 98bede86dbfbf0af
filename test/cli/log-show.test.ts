import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markOwnPort } from '../../src/media/outbound/own-sockets.ts';
import { Control } from '../control/control.ts';
import { type World, world } from '../support/world.ts';
import { carriedOut, endingOf } from './run.ts';

let shop: World;
let plane: Control;
let lines: readonly string[];
const bot = createServer((req, res) => {
  const { searchParams } = new URL(req.url ?? '', 'http://bot');
  req.resume().on('end', () => res.end(searchParams.get('hub.challenge')));
});

/** Runs `convograph log` beside the server. */
const log = async (...words: string[]) => {
  const { url, dataDir } = shop.server;
  const env = { PORT: new URL(url).port };
  const { code, stdout, stderr } = await carriedOut(['log', ...words, '--data', dataDir], env);
  return { code, stderr, lines: stdout.split('\n').filter(Boolean) };
};
const numbers = (of: readonly string[]): number[] =>
  of.flatMap((line) => /^\S+ +(\d+) /.exec(line)?.[1] ?? []).map(Number);

const done = async (path: string, body: object) => {
  const answer = await plane.post(path, body);
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
};

beforeAll(async () => {
  shop = await world({ journal: 'bodies' });
  plane = new Control(shop.server);
  bot.listen(0, '127.0.0.1');
  await once(bot, 'listening');
  const callback = `http://127.0.0.1:${(bot.address() as AddressInfo).port}/hook`;
  const subscribed = { callback_url: callback, verify_token: 'let-me-in', verify: false };
  const fields = ['messages'];
  const page = shop.page.id;
  await done(`/apps/${shop.app.id}/subscriptions`, { ...subscribed, fields, page });
  const silent = (await done('/apps', { name: 'Silent bot' })).id;
  await done(`/apps/${silent}/subscriptions`, {
    ...subscribed,
    fields: ['message_echoes'],
    page,
  });
  const person = await shop.person('Maya Okafor');
  await done(`/pages/${page}/acts/say`, { as: person.id, text: 'Is it there?' });
  await shop.server.settled();
  await shop.send('POST', '/v26.0/me/messages', {
    access_token: shop.token,
    recipient: JSON.stringify({ id: person.id }),
    message: JSON.stringify({ text: 'It is!' }),
  });
  await shop.send('POST', '/v26.0/me/messages', {
    access_token: shop.token,
    recipient: JSON.stringify({ id: '1' }),
    message: JSON.stringify({ text: 'Hello' }),
  });
  await shop.get('/v26.0/me', { fields: 'id' });
  await done('/clock/advance', { seconds: 60 });
  // The commands are carried out in the server's process, and are to be another's.
  const mark = markOwnPort(Number(new URL(shop.server.url).port));
  for (let i = 0; i < 2; i++) mark();
  ({ lines } = await log());
});
afterAll(async () => {
  markOwnPort(Number(new URL(shop.server.url).port));
  bot.close();
  await shop.close();
});

const only = (form: RegExp): string => {
  const found = lines.filter((line) => form.test(line));
  expect(found, lines.join('\n')).toHaveLength(1);
  return found[0] ?? '';
};

describe('convograph log', () => {
  it('begins with the day, and has a line a row, in order', () => {
    expect(lines[0]).toBe('2026-05-04');
    expect(numbers(lines)).toEqual([...numbers(lines)].sort((a, b) => a - b));
    for (const line of lines.slice(1)) expect(line).toMatch(/^\d\d:\d\d:\d\d\.\d{3} +\d+ /);
  });

  it('tells who did what, and of webhooks whom they told, by names', () => {
    const [act = 0] = numbers([only(/act {5}message · Maya Okafor$/)]);
    expect(only(/→ message to Test Bot/)).toMatch(
      new RegExp(` {3}→ message to Test Bot 200 \\d+ ms of ${act}$`),
    );
    expect(only(/→ message not sent to Silent bot: app field/)).toContain(
      `→ message not sent to Silent bot: app field closed of ${act}`,
    );
  });

  it('tells of calls as --log does, with what explains a refusal', () => {
    expect(only(/POST .*messages 200/)).toMatch(
      /call {4}Test Bot: POST \/me\/messages 200 \d+ ms$/,
    );
    const refused = only(/POST .*messages 400/);
    const [seq] = numbers([refused]);
    const hint = `(npx convograph explain --seq ${seq} --data ${shop.server.dataDir})`;
    expect(refused).toContain(' 400 code 100 (#100) No matching user found ');
    expect(refused.endsWith(hint)).toBe(true);
  });

  it('tells of operations in words', () => {
    expect(only(/advance clock/)).toMatch(
      /control advance clock 200 the clock shows 2026-05-04T10:01:00.000Z \d+ ms$/,
    );
  });

  it('takes as many as it is asked for', async () => {
    expect((await log('--limit', '2')).lines.slice(1)).toEqual(lines.slice(-2));
  });

  it('with --json prints an object a line, and nothing else', async () => {
    const { lines: objects } = await log('--json');
    const rows = objects.map((line) => JSON.parse(line));
    expect(rows.map(({ seq }) => seq)).toEqual(numbers(lines));
    expect(rows[0]).toMatchObject({ kind: expect.any(String), at: '2026-05-04T10:00:00.000Z' });
    expect(objects.join()).not.toContain(shop.token);
  });
});

describe('its filters', () => {
  it.each<[string[], RegExp]>([
    [['--kind', 'webhook'], /→ \S+ to Test Bot/],
    [['--app', 'Test Bot', '--kind', 'call'], /Test Bot: (?:GET|POST)/],
    [['--page', 'Corner Shop', '--code', '100'], /code 100/],
    [['--refused'], /POST .* 400/],
    [['--path', '*/messages', '--status', '2xx'], /POST .* 200/],
    [['--filter', 'method:GET'], /GET /],
    [['--filter', 'kind:call -method:POST'], /GET /],
  ])('%j', async (flags, form) => {
    const { lines: some } = await log(...flags);
    const wanted = lines.slice(1).filter((line) => form.test(line));
    expect(wanted.length).toBeGreaterThan(0);
    expect(numbers(some)).toEqual(numbers(wanted));
  });

  it('say so where nothing fits', async () => {
    expect(await log('--code', '613')).toMatchObject({
      code: 0,
      lines: ['Nothing that is kept fits code:613.'],
    });
    expect((await log('--code', '613', '--json')).lines).toEqual([]);
  });

  it('are refused where they are none', async () => {
    expect(await log('--app', 'Nobody')).toMatchObject({ code: 2, lines: [] });
    const { code, stderr } = await log('--filter', 'kind:calls');
    expect(code).toBe(2);
    expect(stderr).toMatch(/kind/);
  });
});

describe('a number', () => {
  it('shows that row with its bodies, and what it set off', async () => {
    const [seq = 0] = numbers([only(/POST .*messages 200/)]);
    const { lines: shown } = await log(String(seq));
    const text = shown.join('\n');
    expect(text).toMatch(/POST \S*\/v26\.0\/me\/messages/);
    expect(text).toContain('It is!');
    expect(text).toContain('"message_id": "m_');
    expect(text).toContain(`of ${seq}`);
    expect(text).not.toContain(shop.token);
    const { lines: json } = await log(String(seq), '--json');
    expect(json).toHaveLength(1);
    expect(JSON.parse(json[0] ?? '')).toMatchObject({ seq, kind: 'call', status: 200 });
  });

  it('of a webhook shows what was sent', async () => {
    const [seq = 0] = numbers([only(/→ message to Test Bot/)]);
    expect((await log(String(seq))).lines.join('\n')).toContain('"text": "Is it there?"');
  });

  it('has to be there', async () => {
    const { code, stderr } = await log('999999');
    expect(code).toBeGreaterThan(0);
    expect(stderr).toMatch(/999999/);
  });
});

it.each([
  [['log', 'last'], 'A row is named by its number'],
  [['log', '1', '--follow'], 'One row is over: leave --follow out.'],
  [['log', '--limit', '0'], '--limit must be a number of rows from 1 to 1000, and is "0".'],
  [['log', '--limit', 'all'], '--limit must be'],
  [['log', '--kind', 'calls'], 'Allowed choices are call'],
  [['explain', '--last', '--seq', '1'], 'Say which call to explain'],
  [['explain', '--last', 'GET /me'], 'Say which call to explain'],
  [['explain', '--last', '--token', 'EAA'], 'leave --token out'],
  [['explain', 'GET /me', '--app', 'My app'], '--app goes with --last.'],
  [['explain', '--seq', 'x'], '--seq must be the number of a call, and is "x".'],
])('refuses %j', async (words, sentence) => {
  const { code, sentence: told } = await endingOf(words);
  expect(code).toBe(2);
  expect(told).toContain(sentence);
});

it('explains the last refused call by command, and a call by its number', async () => {
  const { url, dataDir } = shop.server;
  const env = { PORT: new URL(url).port };
  const asked = (...words: string[]) =>
    carriedOut(['explain', ...words, '--data', dataDir], env).then(({ stdout }) => stdout);
  const [seq] = numbers([only(/POST .*messages 400/)]);
  const told = await asked('--last', '--app', 'Test Bot');
  expect(told).toMatch(
    new RegExp(
      `^POST /v26\\.0/me/messages\\?.*\nwith a Page access token .*\nas number ${seq} at \\d\\d:\\d\\d:\\d\\d, answered 400 code 100 `,
    ),
  );
  expect(await asked('--seq', String(seq))).toBe(told);
  const none = await carriedOut(['explain', '--last', '--code', '613', '--data', dataDir], env);
  expect(none).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('No call that fits code:613'),
  });
});
