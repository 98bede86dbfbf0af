import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkOf } from '../../src/api/calendar/check.ts';
import { recordingText } from '../../src/recording/file.ts';
import { carriedOut } from '../cli/run.ts';
import { madeRecording } from '../recording/made.ts';
import type { Json } from '../support/world.ts';

const GRAPH = 'https://graph.facebook.com';

/** An entry as browsers and proxies write it. */
const call = (method: string, url: string, rest: object = {}) => ({
  startedDateTime: '2026-10-01T09:30:00.000Z',
  time: 12,
  request: { method, url, httpVersion: 'HTTP/2', headers: [], queryString: [], ...rest },
  response: { status: 200, headers: [], content: { size: 0, mimeType: 'application/json' } },
  cache: {},
  timings: {},
});

const form = (text: string) => ({
  postData: { mimeType: 'application/x-www-form-urlencoded', text },
});

/** Checks a file that holds something. */
async function checked(content: unknown, ...flags: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-har-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  writeFileSync(join(folder, 'calls.har'), text);
  const file = join(folder, 'calls.har');
  const run = await carriedOut(['calendar', '--check', file, ...flags], {}, folder);
  return { ...run, stderr: run.stderr.replaceAll(file, 'calls.har') };
}

const har = (...entries: object[]) => ({ log: { version: '1.2', creator: {}, entries } });

/** What was found in calls, in a few words. */
async function found(...entries: object[]): Promise<string[]> {
  const { stdout, stderr } = await checked(har(...entries), '--json');
  expect(stderr).toBe('');
  return JSON.parse(stdout).findings.map(({ day, what, count }: Json) => `${day} ${what} ${count}`);
}

describe('calls in a HAR file', () => {
  it('are checked where there is no store, and shown as a server would', async () => {
    const { code, stdout } = await checked(
      har(
        call('GET', `${GRAPH}/v27.0/104233561234567/conversations?pretty=1&access_token=EAAsecret`),
        call('GET', `${GRAPH}/v27.0/104233561234568/conversations?pretty=1&access_token=EAAother`),
        call('GET', 'https://www.example.com/v27.0/me?pretty=1'),
      ),
    );
    expect(code).toBe(1);
    expect(stdout).toBe(
      [
        '2026-11-04  pretty= ends: it is ignored; paging links do not repeat it (ours)',
        '  instead  leave it out, and lay JSON out where it is shown, as jq . does',
        '  used     2 times, 2026-10-01 09:30',
        '        2  GET /v27.0/{id}/conversations?pretty',
        '',
        '1 thing to be changed, in 2 calls since 2026-10-01 09:30, made in 1 way.',
        'What Meta changed is known up to 2026-11-29.',
        '',
      ].join('\n'),
    );
  });

  it('are those of every host of Graph', async () => {
    const urls = [
      ['graph-video.facebook.com', 'v27.0/me'],
      ['graph.instagram.com', 'v27.0/me'],
      ['GRAPH.facebook.com:443', 'v27.0/me'],
      ['www.facebook.com', 'v27.0/dialog/oauth'],
      ['graph.facebook.com.example.com', 'v27.0/me'],
    ].map(([host, path]) => call('GET', `https://${host}/${path}?debug=all`));
    expect(await found(...urls)).toEqual(['2026-11-04 debug 3']);
  });

  it.each([
    ['a form', form('pretty=1&message=%7B%7D')],
    ['JSON', { postData: { mimeType: 'application/json', text: '{"pretty":1,"message":{}}' } }],
    [
      'base64',
      {
        postData: {
          mimeType: 'application/json; charset=utf-8',
          encoding: 'base64',
          text: Buffer.from('{"pretty":true}').toString('base64'),
        },
      },
    ],
    ['pairs', { postData: { mimeType: 'multipart/form-data', params: [{ name: 'pretty' }] } }],
    [
      'parts, one of them a file',
      {
        postData: {
          mimeType: 'multipart/form-data; boundary=B',
          text: '--B\r\nContent-Disposition: form-data; name="filedata"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n…\r\n--B\r\nContent-Disposition: form-data; name="pretty"\r\n\r\n1\r\n--B--\r\n',
        },
      },
    ],
  ])('have bodies: %s', async (_, body) => {
    expect(await found(call('POST', `${GRAPH}/v27.0/me/messages`, body))).toEqual([
      '2026-11-04 pretty 1',
    ]);
  });

  it('are also those of a batch, with headers of their own', async () => {
    const batch = JSON.stringify([
      { method: 'GET', relative_url: 'v27.0/me?debug=all' },
      { method: 'GET', relative_url: 'v23.0/me', headers: ['If-None-Match: "x"'] },
      { method: 'GET', relative_url: '{result=first:$.data}' },
    ]);
    const sent = form(`batch=${encodeURIComponent(batch)}`);
    expect(await found(call('POST', `${GRAPH}/v27.0/`, sent))).toEqual([
      '2026-10-27 etag 1',
      '2026-11-04 debug 1',
      '2027-10-08 v23.0 1',
    ]);
  });

  it('are not those with which a browser asks whether it may call', async () => {
    const url = `${GRAPH}/v27.0/me?method=delete`;
    expect(await found(call('OPTIONS', url), call('POST', url))).toEqual([
      '2026-11-04 method_override 1',
    ]);
  });

  it('may say null of what they have not', async () => {
    const postData = { mimeType: null, text: null, encoding: null, params: null };
    const headers = [{ name: 'accept', value: null }];
    const entries = [
      { headers: null, postData },
      { headers, postData: null },
    ].map((rest) => call('GET', `${GRAPH}/v27.0/me?pretty=1`, rest));
    expect(await found(...entries)).toEqual(['2026-11-04 pretty 2']);
  });

  it('may be more than a function takes arguments', () => {
    // Of no shape, which is quick.
    const calls = Array(1_000_000).fill({ shape: '', count: 1, first: 0, last: 0 });
    expect(checkOf(calls, undefined, () => undefined)).toMatchObject({ calls: 1_000_000 });
  });

  it('have headers', async () => {
    const headers = [{ name: 'if-none-match', value: '"x"' }];
    expect(await found(call('GET', `${GRAPH}/v27.0/me`, { headers }))).toEqual([
      '2026-11-04 etag 1',
    ]);
  });

  it('are none: that is said, and is nothing to be changed', async () => {
    const { code, stdout } = await checked(har(call('GET', 'https://www.example.com/')));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^There is no call to a host of Meta's in .*calls\.har\.\n/);
  });

  it('that Meta would not read are told of as far as they can be', async () => {
    const broken = [
      call('POST', `${GRAPH}/v21.0/me`, {
        postData: { mimeType: 'application/json', text: '{"pretty":' },
      }),
      call('POST', `${GRAPH}/v21.0/`, form(`batch=${'['.repeat(5_000)}`)),
      call('POST', `${GRAPH}/v21.0/me`, {
        postData: { mimeType: 'multipart/form-data', text: 'x' },
      }),
      call('GET', 'not an address'),
      call('GET', `${GRAPH}/v21.0/me?%ff%=%`),
    ];
    expect(await found(...broken)).toEqual(['2027-01-21 v21.0 4']);
  });
});

