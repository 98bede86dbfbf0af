import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { seededRandom } from '../../src/base/random.ts';
import { openHouse } from '../../src/house/house.ts';
import { listen } from '../../src/house/listen.ts';
import { PLAIN } from '../../src/testing/start.ts';
import { carriedOut, convograph } from '../cli/run.ts';
import { Control } from '../control/control.ts';
import { type Json, type World, world } from '../support/world.ts';

/** A folder of a test's own. */
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'convograph-counted-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return join(made, 'data');
}

const clock = { now: () => Date.UTC(2026, 4, 4, 10) };

/** Serves a store until what is done with it is done. */
async function served<T>(
  dataDir: string,
  work: (url: string, house: Awaited<ReturnType<typeof openHouse>>) => Promise<T>,
): Promise<T> {
  const house = await openHouse({ dataDir, clock, random: seededRandom('counted'), env: {} });
  const listening = await listen(house, PLAIN);
  try {
    return await work(listening.url, house);
  } finally {
    await listening.close();
    await house.close();
  }
}

it('is kept when a server ends, and is read where none serves', async () => {
  const data = folder();
  const token = await served(data, async (url, house) => {
    const deps = { ...house };
    const app = await createApp(deps, { name: 'Shop Bot' });
    const page = await createPage(deps, { name: 'Kiln & Clover' });
    const { access_token } = await createToken(deps, {
      ...{ kind: 'page', appId: app.id, pageId: page.id },
    });
    await fetch(`${url}/v27.0/me?pretty=1&access_token=${access_token}`);
    return access_token;
  });
  const args = ['calendar', '--check', '--data', data];
  const asked = await carriedOut(args, { PORT: '1' });
  expect([asked.code, asked.stderr]).toEqual([1, '']);
  expect(asked.stdout).toBe(
    [
      '2026-11-04  pretty= ends: it is ignored; paging links do not repeat it (ours)',
      '  instead  leave it out, and lay JSON out where it is shown, as jq . does',
      '  used     1 time by Shop Bot, 2026-05-04 10:00',
      '        1  GET /v27.0/me?pretty',
      '',
      '1 thing to be changed, in 1 call since 2026-05-04 10:00, made in 1 way.',
      'What Meta changed is known up to 2026-11-29.',
      'When it is mended, --since -5m looks at what was called since then alone.',
      '',
    ].join('\n'),
  );
  // By the clock of this machine, which the store's is where nobody serves: nobody called since.
  expect(await carriedOut([...args, '--since', '-0s'], { PORT: '1' })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('No calls were seen since then: have your apps call'),
  });
  // Another server goes on from there.
  await served(data, (url) => fetch(`${url}/v27.0/me?pretty=0&access_token=${token}`));
  const again = await carriedOut([...args, '--json'], { PORT: '1' });
  expect(JSON.parse(again.stdout).findings).toMatchObject([{ what: 'pretty', count: 2 }]);
});

it('a server that runs is asked, which knows what is not written yet', async () => {
  const shop = await world();
  onTestFinished(() => shop.close());
  await shop.get('/v27.0/me', { debug: 'all' });
  const { code, stdout, stderr } = await convograph([
    ...['calendar', '--check', '--json', '--app', 'Test Bot'],
    ...['--data', shop.server.dataDir, '--server', shop.server.url],
  ]);
  expect([code, stderr]).toEqual([1, '']);
  expect(JSON.parse(stdout).findings).toMatchObject([{ what: 'debug' }]);
});

it('ends with 0 where nothing has to be changed, and with 2 for what cannot be asked', async () => {
  const data = folder();
  await served(data, async () => undefined);
  const run = (...args: string[]) =>
    carriedOut(['calendar', ...args, '--data', data], { PORT: '1' });
  expect(await run('--check')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('No calls were seen yet: have your apps call, then ask again.'),
  });
  expect(await run('--check', '--by', 'soon')).toMatchObject({
    code: 2,
    stderr: '--by must be a day such as 2026-12-31, or today, and is "soon".\n',
  });
  expect(await run('--by', '2026-12-31')).toMatchObject({
    code: 2,
    stderr: '--by goes with --check.\n',
  });
  expect(await run('--check', '--app', 'Nobody')).toMatchObject({ code: 2 });
  expect(await run('--check', '--as-of', 'today')).toMatchObject({ code: 2 });
});

it('of apps that are there no more leaves room for others', async () => {
  const data = folder();
  const token = await served(data, async (_, house) => {
    const app = await createApp(house, { name: 'Shop Bot' });
    const page = await createPage(house, { name: 'Kiln & Clover' });
    await house.store.transaction(async ({ callCounts }) => {
      for (let i = 0; i < 10_000; i++) {
        const gone = `gone${i % 10}`;
        await callCounts.add({ app: gone, shape: `{"path":"/${i}"}`, count: 1, first: 1, last: 1 });
      }
    });
    const asked = { kind: 'page', appId: app.id, pageId: page.id } as const;
    return (await createToken(house, asked)).access_token;
  });
  await served(data, async (url, { controlKey }) => {
    const headers = { authorization: `Bearer ${controlKey}` };
    const findings = async () => {
      await fetch(`${url}/v27.0/me?pretty=1&access_token=${token}`);
      const asked = await fetch(`${url}/_convograph/v1/calendar/check?app=Shop%20Bot`, { headers });
      return ((await asked.json()) as Json).findings;
    };
    expect(await findings()).toEqual([]);
    expect(await findings()).toMatchObject([{ what: 'pretty', count: 1 }]);
  });
});

describe('more ways to call than are kept', () => {
  let shop: World;
  let plane: Control;
  beforeAll(async () => {
    shop = await world();
    plane = new Control(shop.server);
    // A client that makes up names.
    const items = (from: number) =>
      Array.from({ length: 50 }, (_, i) => ({
        method: 'GET',
        relative_url: `v27.0/me?fields=id&rubbish${from + i}=1`,
      }));
    for (let from = 0; from < 900; from += 50) {
      const body = new URLSearchParams({
        access_token: shop.token,
        batch: JSON.stringify(items(from)),
      });
      await shop.send('POST', '/v27.0/', {}, { body });
    }
  });
  afterAll(() => shop.close());

  const check = async (): Promise<Json> => (await plane.get('/calendar/check')).body;

  it('are counted together, by what the calendar is about', async () => {
    await shop.get('/v27.0/me', { pretty: 1, another: 1 });
    await shop.get('/v27.0/me', { pretty: 1, again: 1 });
    const { ways, calls, unseen, findings } = await check();
    expect([ways, calls, unseen]).toEqual([802, 920, 0]);
    expect(findings).toMatchObject([{ what: 'pretty', count: 2 }]);
    expect(findings[0].calls).toMatchObject([{ path: '/v27.0/me', params: ['pretty'] }]);
  });

  it('leave other apps as much as they had', async () => {
    const other = await createApp(shop.server, { name: 'Other' });
    const access_token = await shop.tokenFor({ appId: other.id });
    await shop.get('/v27.0/me', { access_token, pretty: 1, another: 1 });
    const { findings } = (await plane.get('/calendar/check?app=Other')).body;
    expect(findings[0].calls).toMatchObject([{ params: ['another', 'pretty'] }]);
  });
});
