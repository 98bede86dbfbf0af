import { existsSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { get as open } from 'node:http';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Serving, START, serveMedia } from './serving.ts';

const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(100, 1)]);
const MP4 = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom\0\0\0\0'), Buffer.alloc(5_000, 2)]);
const nameOf = (link: string) => /[0-9a-f]{64}/.exec(link)![0];

let media: Serving;
beforeAll(async () => {
  media = await serveMedia();
});
afterAll(async () => {
  expect(media.faults).toEqual([]);
  await media[Symbol.asyncDispose]();
});

const always = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'access-control-allow-origin': '*',
};

describe.each(['folder', 'memory'] as const)('a media link into a %s', (place) => {
  let media: Serving;
  beforeAll(async () => {
    media = await serveMedia(place);
  });
  afterAll(async () => {
    expect(media.faults).toEqual([]);
    await media[Symbol.asyncDispose]();
  });

  it('brings the bytes with type, length and tag', async () => {
    const link = await media.keep(PNG, 'png');
    const { status, headers, body } = await media.get(link);
    expect(status).toBe(200);
    expect(body).toEqual(PNG);
    expect(headers).toMatchObject({
      ...always,
      'content-type': 'image/png',
      'content-length': '108',
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=86400',
      etag: `"${nameOf(link)}"`,
    });
    expect(headers).not.toHaveProperty('content-disposition');
  });

  it('brings a big file whole', async () => {
    const big = Buffer.alloc(3_000_000, 'convograph');
    expect((await media.get(await media.keep(big))).body.equals(big)).toBe(true);
  });

  it('brings an empty file, also to who asks for its end', async () => {
    const link = await media.keep(Buffer.alloc(0));
    for (const headers of [{}, { range: 'bytes=-5' }]) {
      const answer = await media.get(link, headers);
      expect([answer.status, answer.headers['content-length'], answer.body.length]).toEqual([
        200,
        '0',
        0,
      ]);
    }
  });

  it('may be written without its ending', async () => {
    const link = await media.keep(PNG, 'png');
    expect((await media.get(link.replace('.png', ''))).status).toBe(200);
  });

  it('answers HEAD with the headers of GET and no body, whatever the range', async () => {
    const link = await media.keep(MP4, 'mp4');
    const whole = await media.get(link);
    const head = await media.get(link, { range: 'bytes=0-1' }, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.body).toHaveLength(0);
    expect({ ...head.headers, date: '' }).toEqual({ ...whole.headers, date: '' });
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('answers %s with 405', async (method) => {
    const { status, headers } = await media.get(await media.keep(PNG), {}, method);
    expect(status).toBe(405);
    expect(headers).toMatchObject({ ...always, allow: 'GET, HEAD' });
  });
});

describe('the type of a file', () => {
  it.each<[string, Buffer]>([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['XML', Buffer.from('<?xml version="1.0"?><x/>')],
    ['text', Buffer.from('hello')],
    ['zip', Buffer.from('PK\x03\x04')],
  ])('%s is a download of bytes, though its link says png', async (_, bytes) => {
    const { headers } = await media.get(await media.keep(bytes, 'png'));
    expect(headers).toMatchObject({
      ...always,
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
    });
  });

  it.each<[string, Buffer]>([
    ['image/png', PNG],
    ['video/mp4', MP4],
    ['audio/flac', Buffer.from('fLaC\0\0\0\x22')],
    ['application/pdf', Buffer.from('%PDF-1.7\n')],
  ])('%s is shown, though its link says html', async (mime, bytes) => {
    const { headers } = await media.get(await media.keep(bytes, 'html'));
    expect(headers).toMatchObject({ ...always, 'content-type': mime });
    expect(headers).not.toHaveProperty('content-disposition');
  });

  it('is found in the first bytes also when a later range is asked for', async () => {
    const link = await media.keep(MP4);
    const { headers } = await media.get(link, { range: 'bytes=4000-4001' });
    expect(headers['content-type']).toBe('video/mp4');
  });
});

describe('the signature of a link', () => {
  const expired = async (link: string) => {
    const { status, headers, body } = await media.get(link);
    expect(status).toBe(403);
    expect(body.toString()).toBe('URL signature expired');
    expect(headers).toMatchObject({
      ...always,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    });
  };

  it('that is wrong is answered as one that expired', async () => {
    const link = await media.keep(PNG);
    await expired(link.replace(/oh=./, (digit) => (digit === 'oh=0' ? 'oh=1' : 'oh=0')));
    await expired(link.replace('oe=7fffffff', 'oe=7ffffffe'));
    await expired(link.replace(/&oh=.*/, ''));
    await expired(link.replace(/\?.*/, ''));
  });

  it('of a file that is not there is looked at first', async () => {
    await expired(`${media.origin}/_convograph/media/${'0'.repeat(64)}.jpg?oe=7fffffff&oh=0`);
  });

  it('ends when the clock says so, and shortens what a client may keep', async () => {
    const name = await media.store.put(PNG);
    const link = media.store.link(name, { origin: media.origin, expires: START + 60 });
    expect((await media.get(link)).headers['cache-control']).toBe('private, max-age=60');
    media.clock.ms += 59_500;
    expect((await media.get(link)).headers['cache-control']).toBe('private, max-age=0');
    media.clock.ms += 500;
    await expired(link);
    media.clock.ms = START * 1000;
  });

  it('that never ends is right after the year 2038', async () => {
    const link = await media.keep(PNG);
    media.clock.ms = 0x80000000 * 1000;
    const { status, headers } = await media.get(link);
    media.clock.ms = START * 1000;
    expect([status, headers['cache-control']]).toEqual([200, 'private, max-age=86400']);
  });
});

describe('a file that is not there', () => {
  it('is 404 under a right signature', async () => {
    const { origin } = media;
    const link = media.store.link('0'.repeat(64), { origin, expires: 0x7fffffff });
    const { status, headers } = await media.get(link);
    expect(status).toBe(404);
    expect(headers).toMatchObject({ ...always, 'cache-control': 'no-store' });
  });

  it.each([
    '',
    '..',
    '../../../etc/passwd',
    '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '..\\..\\secret',
    `${'a'.repeat(64)}/../../secret`,
    `${'a'.repeat(64)}.jpg/../x`,
    `${'A'.repeat(64)}.jpg`,
    `${'a'.repeat(64)}%00.jpg`,
    `${'a'.repeat(63)}.jpg`,
    `tmp/${'a'.repeat(64)}`,
  ])('is 404 under the path %j, whatever the signature', async (path) => {
    const query = new URL(await media.keep(PNG)).search;
    const link = `${media.origin}/_convograph/media/${path}${query}`;
    expect((await media.get(link)).status).toBe(404);
  });
});

describe('If-None-Match', () => {
  it.each([
    ['the tag', (tag: string) => tag],
    ['a weak tag', (tag: string) => `W/${tag}`],
    ['a list', (tag: string) => `"other", ${tag}`],
    ['any', () => '*'],
  ])('with %s is 304 without a body', async (_, header) => {
    const link = await media.keep(PNG);
    const tag = `"${nameOf(link)}"`;
    const answer = await media.get(link, { 'if-none-match': header(tag), range: 'bytes=0-1' });
    expect([answer.status, answer.body.length]).toEqual([304, 0]);
    expect(answer.headers).toMatchObject({ ...always, etag: tag });
  });

  it('with another tag brings the file', async () => {
    const answer = await media.get(await media.keep(PNG), { 'if-none-match': '"other"' });
    expect(answer.status).toBe(200);
  });
});

describe('Range', () => {
  const TEN = Buffer.from('0123456789');

  it('brings one range', async () => {
    const answer = await media.get(await media.keep(TEN), { range: 'bytes=2-4' });
    expect([answer.status, answer.body.toString()]).toEqual([206, '234']);
    expect(answer.headers).toMatchObject({
      ...always,
      'content-range': 'bytes 2-4/10',
      'content-length': '3',
    });
  });

  it('beyond the end is 416 and tells the size', async () => {
    const answer = await media.get(await media.keep(TEN), { range: 'bytes=10-' });
    expect(answer.status).toBe(416);
    expect(answer.headers).toMatchObject({ ...always, 'content-range': 'bytes */10' });
  });

  it('of several ranges brings the whole', async () => {
    const answer = await media.get(await media.keep(TEN), { range: 'bytes=0-1,4-5' });
    expect([answer.status, answer.body.toString()]).toEqual([200, '0123456789']);
  });

  it('counts under If-Range only when the tag is this very one', async () => {
    const link = await media.keep(TEN);
    const range = 'bytes=2-4';
    const tag = `"${nameOf(link)}"`;
    const status = async (ifRange: string) =>
      (await media.get(link, { range, 'if-range': ifRange })).status;
    expect(await status(tag)).toBe(206);
    expect(await status(`W/${tag}`)).toBe(200);
    expect(await status('"other"')).toBe(200);
    expect(await status('Thu, 01 Jan 2026 00:00:00 GMT')).toBe(200);
  });

  it('brings any bytes as Buffer.subarray does', async () => {
    const edge = fc.option(fc.nat(80), { nil: undefined });
    const file = fc.uint8Array({ maxLength: 60 }).map((each) => Buffer.from(each));
    await fc.assert(
      fc.asyncProperty(file, edge, edge, async (bytes, first, last) => {
        const range = `bytes=${first ?? ''}-${last ?? ''}`;
        const { status, headers, body } = await media.get(await media.keep(bytes), { range });
        const ignored =
          first === undefined
            ? last === undefined || (bytes.length === 0 && last > 0)
            : last !== undefined && last < first;
        if (ignored) {
          expect([status, body]).toEqual([200, bytes]);
          return;
        }
        const wanted =
          first === undefined
            ? bytes.subarray(Math.max(0, bytes.length - last!))
            : bytes.subarray(first, last === undefined ? undefined : last + 1);
        if (wanted.length === 0) {
          expect([status, headers['content-range']]).toEqual([416, `bytes */${bytes.length}`]);
          return;
        }
        const start = first ?? bytes.length - wanted.length;
        const end = start + wanted.length - 1;
        expect([status, body]).toEqual([206, wanted]);
        expect(headers['content-range']).toBe(`bytes ${start}-${end}/${bytes.length}`);
        expect(headers['content-length']).toBe(String(wanted.length));
      }),
    );
  });
});

describe('what goes wrong', () => {
  /** Files of the store that this process has open. */
  const openFiles = (): string[] =>
    readdirSync('/proc/self/fd').flatMap((fd) => {
      try {
        const target = readlinkSync(`/proc/self/fd/${fd}`);
        return target.startsWith(media.directory) ? [target] : [];
      } catch {
        return [];
      }
    });

  it.skipIf(!existsSync('/proc/self/fd'))('leaves no file open when clients leave', async () => {
    const link = await media.keep(Buffer.alloc(8_000_000, 3));
    const leave = () =>
      new Promise<void>((done) => {
        const req = open(link, (res) => {
          res.once('data', () => res.destroy());
          res.once('close', done);
          res.on('error', () => {});
        });
        req.on('error', () => done());
      });
    await Promise.all(Array.from({ length: 20 }, leave));
    await expect.poll(openFiles, { timeout: 20_000 }).toEqual([]);
    expect(media.faults).toEqual([]);
    expect((await media.get(link, { range: 'bytes=0-0' })).status).toBe(206);
  });

  it.skipIf(!existsSync('/proc/self/fd'))('leaves no file open after short answers', async () => {
    const link = await media.keep(PNG);
    await media.get(link);
    await media.get(link, {}, 'HEAD');
    await media.get(link, { 'if-none-match': '*' });
    await media.get(link, { range: 'bytes=999-' });
    await expect.poll(openFiles, { timeout: 20_000 }).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('on the disk is told to the server', async () => {
    const link = await media.keep(Buffer.from('loop'));
    const path = media.store.path(nameOf(link));
    rmSync(path);
    symlinkSync(path, path);
    await expect(media.get(link)).rejects.toThrow();
    rmSync(path);
    expect(media.faults.splice(0)).toMatchObject([{ code: 'ELOOP' }]);
    expect(readdirSync(join(media.directory, 'tmp'))).toEqual([]);
  });
});
