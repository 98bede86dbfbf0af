import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { MediaStore } from '../../../src/media/media-store.ts';
import { MemoryFiles } from '../../../src/media/memory-files.ts';
import { MediaProbe } from '../../../src/media/probe/media-probe.ts';
import { startProbing } from '../../../src/media/probe/probe-thread.ts';
import { afterFile } from '../../support/after-file.ts';
import { HeldTime } from '../../support/held-time.ts';
import { png } from '../pictures.ts';
import { probing, sample, samples } from './probing.ts';

/** A thread that does this with what it is told. */
const threadThat = (does: string) => () =>
  new Worker(`require('node:worker_threads').parentPort.on('message', () => { ${does} });`, {
    eval: true,
  });

describe('a file', () => {
  const { probe, threads } = probing();

  it('tells its size in pixels and its length in seconds', async () => {
    const told = await Promise.all(
      [...samples].map(async ([file, bytes]) => [file, await probe(bytes)]),
    );
    const shown = { width: 64, height: 48, length: 2 };
    expect(Object.fromEntries(told)).toEqual({
      'both.mp4': shown,
      'fragmented.mp4': shown,
      // Lying pictures that are to be turned.
      'upright.mp4': { width: 48, height: 64, length: 2 },
      'video.3gp': { width: 128, height: 96, length: 2 },
      'video.avi': shown,
      'video.mov': shown,
      'video.webm': shown,
      // Frames without a container say nothing of how many there are.
      'sound.aac': {},
      'sound.amr': { length: 1.52 },
      'sound.flac': { length: 1.5 },
      'sound.m4a': { length: 1.628 },
      'sound.mp3': { length: 1.656 },
      'sound.ogg': { length: 1.507 },
      'sound.wav': { length: 0.5 },
      'sound.webm': { length: 1.508 },
    });
    expect(threads).toHaveLength(1);
  });

  it('is a picture, or anything else, and needs no thread', async () => {
    const other = probing();
    expect(await other.probe(png(300, 200))).toEqual({ width: 300, height: 200 });
    expect(await other.probe(Buffer.from('%PDF-1.7'))).toEqual({});
    expect(await other.probe(Buffer.from('abc'))).toEqual({});
    expect(other.threads).toEqual([]);
  });

  it('is found out once', async () => {
    const time = new HeldTime();
    const { probe: again, threads: begun } = probing(time);
    await again(sample('sound.wav'));
    time.pass(15_000);
    expect(await again(sample('sound.wav'))).toEqual({ length: 0.5 });
    expect(begun).toHaveLength(1);
  });

  it('that is none, or tells nothing, tells nothing', async () => {
    expect(await probe(Buffer.alloc(0), 'video/mp4')).toEqual({});
    expect(await probe(Buffer.from('abc'), 'video/mp4')).toEqual({});
    expect(await probe(sample('both.mp4').subarray(0, 50), 'video/mp4')).toEqual({});
  });
});

describe('the thread', () => {
  it('ends when nothing was to be done for a while, and begins anew', async () => {
    const time = new HeldTime();
    const { probe, threads } = probing(time);
    await probe(sample('sound.wav'));
    const [thread] = threads;
    const ended = new Promise((resolve) => thread?.once('exit', resolve));
    time.pass(14_999);
    expect(await probe(sample('sound.mp3'))).toEqual({ length: 1.656 });
    time.pass(15_000);
    await ended;
    expect(await probe(sample('video.webm'))).toEqual({ width: 64, height: 48, length: 2 });
    expect(threads).toHaveLength(2);
  });

  it('is ended where a file takes too long, and those behind it have another', async () => {
    const time = new HeldTime();
    const { probe, threads } = probing(time, threadThat('for (;;);'));
    const first = probe(sample('sound.wav'));
    const second = probe(sample('sound.mp3'));
    await expect.poll(() => threads.length).toBe(1);
    time.pass(3000);
    expect(await first).toEqual({});
    await expect.poll(() => threads.length).toBe(2);
    time.pass(3000);
    expect(await second).toEqual({});
    expect(await probe(sample('sound.wav'))).toEqual({});
    expect(threads).toHaveLength(2);
  });

  it('is not waited for longer than so', async () => {
    const time = new HeldTime();
    const { probe, threads } = probing(time, threadThat('for (;;);'));
    const all = ['sound.wav', 'sound.mp3', 'sound.ogg', 'sound.amr'].map((file) =>
      probe(sample(file)),
    );
    await expect.poll(() => threads.length).toBe(1);
    time.pass(3000);
    await expect.poll(() => threads.length).toBe(2);
    time.pass(3000);
    expect(await Promise.all(all)).toEqual([{}, {}, {}, {}]);
    expect(time.left.every((ms) => ms > 0)).toBe(true);
  });

  it.each([
    ['throws', 'throw new Error()'],
    ['leaves', 'process.exit(1)'],
    ['takes all the memory that it can get', 'const all = []; for (;;) all.push([...all, 1]);'],
  ])('may end badly, and the next file has another: it %s', async (_, does) => {
    let begun = 0;
    const bad = () =>
      new Worker(`require('node:worker_threads').parentPort.on('message', () => { ${does} });`, {
        eval: true,
        resourceLimits: { maxOldGenerationSizeMb: 16 },
      });
    const { probe } = probing(undefined, () => (begun++ === 0 ? bad() : startProbing()));
    expect(await probe(sample('sound.wav'))).toEqual({});
    expect(await probe(sample('sound.mp3'))).toEqual({ length: 1.656 });
    expect(begun).toBe(2);
  });

  it('may not begin where the machine has none to give, and is asked for again', async () => {
    let begun = 0;
    const none = (): never => {
      throw new Error('Worker initialization failure: EAGAIN');
    };
    const { probe } = probing(undefined, () => (begun++ === 0 ? none() : startProbing()));
    expect(await probe(sample('sound.wav'))).toEqual({});
    expect(await probe(sample('sound.mp3'))).toEqual({ length: 1.656 });
  });

  it('may end before a slow disk has opened the file', async () => {
    const time = new HeldTime();
    const media = new MediaStore(new MemoryFiles(), Buffer.alloc(32, 7));
    const name = await media.put(sample('sound.wav'));
    let open = (): void => undefined;
    const isOpen = new Promise<void>((resolve) => {
      open = resolve;
    });
    const slow = {
      open: async (asked: string) => {
        if (asked === name) await isOpen;
        return media.open(asked);
      },
      pictureSize: async () => undefined,
    };
    const threads: Worker[] = [];
    const start = () => {
      const thread = startProbing();
      threads.push(thread);
      return thread;
    };
    const probe = new MediaProbe({ media: slow, scheduler: time, start });
    afterFile(() => probe.close());
    const told = probe.probe(name, 'audio/wav');
    await expect.poll(() => time.left.length).toBe(2);
    const ended = once(threads[0] as Worker, 'exit');
    time.pass(3000);
    await ended;
    open();
    expect(await told).toEqual({});
    const next = await media.put(sample('sound.mp3'));
    expect(await probe.probe(next, 'audio/mpeg')).toEqual({ length: 1.656 });
  });

  it('ends with the house, whatever it does', async () => {
    const { probe, threads, close } = probing(undefined, threadThat('for (;;);'));
    const under = probe(sample('sound.wav'));
    const waiting = probe(sample('sound.mp3'));
    await expect.poll(() => threads.length).toBe(1);
    await close();
    expect([await under, await waiting, await probe(sample('sound.ogg'))]).toEqual([{}, {}, {}]);
    expect(threads.map(({ threadId }) => threadId)).toEqual([-1]);
  });
});
