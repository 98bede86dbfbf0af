import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { fetching, gives, host, picture } from './fetching.ts';

const { media, fetch, refusal, files } = await fetching();

describe('a file at an address', () => {
  it('is kept by its bytes, with what it is and what the address calls it', async () => {
    const bytes = picture(100_000);
    const there = await host({ '/a%20b/caf%C3%A9.png': gives(bytes, { 'content-type': 'x/y' }) });
    const found = await fetch(there.at('/a%20b/caf%C3%A9.png?v=1#top'));
    const name = createHash('sha256').update(bytes).digest('hex');
    expect(found).toEqual({ name, size: 100_000, mime: 'image/png', filename: 'café.png' });
    expect(await readFile(media.path(name))).toEqual(bytes);
  });

  it('is kept once, whatever address it has', async () => {
    const before = await files();
    const there = await host({ '/1': gives(picture(77)), '/2': gives(picture(77)) });
    await Promise.all([fetch(there.at('/1')), fetch(there.at('/2'))]);
    expect((await files()).length - before.length).toBe(1);
  });

  it('is asked for without anything of who asks', async () => {
    let asked = {};
    const there = await host({
      '/': (request, response) => {
        asked = request.headers;
        response.end(picture());
      },
    });
    await fetch(there.at('/'));
    const { port } = there;
    expect(asked).toEqual({
      ...{ accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'convograph' },
      ...{ host: `127.0.0.1:${port}`, connection: 'keep-alive' },
    });
  });

  it.each([
    ['/', undefined],
    ['/a/', undefined],
    ['/%E0', undefined],
    ['/..%2F..%2Fetc%2Fpasswd', '....etcpasswd'],
    ['/a%00%0Ab', 'ab'],
    [`/${'x'.repeat(300)}`, 'x'.repeat(255)],
  ])('%s is called %s', async (path, filename) => {
    const there = await host({ [path]: gives(picture()) });
    expect((await fetch(there.at(path))).filename).toBe(filename);
  });
});

describe('what is no file of its kind', () => {
  const kinds = ['image', 'audio', 'video', 'file'] as const;
  const mp4 = Buffer.from('\0\0\0\x18ftypisom\0\0\0\0', 'latin1');

  it.each([
    ['a picture', picture(), ['image', 'file']],
    ['a container of the MP4 family', mp4, ['audio', 'video', 'file']],
    ['a clip of sound', Buffer.from('fLaC'), ['audio', 'file']],
    ['text', Buffer.from('abc'), ['file']],
    ['a page', Buffer.from('<!doctype html><svg>'), ['file']],
    ['nothing', Buffer.alloc(0), []],
  ])('is refused: %s', async (_, bytes, fits) => {
    const one = await fetching();
    const there = await host({ '/': gives(bytes) });
    const said = await Promise.all(kinds.map((kind) => one.refusal(there.at('/'), { kind })));
    expect(said).toEqual(kinds.map((kind) => (fits.includes(kind) ? 'fetched' : 'type')));
    expect(await one.files()).toHaveLength(fits.length > 0 ? 1 : 0);
  });

  it('is read no further than it takes to tell', async () => {
    let written = 0;
    const there = await host({
      '/': (_, response) => {
        const more = (): void => {
          while (!response.destroyed && response.write('x'.repeat(10_000))) written += 10_000;
        };
        response.on('drain', more);
        more();
      },
    });
    expect(await refusal(there.at('/'))).toBe('type');
    await expect.poll(() => there.open()).toBe(0);
    expect(written).toBeLessThan(8 * 1024 * 1024);
  });
});

describe('a file that is too large', () => {
  const MB = 1024 * 1024;
  const most = { image: 8 * MB, audio: 25 * MB, video: 25 * MB, file: 25 * MB };
  const starts = { image: picture(), audio: Buffer.from('fLaC'), file: Buffer.from('x') };
  const mp4 = Buffer.from('\0\0\0\x18ftypisom\0\0\0\0', 'latin1');
  const kinds = ['image', 'audio', 'video', 'file'] as const;

  it.each(kinds)('is fetched up to what a %s may have, and not a byte more', async (kind) => {
    const one = await fetching();
    const start = { ...starts, video: mp4 }[kind];
    const bytes = Buffer.concat([start, Buffer.alloc(most[kind])]);
    const there = await host({
      '/just': gives(bytes.subarray(0, most[kind])),
      '/over': gives(bytes.subarray(0, most[kind] + 1), { 'transfer-encoding': 'chunked' }),
    });
    expect(await one.refusal(there.at('/over'), { kind })).toBe('size');
    expect(await one.files()).toEqual([]);
    expect(await one.refusal(there.at('/just'), { kind })).toBe('fetched');
  });

  it('is not read where its length says so', async () => {
    const there = await host({
      '/': (_, response) => {
        response.writeHead(200, { 'content-length': 8 * MB + 1 });
        response.flushHeaders();
      },
    });
    expect(await refusal(there.at('/'))).toBe('size');
    await expect.poll(() => there.open()).toBe(0);
  });

  it('has no end', async () => {
    const one = await fetching();
    const there = await host({
      '/': (_, response) => {
        response.write(picture(1000));
        const more = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        };
        response.on('drain', more);
        more();
      },
    });
    expect(await one.refusal(there.at('/'))).toBe('size');
    await expect.poll(() => there.open()).toBe(0);
    expect(await one.files()).toEqual([]);
  });
});

describe('an answer that is no file', () => {
  const status =
    (code: number): RequestListener =>
    (_, response) =>
      void response.writeHead(code).end(picture());

  it.each([201, 204, 206, 304, 401, 403, 404, 500, 503])('is refused: %i', async (code) => {
    const there = await host({ '/': status(code) });
    expect(await refusal(there.at('/'))).toBe('fetch');
    expect(there.asked).toEqual(['/']);
  });

  it('is refused where it is packed: what comes out of it may be without an end', async () => {
    const there = await host({ '/': gives(picture(), { 'content-encoding': 'gzip' }) });
    expect(await refusal(there.at('/'))).toBe('fetch');
  });

  it('is refused where it ends in the middle', async () => {
    const one = await fetching();
    const there = await host({
      '/': (_, response) => {
        response.writeHead(200, { 'content-length': 10_000 });
        response.write(picture(5000), () => response.destroy());
      },
    });
    expect(await one.refusal(there.at('/'))).toBe('fetch');
    expect(await one.files()).toEqual([]);
  });
});
