import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { META_POLICY } from '../../src/access/limits/policy.ts';
import { expectError } from '../protocol/graph-error.ts';
import { proves } from '../support/proves.ts';
import type { World } from '../support/world.ts';
import { code, limited, spend, usage } from './limited.ts';

const HOUR = 3_600_000;
const WAIT =
  'Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.';

describe('calls with a Page token', () => {
  let shop: World;
  beforeEach(async () => {
    shop = await limited();
  });
  afterEach(() => shop.close());

  const owner = async (w: World, recipient: string) => w.get('/me/thread_owner', { recipient });
  const messenger = async (w = shop) =>
    usage(await w.get('/999'), 'business-use-case')[w.page.id][0];

  proves('error:pageRateLimit', 'to Messenger are 200 for each who wrote', async () => {
    const { person } = await shop.conversation();
    await spend(shop, 199);
    expect(code(await owner(shop, person.id))).toBe(0);
    expectError(await owner(shop, person.id), {
      message: `There have been too many messenger api calls to this Page account. ${WAIT}`,
      code: 80006,
    });
  });

  it('are more when more people write, at once', async () => {
    const { person } = await shop.conversation();
    await spend(shop, 200);
    expect(code(await owner(shop, person.id))).toBe(80006);
    await shop.conversation();
    expect(code(await owner(shop, person.id))).toBe(0);
  });

  it('are let through again 24 hours later, and fewer people may have written then', async () => {
    const { person } = await shop.conversation();
    await shop.conversation();
    await spend(shop, 400);
    expect(code(await owner(shop, person.id))).toBe(80006);
    shop.server.clock.advance(24 * HOUR - 1);
    expect(code(await owner(shop, person.id))).toBe(80006);
    shop.server.clock.advance(1);
    expect(code(await owner(shop, person.id))).toBe(0);
    shop.server.clock.advance(60_000);
    await spend(shop, 197);
    expect(code(await owner(shop, person.id))).toBe(0);
    expect(code(await owner(shop, person.id))).toBe(80006);
  });

  it('count also when they are refused, and say in how many minutes none would be', async () => {
    const { person } = await shop.conversation();
    await spend(shop, 150);
    shop.server.clock.advance(HOUR);
    await spend(shop, 50);
    expect(await messenger()).toMatchObject({
      call_count: 100,
      estimated_time_to_regain_access: 23 * 60,
    });
    shop.server.clock.advance(90_500);
    expect((await messenger()).estimated_time_to_regain_access).toBe(23 * 60 - 1);
    for (let i = 0; i < 60; i++) expect(code(await owner(shop, person.id))).toBe(80006);
    const { call_count, estimated_time_to_regain_access: minutes } = await messenger();
    expect([call_count, minutes]).toEqual([131, 23 * 60 - 1]);
    shop.server.clock.advance(minutes * 60_000);
    expect(code(await owner(shop, person.id))).toBe(0);
    expect((await messenger()).estimated_time_to_regain_access).toBe(0);
  });

  proves('error:instagramRateLimit', 'to Instagram are 200 of their own', async () => {
    const { person } = await shop.conversation({ platform: 'INSTAGRAM' });
    for (let i = 0; i < 200; i++) {
      expect(code(await shop.get(`/${person.id}`))).toBe(0);
    }
    expectError(await shop.get(`/${person.id}`), {
      message: `There have been too many calls to this Instagram account. ${WAIT}`,
      code: 80002,
    });
    for (const path of [
      `/${shop.page.instagramId}`,
      '/me/conversations?platform=instagram',
      `/me/thread_owner?recipient=${person.id}`,
    ]) {
      expect(code(await shop.get(path)), path).toBe(80002);
    }
    expect(code(await shop.get('/me/conversations'))).toBe(0);
    expect(code(await shop.get('/me'))).toBe(0);
  });

  it('about the Page itself are 4,800', async () => {
    await shop.conversation();
    let last = await shop.get('/me');
    for (let i = 1; i < 47; i++) last = await shop.get(`/${shop.page.id}`);
    expect(usage(last, 'business-use-case')[shop.page.id][0]).toMatchObject({
      type: 'pages',
      call_count: 0,
    });
    last = await shop.get('/me');
    expect(usage(last, 'business-use-case')[shop.page.id][0].call_count).toBe(1);
  });

  it('of two Pages do not meet', async () => {
    const other = await shop.besides({ limits: 'on' });
    const { person } = await other.conversation();
    await spend(shop, 201);
    expect((await messenger()).call_count).toBe(101);
    expect(code(await owner(other, person.id))).toBe(0);
    expect((await messenger(other)).call_count).toBe(1);
  });

  it('are counted and never refused while limits are off', async () => {
    const free = await shop.besides();
    const { person } = await free.conversation();
    await spend(free, 300);
    expect(code(await owner(free, person.id))).toBe(0);
    expect(await messenger(free)).toMatchObject({
      call_count: 151,
      estimated_time_to_regain_access: 0,
    });
  });

  it('of a Page that nobody wrote to are 200 too, so that it can be tried', async () => {
    expect(code(await spend(shop, 200))).toBe(100);
    expect(code(await spend(shop, 1))).toBe(80006);
  });
});

proves('error:pagesRateLimit', 'more calls about a Page than its limit are 80001', async () => {
  const { business } = META_POLICY;
  const pages = { ...business.pages, calls: 3 };
  const shop = await limited({ policy: { ...META_POLICY, business: { ...business, pages } } });
  for (let i = 0; i < 3; i++) expect(code(await shop.get('/me'))).toBe(0);
  expectError(await shop.get('/me'), {
    message: `There have been too many calls to this Page account. ${WAIT}`,
    code: 80001,
  });
  expect(code(await shop.get('/me/conversations'))).toBe(0);
  await shop.close();
});
