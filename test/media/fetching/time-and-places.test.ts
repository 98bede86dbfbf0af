import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { HeldTime } from '../../support/held-time.ts';
import { fetching, gives, host, picture } from './fetching.ts';

/** A server whose `/slow` is answered when a test does so, or at once when it has said so. */
async function slowHost() {
  const slow: ServerResponse[] = [];
  let isQuick = false;
  const wait = (_: unknown, response: ServerResponse) =>
    void (isQuick ? response.end(picture()) : slow.push(response));
  const hurry = () => {
    isQuick = true;
    for (const response of slow.splice(0)) response.end(picture());
  };
  const there = await host({ '/slow': wait, '/quick': gives(picture()) });
  return { ...there, slow, hurry };
}

describe('a file that does not come in time', () => {
  it.each([
    ['image', 10_000],
    ['audio', 10_000],
    ['file', 10_000],
    ['video', 75_000],
  ] as const)('is given up: %s after %i ms', async (kind, ms) => {
    const time = new HeldTime();
    const { refusal, files } = await fetching({}, time);
    const there = await slowHost();
    const said = refusal(there.at('/slow'), { kind });
    await expect.poll(() => there.slow.length).toBe(1);
    time.pass(ms - 1);
    expect(await there.open()).toBe(1);
    time.pass(1);
    expect(await said).toBe('timeout');
    await expect.poll(() => there.open()).toBe(0);
    expect([await files(), time.left]).toEqual([[], []]);
  });

  it('comes byte by byte', async () => {
    const time = new HeldTime();
    const { refusal, files } = await fetching({}, time);
    const there = await slowHost();
    const said = refusal(there.at('/slow'));
    await expect.poll(() => there.slow.length).toBe(1);
    for (const byte of picture(9)) {
      there.slow[0]?.write(Buffer.from([byte]));
      await new Promise(setImmediate);
      time.pass(1000);
    }
    expect(await there.open()).toBe(1);
    time.pass(1000);
    expect(await said).toBe('timeout');
    expect(await files()).toEqual([]);
  });

  it('has no more time behind a redirect', async () => {
    const time = new HeldTime();
    const { refusal } = await fetching({}, time);
    const there = await host({
      '/': (_, response) => {
        time.pass(6000);
        response.writeHead(302, { location: '/slow' }).end();
      },
      '/slow': () => setImmediate(() => time.pass(4000)),
    });
    expect(await refusal(there.at('/'))).toBe('timeout');
  });

  it('is waited for no longer where the host has no place for it', async () => {
    const time = new HeldTime();
    const { refusal } = await fetching({}, time);
    const there = await slowHost();
    const said = [1, 2, 3].flatMap((page) =>
      Array.from({ length: 8 }, () => refusal(there.at('/slow'), { page })),
    );
    await expect.poll(() => there.slow.length).toBe(16);
    time.pass(10_000);
    expect(new Set(await Promise.all(said))).toEqual(new Set(['timeout']));
    await expect.poll(() => there.open()).toBe(0);
    expect([there.slow.length, time.left]).toEqual([16, []]);
  });

  it('is waited for no longer where the Page has no place for it, and leaves room for others', async () => {
    const time = new HeldTime();
    const { refusal } = await fetching({}, time);
    const there = await slowHost();
    const said = Array.from({ length: 72 }, () => refusal(there.at('/slow')));
    await expect.poll(() => there.slow.length).toBe(8);
    time.pass(10_000);
    expect(new Set(await Promise.all(said))).toEqual(new Set(['timeout']));
    expect([there.slow.length, time.left]).toEqual([8, []]);
    there.hurry();
    const next = Array.from({ length: 72 }, () => refusal(there.at('/slow')));
    expect(new Set(await Promise.all(next))).toEqual(new Set(['fetched']));
  });

  it('has as little time left as it waited for a place of the Page', async () => {
    const time = new HeldTime();
    const { refusal } = await fetching({}, time);
    const there = await slowHost();
    const before = Array.from({ length: 8 }, () => refusal(there.at('/slow')));
    await expect.poll(() => there.slow.length).toBe(8);
    const late = refusal(there.at('/slow'));
    time.pass(6000);
    for (const response of there.slow.splice(0)) response.end(picture());
    await Promise.all(before);
    await expect.poll(() => there.slow.length).toBe(1);
    time.pass(4000);
    expect(await late).toBe('timeout');
  });
});

it('ends what is under way, and what waits, where the server stops', async () => {
  const { refusal, files, end } = await fetching();
  const half = await host({ '/': (_, response) => void response.writeHead(200).write(picture()) });
  const there = await slowHost();
  const said = [
    refusal(half.at('/'), { page: 2 }),
    ...Array.from({ length: 20 }, () => refusal(there.at('/slow'))),
  ];
  await expect.poll(() => [there.slow.length, half.asked.length]).toEqual([8, 1]);
  end();
  expect(new Set(await Promise.all(said))).toEqual(new Set(['stopped']));
  expect([await refusal(half.at('/')), await files()]).toEqual(['stopped', []]);
  await expect.poll(async () => (await there.open()) + (await half.open())).toBe(0);
});

describe('a Page', () => {
  it('has eight files fetched at once and 64 waiting, and is told of more', async () => {
    const { refusal } = await fetching();
    const there = await slowHost();
    const said = Array.from({ length: 72 }, () => refusal(there.at('/slow')));
    expect(await refusal(there.at('/slow'))).toBe('busy');
    for (let begun = 0; begun < 72; begun += 8) {
      await expect.poll(() => there.slow.length).toBe(8);
      for (const response of there.slow.splice(0)) response.end(picture());
    }
    expect(new Set(await Promise.all(said))).toEqual(new Set(['fetched']));
    const last = refusal(there.at('/quick'));
    expect(await last).toBe('fetched');
  });

  it('waits for no other, nor for a host that others wait for', async () => {
    const { refusal } = await fetching();
    const there = await slowHost();
    const quick = await host({ '/': gives(picture()) });
    const said = Array.from({ length: 100 }, (_, i) =>
      refusal(there.at('/slow'), { page: i % 10 }),
    );
    await expect.poll(() => there.slow.length).toBe(16);
    expect(await refusal(quick.at('/'), { page: 11 })).toBe('fetched');
    there.hurry();
    expect(new Set(await Promise.all(said))).toEqual(new Set(['fetched']));
  });
});