describe('a recording', () => {
  const own = (app: string) => ({ kind: 'call', seq: 1, at: '', real: '', app });
  const recording = {
    log: {
      ...har(
        { ...call('GET', 'http://127.0.0.1:4004/v27.0/me?pretty=1'), _convograph: own('1') },
        {
          ...call('POST', 'http://127.0.0.1:4004/v21.0/me/messages', {
            postData: { mimeType: 'application/json', text: '{"message":{"text":"hello"}}' },
          }),
          _convograph: own('2'),
        },
        {
          ...call('POST', 'http://127.0.0.1:9000/webhook?pretty=1'),
          _convograph: { kind: 'webhook', app: '1' },
        },
      ).log,
      _convograph: {
        version: 1,
        apps: [
          { id: '1', name: 'Shop Bot' },
          { id: '2', name: 'Inbox' },
        ],
      },
    },
  };
  const foundOf = async (...flags: string[]) => {
    const { stdout } = await checked(recording, '--json', ...flags);
    return JSON.parse(stdout).findings.map(({ what, app_name }: Json) => `${what} ${app_name}`);
  };

  it('names the apps, and is of calls whatever address they went to', async () => {
    expect(await foundOf()).toEqual(['pretty Shop Bot', 'v21.0 Inbox']);
    expect(await foundOf('--app', 'Inbox')).toEqual(['v21.0 Inbox']);
    expect(await foundOf('--by', '2026-12-31')).toEqual(['pretty Shop Bot']);
    expect(await foundOf('--since', '2026-10-02')).toEqual([]);
  });

  it('is what `record` writes', async () => {
    const acts = [{ by: 0, text: 'hello', sends: [{ text: 'hi', answers: false, quick: [] }] }];
    const { code, stdout } = await checked(recordingText(madeRecording(acts, 1)), '--json');
    expect([code, JSON.parse(stdout).calls]).toEqual([0, 1]);
  });

  it('has the apps that it has', async () => {
    expect(await checked(recording, '--app', 'Nobody')).toMatchObject({
      code: 2,
      stderr: 'There is no app "Nobody" in calls.har: it has "Shop Bot", "Inbox".\n',
    });
    expect(await checked(har(), '--app', 'Nobody')).toMatchObject({
      code: 2,
      stderr: 'calls.har does not say of which app its calls are: leave --app out.\n',
    });
  });
});

describe('a file that is none', () => {
  it.each([
    ['{"log":', 'calls.har: it is no JSON: save calls as a HAR file.'],
    ['null', 'calls.har: there is no list "log.entries": it is no HAR file, and no recording.'],
    [
      '{"log":{"entries":{}}}',
      'calls.har: there is no list "log.entries": it is no HAR file, and no recording.',
    ],
    [
      '{"log":{"entries":[{"startedDateTime":"","request":{"method":"GET"}}]}}',
      'calls.har: log.entries[0].request.url is missing, or not what HAR 1.2 has there.',
    ],
    [
      `{"log":{"entries":[${'0,'.repeat(100_000)}0]}}`,
      'calls.har: it has 100001 entries, and 100000 are read at most: save fewer.',
    ],
  ])('is refused with what is wrong with it: %.40s', async (text, sentence) => {
    expect(await checked(text)).toMatchObject({ code: 2, stderr: `${sentence}\n`, stdout: '' });
  });

  it('is not there, or a folder', async () => {
    const run = (path: string) => carriedOut(['calendar', '--check', path]);
    expect(await run('nothing.har')).toMatchObject({
      code: 2,
      stderr: 'There is no file nothing.har.\n',
    });
    expect(await run(tmpdir())).toMatchObject({
      code: 2,
      stderr: `${tmpdir()} is a folder: name a file.\n`,
    });
  });
});
