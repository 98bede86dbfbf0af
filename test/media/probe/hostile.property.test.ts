import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemScheduler } from '../../../src/base/scheduler.ts';
import type { Measures } from '../../../src/media/probe/measures.ts';
import { sniff } from '../../../src/media/sniff.ts';
import { HeldTime } from '../../support/held-time.ts';
import { probing, sample, samples } from './probing.ts';

// Some of these are read without an end, until their time is over.
const { probe, threads } = probing(systemScheduler);

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const number = (value: number): Buffer => {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
};
const box = (type: string, ...parts: Buffer[]): Buffer => {
  const data = Buffer.concat(parts);
  return Buffer.concat([number(data.length + 8), bytes(type), data]);
};
const FTYP = box('ftyp', bytes('isom\0\0\0\0isom'));
const inBoxes = (types: readonly string[], data: Buffer): Buffer =>
  types.reduceRight((inner, type) => box(type, inner), data);
const TABLES = ['moov', 'trak', 'mdia', 'minf', 'stbl'];
const EBML = bytes(
  '\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm',
);
/** The length of an element that is not known, or as long as one can be. */
const UNKNOWN = bytes('\x01\xff\xff\xff\xff\xff\xff\xff');
const SEGMENT = Buffer.concat([bytes('\x18\x53\x80\x67'), UNKNOWN]);
const many = (unit: string, size: number): Buffer => Buffer.alloc(size, unit, 'latin1');
const MB = 1024 * 1024;

/** What may be told of any file. */
function expectSane({ width = 1, height = 1, length = 0, ...other }: Measures): void {
  expect(other).toEqual({});
  for (const pixels of [width, height]) {
    expect(Number.isInteger(pixels) && pixels > 0 && pixels < 2 ** 31).toBe(true);
  }
  expect(length >= 0 && length < 2 ** 31).toBe(true);
}

describe('a hostile file', () => {
  it.each<[string, Buffer]>([
    [
      'has a box of more than all bytes',
      Buffer.concat([FTYP, number(1), bytes('moov'), many('\xff', 8)]),
    ],
    ['has boxes without an end', Buffer.concat([FTYP, many('\0\0\0\x08moov', 4 * MB)])],
    [
      'has boxes in boxes',
      Buffer.concat([FTYP, inBoxes(Array(2000).fill('moov'), Buffer.alloc(8))]),
    ],
    ['has boxes that go round', Buffer.concat([FTYP, box('moov', many('\0\0\0\x00trak', 80_000))])],
    [
      'has a table of more rows than bytes',
      Buffer.concat([
        FTYP,
        inBoxes(TABLES, box('stsz', number(0), number(0), number(2 ** 32 - 1))),
      ]),
    ],
    [
      'is larger than any screen',
      Buffer.concat([
        FTYP,
        box('moov', box('trak', box('tkhd', Buffer.alloc(76), many('\xff', 8)))),
      ]),
    ],
    ['has segments in segments', Buffer.concat([EBML, Buffer.concat(Array(50_000).fill(SEGMENT))])],
    ['has elements without an end', Buffer.concat([EBML, SEGMENT, many('\xec\x80', 2 * MB)])],
    [
      'has an element of more than all bytes',
      Buffer.concat([EBML, bytes('\x18\x53\x80\x67\x08'), many('\xff', 7)]),
    ],
    [
      'has a tag of more than all bytes',
      Buffer.concat([bytes('ID3\x03\0\0\x7f\x7f\x7f\x7f'), many('TXXX\0\0\0\x01\0\0', MB)]),
    ],
    [
      'has chunks without an end',
      Buffer.concat([bytes('RIFF\xff\xff\xff\xffWAVE'), many('fmt \0\0\0\0', MB)]),
    ],
    [
      'has lists in lists',
      Buffer.concat([bytes('RIFF\xff\xff\xff\x7fAVI '), many('LIST\xff\xff\xff\x7fhdrl', MB)]),
    ],
    [
      'has a picture of more than all bytes',
      Buffer.concat([bytes('fLaC\x06\xff\xff\xff'), many('\xff', MB)]),
    ],
    [
      'has pages without an end',
      Buffer.concat(Array(1000).fill(sample('sound.ogg').subarray(0, 47))),
    ],
    ['has the header of one and the body of another', Buffer.concat([FTYP, sample('video.webm')])],
  ])('%s: little is told of it, and soon', async (_, file) => {
    expect(sniff(file)).toMatch(/^(?:video|audio)\//);
    expectSane(await probe(file));
    // Whoever comes next is served; on a busy machine not in the time that there is.
    await expect
      .poll(() => probe(sample('video.webm')))
      .toEqual({ width: 64, height: 48, length: 2 });
  });

  it('that takes more memory than it may ends the thread', async () => {
    const other = probing(new HeldTime());
    const cover = bytes('ID3\x03\0\0\x0b\x7f\x7f\x7fAPIC\x01\x70\0\0\0\0\0image/png\0\x03\0');
    expect(await other.probe(Buffer.concat([cover, many('a', 24 * MB)]))).toEqual({});
    expect(await other.probe(sample('sound.mp3'))).toEqual({ length: 1.656 });
    expect(other.threads).toHaveLength(2);
  });

  it('is any that is damaged', async () => {
    const { mutated } = mutations();
    await fc.assert(
      fc.asyncProperty(mutated, async ({ file, mime }) => expectSane(await probe(file, mime))),
      { numRuns: 150 },
    );
    expect(threads.length).toBeLessThan(30);
  }, 60_000);
});

/** Samples of which a few bytes are others, a piece is missing, or one stands twice. */
function mutations() {
  const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const change = fc.oneof(
    fc.record({ at: place, byte: fc.constantFrom(0, 1, 0x7f, 0x80, 0xfe, 0xff) }),
    fc.record({ at: place, byte: fc.nat(255) }),
  );
  const mutated = fc
    .record({
      sampled: fc.constantFrom(...samples.keys()),
      changes: fc.array(change, { maxLength: 12 }),
      near: fc.constantFrom(64, 512, 100_000),
      cut: fc.option(place),
      twice: fc.option(place),
    })
    .map(({ sampled, changes, near, cut, twice }) => {
      const whole = sample(sampled);
      const file = Buffer.from(whole);
      const first = Math.min(near, file.length);
      for (const { at, byte } of changes) file[Math.floor(at * first)] = byte;
      const end = cut === null ? file.length : Math.floor(cut * file.length);
      const again = twice === null ? file.length : Math.floor(twice * file.length);
      return {
        file: Buffer.concat([file.subarray(0, end), file.subarray(again)]),
        mime: sniff(whole),
      };
    });
  return { mutated };
}
