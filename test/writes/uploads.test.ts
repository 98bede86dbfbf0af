import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { entries } from '../batch/send-batch.ts';
import { expectError } from '../protocol/graph-error.ts';
import { proves } from '../support/proves.ts';
import { type Answer, sharedWorld } from '../support/world.ts';
import { trials } from './trial.ts';

const MEGABYTE = 1_048_576;
const TOO_MUCH = {
  message: "Please reduce the amount of data you're asking for, then retry your request",
  code: 1,
};

const shop = await sharedWorld({ operations: trials });
// Nobody takes the files here: whatever was answered, none of them stays.
afterEach(() => {
  const folder = join(shop.server.dataDir, 'media', 'tmp');
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  expect(shop.server.faults).toEqual([]);
});

/** A form with a file for each size, sent as browsers and SDKs do. */
function form(...sizes: readonly number[]): FormData {
  const data = new FormData();
  data.set('access_token', shop.token);
  data.set('recipient', '{"id":"1"}');
  for (const [i, size] of sizes.entries()) {
    const bytes = new Uint8Array(size).fill(i + 1);
    data.set(`file${i}`, new Blob([bytes], { type: 'image/png' }), `${i}.png`);
  }
  return data;
}

const send = (body: RequestInit['body'], headers = {}): Promise<Answer> =>
  shop.send('POST', '/v23.0/me/trial', {}, { body: body ?? null, headers });

/** A body written by hand: parts as they are, the last delimiter too. */
const raw = (text: string, headers = {}) =>
  send(text, { 'content-type': 'multipart/form-data; boundary=B', ...headers });

const tokenPart = () =>
  `--B\r\nContent-Disposition: form-data; name="access_token"\r\n\r\n${shop.token}\r\n` +
  '--B\r\nContent-Disposition: form-data; name="recipient"\r\n\r\n{id:1}\r\n';

describe('files of a multipart body', () => {
  it('reach the operation beside its parameters', async () => {
    const { body } = await send(form(5, 100_000));
    expect(body).toEqual({
      got: { recipient: { id: '1' } },
      files: [
        { name: 'file0', size: 5, mime: 'image/png', filename: '0.png', begin: '\x01'.repeat(5) },
        {
          name: 'file1',
          size: 100_000,
          mime: 'image/png',
          filename: '1.png',
          begin: '\x02'.repeat(8),
        },
      ],
    });
  });

  it('come from bodies that are never closed, as Android and iOS send them', async () => {
    const part =
      '--B\r\nContent-Disposition: form-data; name="filedata"; filename="filedata"\r\n' +
      'Content-Type: content/unknown\r\n\r\n\x89PNG\r\n--b--\r\n';
    for (const end of ['--B\r\n', '--B', '--B--', '']) {
      const { body } = await raw(tokenPart() + part + end);
      expect(body.files, end).toEqual([
        {
          name: 'filedata',
          size: 12,
          mime: 'content/unknown',
          filename: 'filedata',
          begin: '\xc2\x89PNG\r\n-',
        },
      ]);
    }
  });

  it('may come compressed', async () => {
    const part = '--B\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\nabc\r\n--B--';
    const body = new Uint8Array(gzipSync(tokenPart() + part));
    const headers = {
      'content-type': 'multipart/form-data; boundary=B',
      'content-encoding': 'gzip',
    };
    expect((await send(body, headers)).body.files[0].size).toBe(3);
  });

  it('that were not chosen are none', async () => {
    const part = '--B\r\nContent-Disposition: form-data; name="f"; filename=""\r\n\r\n\r\n--B--';
    expect((await raw(tokenPart() + part)).body.files).toEqual([]);
  });

  proves(
    'POST /?batch[attached_files]',
    'belong to the items of a batch that name them',
    async () => {
      const trial = (attached_files: unknown) => ({
        method: 'POST',
        relative_url: 'me/trial',
        body: 'recipient={id:1}',
        attached_files,
      });
      const data = form(5, 7);
      const batch = [
        trial('file0,file1'),
        trial('file1'),
        trial({ file0: 'source' }),
        trial('lost'),
      ];
      data.set('batch', JSON.stringify([...batch, { method: 'POST', relative_url: 'me/trial' }]));
      const { body } = await shop.send('POST', '/', {}, { body: data });
      const [both, one, named, lost, none] = body.map((entry: { body: string }) =>
        JSON.parse(entry.body),
      );
      expect(both.files.map(({ size }: { size: number }) => size)).toEqual([5, 7]);
      expect(one.files).toMatchObject([{ name: 'file1', size: 7, filename: '1.png' }]);
      expect(named.files).toMatchObject([{ name: 'source', size: 5 }]);
      expect(lost.error.message).toBe(
        '(#100) Param attached_files must be names of files sent with the batch - got "lost"',
      );
      expect(none.error.message).toBe('(#100) The parameter recipient is required');
    },
  );
});

