import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageType } from '../../src/api/nodes/page/page.ts';
import { Uploads } from '../../src/media/uploads.ts';
import { expectError } from '../protocol/graph-error.ts';
import { isClockFaked } from '../support/faked-clock.ts';
import { type Answer, sharedWorld } from '../support/world.ts';
import { trials } from './trial.ts';

const MEGABYTE = 1_048_576;
const TOO_MUCH = {
  message: "Please reduce the amount of data you're asking for, then retry your request",
  code: 1,
};
/** An operation that takes files, beside those that do not say so. */
const [trial] = trials;
const taking = trials.concat({
  on: pageType,
  operation: {
    ...(trial?.operation as never as object),
    name: 'taking',
    takesFiles: true,
  } as never,
});

const shop = await sharedWorld({ operations: taking });
let folder: string;
beforeAll(async () => {
  folder = join(shop.server.dataDir, 'media', 'tmp');
});
const onDisk = () => (existsSync(folder) ? readdirSync(folder) : []);
const bytesOnDisk = () =>
  onDisk().reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
afterEach(() => {
  expect(onDisk()).toEqual([]);
  expect(shop.server.faults).toEqual([]);
});

const field = (name: string, value: string) =>
  `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (size: number, name = 'f') =>
  Buffer.concat([
    Buffer.from(
      `--B\r\nContent-Disposition: form-data; name="${name}"; filename="${name}"\r\n\r\n`,
    ),
    Buffer.alloc(size, 'x'),
    Buffer.from('\r\n'),
  ]);
const body = (...parts: readonly (string | Buffer)[]) =>
  Buffer.concat([...parts, '--B--\r\n'].map((part) => Buffer.from(part as string)));
const TYPE = { 'content-type': 'multipart/form-data; boundary=B' };
const post = (path: string, sent: Buffer, headers = {}): Promise<Answer> =>
  shop.send('POST', path, {}, { body: new Uint8Array(sent), headers: { ...TYPE, ...headers } });

/** A body that stops after what is given: what the server did with it can be looked at. */
function halfSent(path: string, sent: Buffer, headers = {}) {
  const { hostname: host, port } = new URL(shop.server.url);
  const all = { ...TYPE, 'transfer-encoding': 'chunked', ...headers };
  const req = httpRequest({ host, port, path, method: 'POST', headers: all });
  const answer = new Promise<string>((resolve) => {
    req.once('response', (res) => {
      let text = '';
      res.on('data', (chunk) => {
        text += chunk;
      });
      res.once('end', () => resolve(text));
    });
    req.once('error', () => resolve('gone'));
  });
  req.write(sent);
  return { req, answer };
}
/** Waits for what the server does by itself, turn by turn. */
const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
};

describe('a token in query or header is judged before the body is read', () => {
  it.each([
    ['query', '/me/taking?access_token=made-up', {}],
    ['header', '/me/taking', { authorization: 'Bearer made-up' }],
  ])(
    'in the %s: the answer comes while the body is still on its way',
    async (_where, path, more) => {
      const { req, answer } = halfSent(path, Buffer.from(field('recipient', '{id:1}')), more);
      const { error } = JSON.parse(await answer);
      expect(error).toMatchObject({ code: 190, type: 'OAuthException' });
      expect(onDisk()).toEqual([]);
      req.destroy();
    },
  );

  it('is answered byte for byte as where there is no body', async () => {
    const without = await shop.send('GET', '/v23.0/me/taking', { access_token: 'made-up' });
    const withFile = await post('/v23.0/me/taking?access_token=made-up', body(file(10)));
    const plain = (text: string) => text.replace(/"fbtrace_id":"[^"]*"/, '');
    expect(plain(withFile.text)).toBe(plain(without.text));
    expect(withFile.headers.get('facebook-api-version')).toBe('v23.0');
  });

  it('is not asked for where tokens come from', async () => {
    const path = '/oauth/access_token?access_token=made-up';
    const answer = await post(path, body(field('client_id', '1'), file(10)));
    expect(answer.body.error.code).not.toBe(190);
  });
});

describe('a file that comes before the token', () => {
  it('is counted and dropped where nothing there takes files', async () => {
    for (const path of ['/me', '/me/trial', '/me/nothing', '/123', '/me/subscribed_apps']) {
      const { req } = halfSent(path, file(MEGABYTE));
      // By then the server has read the body as far as it came.
      await shop.get('/me');
      await shop.get('/me');
      expect(bytesOnDisk(), path).toBe(0);
      req.destroy();
    }
    expectError(await post('/me', body(file(25 * MEGABYTE + 1))), {
      message: '(#100) Attachment size exceeds allowable limit',
      code: 100,
      subcode: 2018109,
    });
    const answer = await post(
      '/me/trial',
      body(file(10), field('access_token', shop.token), field('recipient', '{id:1}'), file(7, 'g')),
    );
    expect(answer.body.files).toMatchObject([{ name: 'g', size: 7 }]);
  });

  it('reaches an operation that takes files', async () => {
    const answer = await post(
      '/me/taking',
      body(file(10), field('access_token', shop.token), field('recipient', '{id:1}'), file(7, 'g')),
    );
    expect(answer.body.files).toMatchObject([
      { name: 'f', size: 10 },
      { name: 'g', size: 7 },
    ]);
  });

  it('reaches the items of a batch', async () => {
    const item = {
      method: 'POST',
      relative_url: 'me/trial',
      body: 'recipient={id:1}',
      attached_files: 'f',
    };
    const batch = field('batch', JSON.stringify([item]));
    for (const [path, parts] of [
      ['/', [file(10), field('access_token', shop.token), batch]],
      ['/v23.0', [file(10), batch, field('access_token', shop.token)]],
      ['/me', [batch, file(10), field('access_token', shop.token)]],
    ] as const) {
      const answer = await post(path, body(...parts));
      expect(JSON.parse(answer.body[0].body).files, path).toMatchObject([{ name: 'f', size: 10 }]);
    }
  });

  it('is judged by the first token before it, and a bad one ends it', async () => {
    const answer = await post('/me/taking', body(field('access_token', 'made-up'), file(10)));
    expect(answer.body.error.code).toBe(190);
  });

  it('has 25 MB a request, whatever files there are', async () => {
    const twelve = file(12 * MEGABYTE);
    expect((await post('/me/taking', body(twelve, twelve))).body.error.code).toBe(2500);
    expectError(await post('/me/taking', body(twelve, twelve, file(2 * MEGABYTE))), TOO_MUCH);
  });

  it('shares 100 MB with those of all others, until they are answered', async () => {
    const large = file(24 * MEGABYTE);
    const four = Array.from({ length: 4 }, () => halfSent('/me/taking', large));
    // A delimiter's length of each is still held.
    await until(() => bytesOnDisk() > 4 * 24 * MEGABYTE - 1_000);
    expectError(await post('/me/taking', body(file(5 * MEGABYTE))), TOO_MUCH);
    // A known caller is none of them.
    const known = body(field('access_token', shop.token), field('recipient', '{id:1}'), large);
    expect((await post('/me/taking', known)).body.files).toHaveLength(1);
    for (const { req } of four) req.destroy();
    await until(() => onDisk().length === 0);
    expect((await post('/me/taking', body(large))).body.error.code).toBe(2500);
  });

  it('goes with its client', async () => {
    const { req } = halfSent('/me/taking', file(MEGABYTE));
    await until(() => bytesOnDisk() > MEGABYTE / 2);
    req.destroy();
    await until(() => onDisk().length === 0);
  });
});

describe('a multipart body', () => {
  it('that is compressed has 26 MB when it is unfolded', async () => {
    const token = field('access_token', shop.token) + field('recipient', '{id:1}');
    const packed = (...sizes: number[]) =>
      gzipSync(body(token, ...sizes.map((size, i) => file(size, `f${i}`))));
    const headers = { 'content-encoding': 'gzip' };
    expect((await post('/me/taking', packed(25 * MEGABYTE), headers)).body.files).toHaveLength(1);
    expectError(await post('/me/taking', packed(13 * MEGABYTE, 13 * MEGABYTE), headers), TOO_MUCH);
  });

  it('in pieces of a byte is refused, as is any other', async () => {
    for (const type of ['multipart/form-data; boundary=B', 'application/json', 'text/plain']) {
      const { port } = new URL(shop.server.url);
      const text = await new Promise<string>((resolve, reject) => {
        const headers = { 'content-type': type, 'transfer-encoding': 'chunked' };
        const req = httpRequest({ port, path: '/me', method: 'POST', headers, agent: false });
        req.once('response', (res) => {
          let said = '';
          res.on('data', (chunk) => {
            said += chunk;
          });
          res.once('end', () => resolve(said));
        });
        req.once('error', reject);
        // Some more than are taken. Behind the answer so many are read away; of more, the connection is
        // cut, and a client that is still writing may not get to read.
        for (let i = 0; i < 2_000; i++) req.write('x');
      });
      expect(JSON.parse(text).error, type).toMatchObject({ code: 1 });
    }
  });
});

it.skipIf(isClockFaked)(
  'what a process that has ended left behind goes when the next one starts',
  async () => {
    const tmp = join(shop.server.dataDir, 'elsewhere');
    mkdirSync(tmp);
    const machine = hostname()
      .replace(/[^\w-]/g, '_')
      .slice(0, 60);
    const gone = [`upload.${machine}.999999999.abc.1`, `upload.${machine}.${process.pid}.abc.2`];
    const kept = [
      `upload.${machine}.${process.ppid}.abc.3`,
      'upload.another.1.abc.4',
      'of-an-import',
    ];
    for (const name of [...gone, ...kept]) writeFileSync(join(tmp, name), 'x');
    const uploads = new Uploads(tmp);
    const own = await uploads.begin();
    await uploads.tidy(Date.now());
    expect(readdirSync(tmp).sort()).toEqual([...kept, own.path.slice(tmp.length + 1)].sort());
    await own.discard();
  },
);
