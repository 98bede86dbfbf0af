import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Calendar } from '../../src/graph/declare/calendar.ts';
import { RELEASES } from '../../src/graph/declare/versions.ts';
import { expectError, unknownPath } from '../protocol/graph-error.ts';
import { type World, world } from '../support/world.ts';
import { asOf, eve } from './as-of.ts';

let shop: World;
beforeAll(async () => {
  shop = await world();
});
afterAll(() => shop.close());

/** The version that answers `/me` as of a day. */
async function answering(day: string, version: string): Promise<string | null> {
  await asOf(shop, day);
  const { status, headers } = await shop.get(`${version && `/${version}`}/me`);
  expect(status).toBe(200);
  return headers.get('facebook-api-version');
}

describe('a version (wire.md 13.1, 1 and 2)', () => {
  it.each([
    ['v19.0', '2026-05-21', 'v20.0'],
    ['v20.0', '2026-09-24', 'v21.0'],
    ['v21.0', '2027-01-21', 'v22.0'],
    ['v22.0', '2027-05-20', 'v23.0'],
    ['v23.0', '2027-10-08', 'v24.0'],
    ['v24.0', '2028-02-18', 'v25.0'],
    ['v25.0', '2028-07-29', 'v26.0'],
  ])('%s answers until the day before %s, and %s from then on', async (version, end, next) => {
    expect(await answering(eve(end), version)).toBe(version);
    expect(await answering(end, version)).toBe(next);
    expect(await answering(end, '')).toBe(next);
  });

  it.each([
    ['v20.0', '2024-05-21', 'v19.0'],
    ['v21.0', '2024-10-02', 'v19.0'],
    ['v22.0', '2025-01-21', 'v19.0'],
    ['v23.0', '2025-05-29', 'v19.0'],
    ['v24.0', '2025-10-08', 'v19.0'],
    ['v25.0', '2026-02-18', 'v19.0'],
    ['v26.0', '2026-07-29', 'v20.0'],
    ['v27.0', '2026-11-04', 'v21.0'],
  ])('%s answers from %s on, and %s before', async (version, out, before) => {
    expect(await answering(out, version)).toBe(version);
    expect(await answering(eve(out), version)).toBe(before);
  });

  // Captured (wire.md 13.1, 3).
  it.each([
    ['2026-09-21', 'v18.0', 'v20.0'],
    ['2026-09-21', 'v19.0', 'v20.0'],
    ['2026-10-01', 'v27.0', 'v21.0'],
  ])('as of %s that is not there (%s) was answered by %s', async (day, version, by) => {
    expect(await answering(day, version)).toBe(by);
  });

  // wire.md 13.3 k.
  it.each([
    ['2026-10-01', 'v28.0'],
    ['2026-11-04', 'v29.0'],
    ['2024-01-23', 'v21.0'],
  ])('as of %s that is further off than the next (%s) is unknown', async (day, version) => {
    await asOf(shop, day);
    expectError(await shop.get(`/${version}/me`), unknownPath('/me'));
  });

  it('is answered on each day by itself, or one that is offered then', () => {
    const clock = { now: () => 0 };
    const days = fc.date({
      min: new Date('2024-01-23'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), (date, major) => {
        const day = date.toISOString().slice(0, 10) as `${number}-${number}-${number}`;
        const { offer } = new Calendar(day, clock);
        expect(offer.day).toBe(day);
        const answer = offer.answering(`v${major}.0`);
        const own = RELEASES.find(({ version }) => version === `v${major}.0`);
        const isThere = own && own.out <= day && (own.ends === undefined || day < own.ends);
        if (isThere) expect(answer).toBe(own.version);
        else expect([offer.versions[0], undefined]).toContain(answer);
      }),
      { examples: [[new Date('2024-01-23'), 19]] },
    );
  });
});

describe('a request without a version', () => {
  it('is answered by the one that a setting names, while that is there', async () => {
    const other = await world({ defaultVersion: 'v23.0', asOf: '2025-05-29' });
    const own = async () => (await other.get('/me')).headers.get('facebook-api-version');
    expect(await own()).toBe('v23.0');
    await asOf(other, '2025-05-28');
    expect(await own()).toBe('v19.0');
    await asOf(other, '2027-10-08');
    expect(await own()).toBe('v24.0');
    await other.close();
  });
});

describe('today', () => {
  it('follows the clock of the store, at midnight in UTC', async () => {
    const now = Date.UTC(2026, 10, 3, 23, 59, 59);
    const other = await world({ asOf: 'today', now });
    const { server } = other;
    const newest = async () => (await other.get('/v27.0/me')).headers.get('facebook-api-version');
    expect(await newest()).toBe('v21.0');
    server.clock.advance(1_000);
    expect(await newest()).toBe('v27.0');
    await other.close();
  });

  it('is the first day that is known, where the clock shows one before it', () => {
    const { offer } = new Calendar('today', { now: () => Date.UTC(2020, 0, 1) });
    expect(offer.versions).toEqual(['v19.0']);
  });
});