describe('a multipart body that is too large', () => {
  proves('error:attachmentSize', 'in one file is refused past 25 MB', async () => {
    expect((await send(form(25 * MEGABYTE))).body.files[0].size).toBe(25 * MEGABYTE);
    expectError(await send(form(25 * MEGABYTE + 1)), {
      message: '(#100) Attachment size exceeds allowable limit',
      code: 100,
      subcode: 2018109,
    });
  });

  it('in all is refused past 100 MB', async () => {
    const four = Array(4).fill(25 * MEGABYTE - 1_000);
    expect((await send(form(...four))).body.files).toHaveLength(4);
    expectError(await send(form(...four, 10_000)), TOO_MUCH);
  });

  it('in parts is refused past 60', async () => {
    const parts = (n: number) =>
      Array.from(
        { length: n },
        (_, i) => `--B\r\nContent-Disposition: form-data; name="p${i}"\r\n\r\nx\r\n`,
      );
    expect((await raw(`${tokenPart()}${parts(58).join('')}--B--`)).status).toBe(200);
    expectError(await raw(`${tokenPart()}${parts(59).join('')}--B--`), TOO_MUCH);
    expectError(await raw(`${tokenPart()}${'--B\r\n'.repeat(60)}--B--`), TOO_MUCH);
  });

  it('in its fields is refused past 1 MB', async () => {
    const field = (length: number) =>
      `--B\r\nContent-Disposition: form-data; name="x"\r\n\r\n${'y'.repeat(length)}\r\n--B--`;
    expect((await raw(tokenPart() + field(MEGABYTE - 1_000))).status).toBe(200);
    expectError(await raw(tokenPart() + field(MEGABYTE)), TOO_MUCH);
  });

  it('is stopped while it unfolds', async () => {
    const part = '--B\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\n';
    const bomb = gzipSync(Buffer.concat([Buffer.from(part), Buffer.alloc(26 * MEGABYTE)]));
    expect(bomb.length).toBeLessThan(100_000);
    const headers = {
      'content-type': 'multipart/form-data; boundary=B',
      'content-encoding': 'gzip',
    };
    const { body } = await send(new Uint8Array(bomb), headers);
    expect(body.error).toMatchObject({ code: 100, error_subcode: 2018109 });
  });

  it('or broken leaves nothing behind', async () => {
    const file = '--B\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\nabc\r\n';
    const endless = `--B\r\nX: ${'y'.repeat(20_000)}`;
    expect((await raw(`${tokenPart()}${file}${endless}`)).body.error.code).toBe(100);
    const none = await send(`${file}--B--`, { 'content-type': 'multipart/form-data' });
    expect(none.body.error.message).toMatch(/^\(#100\) Param body must be multipart/);
  });
});

describe('another body that is too large', () => {
  const text = (value: string) =>
    send(`access_token=${shop.token}&recipient={id:1}&x=${value}`, {
      'content-type': 'application/x-www-form-urlencoded',
    });

  it('is refused past 1 MB', async () => {
    expect((await text('y'.repeat(MEGABYTE - 1_000))).status).toBe(200);
    expectError(await text('y'.repeat(MEGABYTE)), TOO_MUCH);
  });

  it('or too deep is refused past 64 levels', async () => {
    const json = (levels: number) =>
      send(
        `{"access_token":"${shop.token}","recipient":{"id":1},"x":${'['.repeat(levels)}${']'.repeat(levels)}}`,
        { 'content-type': 'application/json' },
      );
    expect((await json(63)).status).toBe(200);
    expect((await json(64)).body.error.message).toMatch(
      /^\(#100\) Param body must be a JSON object, as its Content-Type says: More than 64 levels/,
    );
  });

  it('or asks for more than 50 ids is refused', async () => {
    const ids = (n: number) => Array.from({ length: n }, (_, i) => i + 1).join(',');
    const answers = await entries(shop, [
      { method: 'GET', relative_url: `?ids=${ids(50)}` },
      { method: 'GET', relative_url: `?ids=${ids(51)}` },
    ]);
    expect(answers[0]?.body.error.error_subcode).toBe(33);
    expect(answers[1]?.body.error.message).toMatch(/^\(#100\) Too many IDs/);
  });
});
