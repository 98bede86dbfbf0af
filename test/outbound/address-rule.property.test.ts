import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedPlaces } from '../../src/media/outbound/allowed.ts';
import { isNobodys, isPublic } from '../../src/media/outbound/public.ts';

/*
 * The address rule once more, by numbers: first and last of what is not public, as they stand in
 * IANA's registries of special-purpose addresses, and no address is text.
 */
const SPECIAL_4: readonly (readonly [first: number, last: number])[] = [
  [0x00000000, 0x00ffffff],
  [0x0a000000, 0x0affffff],
  [0x64400000, 0x647fffff],
  [0x7f000000, 0x7fffffff],
  [0xa9fe0000, 0xa9feffff],
  [0xac100000, 0xac1fffff],
  [0xc0000000, 0xc00000ff],
  [0xc0000200, 0xc00002ff],
  [0xc0586300, 0xc05863ff],
  [0xc0a80000, 0xc0a8ffff],
  [0xc6120000, 0xc613ffff],
  [0xc6336400, 0xc63364ff],
  [0xcb007100, 0xcb0071ff],
  [0xe0000000, 0xffffffff],
];

const public4 = (address: number): boolean =>
  !SPECIAL_4.some(([first, last]) => first <= address && address <= last);

/** The eight groups of an address of IPv6 as one number. */
type Number128 = bigint;

const SPECIAL_6: readonly (readonly [first: Number128, last: Number128])[] = [
  [0x2001n << 112n, (0x20010200n << 96n) - 1n],
  [0x20010db8n << 96n, (0x20010db9n << 96n) - 1n],
  [0x2002n << 112n, (0x2003n << 112n) - 1n],
  [0x3fff0000n << 96n, (0x3fff1000n << 96n) - 1n],
];

const MAPPED = 0xffffn;
const NAT64 = 0x64ff9bn << 64n;

function public6(address: Number128): boolean {
  const upper = address >> 32n;
  const lower = Number(address & 0xffffffffn);
  if (upper === MAPPED || upper === NAT64) return public4(lower);
  if (address < 0x2000n << 112n || address >= 0x4000n << 112n) return false;
  return !SPECIAL_6.some(([first, last]) => first <= address && address <= last);
}

const dotted = (address: number): string =>
  [24, 16, 8, 0].map((bits) => (address >>> bits) & 255).join('.');

const groups = (address: Number128): string[] =>
  Array.from({ length: 8 }, (_, i) => ((address >> BigInt(112 - 16 * i)) & 0xffffn).toString(16));

/** The forms in which one address of IPv6 can be written. */
function forms(address: Number128): string[] {
  const all = groups(address);
  const full = all.join(':');
  const tail = dotted(Number(address & 0xffffffffn));
  const short = new URL(`http://[${full}]`).hostname.slice(1, -1);
  const long = all.map((group) => group.padStart(4, '0')).join(':');
  return [full, full.toUpperCase(), long, short, `${all.slice(0, 6).join(':')}:${tail}`];
}

const boundaries4 = SPECIAL_4.flatMap(([first, last]) => [first - 1, first, last, last + 1]).filter(
  (address) => address >= 0 && address <= 0xffffffff,
);
const edges6 = SPECIAL_6.flatMap(([first, last]) => [first - 1n, first, last, last + 1n]);

const any4 = fc.oneof(fc.constantFrom(...boundaries4), fc.nat({ max: 0xffffffff }));
const holding = (upper: Number128) => any4.map((lower) => (upper << 32n) | BigInt(lower));
const any6 = fc.oneof(
  fc.constantFrom(...edges6, (0x2000n << 112n) - 1n, 0x2000n << 112n, 0x4000n << 112n),
  fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
  fc.bigInt({ min: 0x2000n << 112n, max: (0x4000n << 112n) - 1n }),
  fc.bigInt({ min: 0x2001n << 112n, max: (0x2003n << 112n) - 1n }),
  holding(MAPPED),
  holding(NAT64),
  holding(0n),
  holding(0x64ff9b0001n << 56n),
  any4.map((lower) => (0x2002n << 112n) | (BigInt(lower) << 80n)),
);

describe('the address rule', () => {
  it('opens of IPv4 what is public', () => {
    for (const address of boundaries4) expect(isPublic(dotted(address))).toBe(public4(address));
    fc.assert(fc.property(any4, (address) => isPublic(dotted(address)) === public4(address)));
  });

  it('opens of IPv6 what is public, however it is written', () => {
    fc.assert(
      fc.property(any6, (address) =>
        forms(address).every((form) => isPublic(form) === public6(address)),
      ),
      { numRuns: 400 },
    );
  });

  it('takes an address for what it is in every form that holds one of IPv4', () => {
    fc.assert(
      fc.property(any4, fc.constantFrom(MAPPED, NAT64), (address, upper) => {
        const held = (upper << 32n) | BigInt(address);
        return forms(held).every(
          (form) =>
            isPublic(form) === isPublic(dotted(address)) &&
            isNobodys(form) === isNobodys(dotted(address)),
        );
      }),
    );
  });

  it('opens what --allow-to names, and no address beside it', () => {
    fc.assert(
      fc.property(any4, any4, fc.nat({ max: 32 }), (network, address, bits) => {
        const { has } = allowedPlaces([`${dotted(network)}/${bits}`]);
        const rest = 2 ** (32 - bits);
        const isIn = Math.floor(network / rest) === Math.floor(address / rest);
        return has(dotted(address)) === isIn && has(`::ffff:${dotted(address)}`) === isIn;
      }),
    );
  });

  it('knows no address in what is none', () => {
    fc.assert(fc.property(fc.string(), (text) => isPublic(text) === false));
  });
});
