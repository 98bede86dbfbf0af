import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DiskFiles } from '../../src/media/disk-files.ts';
import { MediaStore } from '../../src/media/media-store.ts';

const KEY = Buffer.alloc(32, 7);
const NAME = 'ab'.repeat(32);
const NEVER = 0x7fffffff;
/** 2026-01-01T00:00:00Z in unix seconds. */
const ENDS = 1_767_225_600;
const store = new MediaStore(new DiskFiles('media'), KEY);
const options = { origin: 'https://chat.example', expires: ENDS, extension: 'jpg' };

/** The two parameters of a link. */
function signed(name: string, expires: number, from = store): [oe: string, oh: string] {
  const { searchParams } = new URL(from.link(name, { ...options, expires }));
  return [searchParams.get('oe')!, searchParams.get('oh')!];
}

describe('a link', () => {
  it('holds name, ending, expiry and 16 bytes of HMAC-SHA256 over name and expiry', () => {
    const mac = createHmac('sha256', KEY).update(`${NAME}?6955b900`).digest('hex');
    expect(store.link(NAME, options)).toBe(
      `https://chat.example/_convograph/media/${NAME}.jpg?oe=6955b900&oh=${mac.slice(0, 32)}`,
    );
  });

  it('has no ending without one, or with one that is none', () => {
    const { origin } = options;
    const plain = `${origin}/_convograph/media/${NAME}?`;
    expect(store.link(NAME, { origin, expires: NEVER }).startsWith(plain)).toBe(true);
    for (const extension of ['', '../x', 'a?b', 'JPG', 'toolongext']) {
      expect(store.link(NAME, { origin, expires: NEVER, extension }).startsWith(plain)).toBe(true);
    }
  });

  it('is the same whenever it is made, also when it is no longer kept ready', () => {
    const first = store.link(NAME, options);
    for (let i = 0; i < 10_000; i++) {
      store.link(i.toString(16).padStart(64, '0'), options);
      if (i % 1_000 === 0) expect(store.link(NAME, options)).toBe(first);
    }
    const other = store.link(NAME, { ...options, expires: NEVER });
    expect(other).not.toBe(first);
    expect(store.link(NAME, options)).toBe(first);
    expect(store.link('0'.repeat(64), options)).toBe(
      new MediaStore(new DiskFiles('media'), KEY).link('0'.repeat(64), options),
    );
  });
});

describe('checking a link', () => {
  it('is fine until the second it ends', () => {
    const [oe, oh] = signed(NAME, ENDS);
    expect(store.check(NAME, oe, oh, ENDS * 1000 - 1)).toBe('ok');
    expect(store.check(NAME, oe, oh, ENDS * 1000)).toBe('refused');
  });

  it('is fine for ever with the expiry 0x7fffffff, past the year 2038 too', () => {
    const [oe, oh] = signed(NAME, NEVER);
    expect(oe).toBe('7fffffff');
    expect(store.check(NAME, oe, oh, (NEVER + 1) * 1000)).toBe('ok');
  });

  it('refuses another name, another expiry and another key', () => {
    const [oe, oh] = signed(NAME, ENDS);
    const other = new MediaStore(new DiskFiles('media'), Buffer.alloc(32, 8));
    expect(store.check('cd'.repeat(32), oe, oh, 0)).toBe('refused');
    expect(store.check(NAME, '7fffffff', oh, 0)).toBe('refused');
    expect(other.check(NAME, oe, oh, 0)).toBe('refused');
  });

  it('refuses every signature that differs in one digit', () => {
    const [oe, oh] = signed(NAME, ENDS);
    for (let i = 0; i < oh.length; i++) {
      const digit = oh[i] === '0' ? '1' : '0';
      const wrong = oh.slice(0, i) + digit + oh.slice(i + 1);
      expect(store.check(NAME, oe, wrong, 0)).toBe('refused');
    }
  });

  it('refuses other spellings of what is right', () => {
    const [oe, oh] = signed(NAME, ENDS);
    const spellings = [
      [oe.toUpperCase().replace('6955', '06955'), oh],
      [`${oe} `, oh],
      [oe, oh.toUpperCase()],
      [oe, `${oh}0`],
      [oe, oh.slice(0, 30)],
      [oe, ''],
      ['', oh],
      [oe, 'é'.repeat(16)],
    ] as const;
    for (const [first, second] of spellings) {
      expect(store.check(NAME, first, second, 0)).toBe('refused');
    }
    expect(store.check(`../${NAME}`, ...signed(`../${NAME}`, ENDS), 0)).toBe('refused');
  });
});
