import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { sayOperation } from '../../src/admin/acts/say.ts';
import { createApp } from '../../src/admin/apps.ts';
import { changeClock } from '../../src/admin/clock/clock.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createPerson } from '../../src/admin/people.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { systemClock } from '../../src/base/clock.ts';
import { seededRandom } from '../../src/base/random.ts';
import { openHouse } from '../../src/house/house.ts';
import { listen } from '../../src/house/listen.ts';
import { Ring } from '../../src/journal/ring.ts';
import { PLAIN } from '../../src/testing/start.ts';
import { Control, control } from '../control/control.ts';
import type { Json } from '../support/world.ts';

/** A store on disk that may be opened again, also beside a server of its. */
async function place() {
  const dataDir = await mkdtemp(join(tmpdir(), 'convograph-journal-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const random = seededRandom('journal');
  const open = () => openHouse({ dataDir, clock: systemClock, random, env: {} });
  const serve = async () => {
    const house = await open();
    const server = await listen(house, { ...PLAIN, journal: 'bodies' });
    const plane = new Control({ ...house, ...server, faults: [], notes: [] } as never);
    const close = async () => {
      await server.close();
      await house.close();
    };
    return { house, plane, close };
  };
  return { open, serve };
}

/** Has a person write to the Page "Shop". */
const say = (house: Json, text: string) =>
  sayOperation.run(house, { page: 'Shop', as: 'Maya', text });

async function furnish(house: Json): Promise<void> {
  await createApp(house, { name: 'Bot' });
  await createPage(house, { name: 'Shop' });
  await createPerson(house, { pageId: 'Shop', name: 'Maya', platform: 'MESSENGER' });
}

it('tells after a start what the store knows of before, with numbers below', async () => {
  const { serve } = await place();
  const first = await serve();
  await furnish(first.house);
  await say(first.house, 'before');
  await first.close();
  const second = await serve();
  await say(second.house, 'after');
  const { body } = await second.plane.get('/timeline');
  const acts = body.data.filter(({ kind }: Json) => kind === 'act');
  expect(acts.map(({ seq }: Json) => seq <= body.started)).toEqual([true, false]);
  const numbers = body.data.map(({ seq }: Json) => seq);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  expect(body.first).toBe(numbers[0]);
  const { body: detail } = await second.plane.get(`/timeline/${acts[0].seq}`);
  expect(detail).toMatchObject({ kind: 'act', event: acts[0].event, what: 'message' });
  await second.close();
});

it('tells what another process writes beside the server, and that it moves the clock', async () => {
  const { open, serve } = await place();
  const { house, plane, close } = await serve();
  await furnish(house);
  const { body: before } = await plane.get('/timeline');
  const command = await open();
  await say(command, 'by a command');
  const after = before.last;
  const waited = await plane.post('/wait', {
    for: 'row',
    after,
    filter: 'kind:act',
    within: 9_000,
  });
  expect(waited.body.data).toMatchObject([{ what: 'message', page: expect.any(String) }]);
  await changeClock(command, { seconds: 3_600 });
  await command.close();
  // Whoever asks next sees the clock.
  await fetch(`${(plane.server as Json).url}/v26.0/me`);
  const { body } = await plane.get('/timeline?filter=kind:control');
  expect(body.data.at(-1)).toMatchObject({ what: 'changeClock', note: expect.any(String) });
  await close();
});

it('keeps shapes without anything that people wrote', async () => {
  const plane = await control({ journal: 'shapes' });
  const { server } = plane;
  await furnish(server);
  const { access_token } = await createToken(server, { kind: 'page', pageId: 'Shop' });
  const { body: said } = await plane.post('/pages/Shop/acts/say', { as: 'Maya', text: 'my words' });
  const message = JSON.stringify({ text: 'our words' });
  const recipient = JSON.stringify({ id: said.person_id });
  const params = new URLSearchParams({ recipient, message, access_token });
  await fetch(`${server.url}/v26.0/me/messages`, { method: 'POST', body: params });
  const { body, text } = await plane.get('/timeline');
  const details: string[] = [];
  for (const { seq } of body.data) details.push((await plane.get(`/timeline/${seq}`)).text);
  const requests = await plane.get('/requests');
  const told = [text, requests.text, ...details].join('\n');
  expect(told.includes('words')).toBe(false);
  expect(requests.body.data).toMatchObject([
    { method: 'POST', path: '/v26.0/me/messages', params: { message: '…', recipient: '…' } },
  ]);
  expect(body.data.map(({ kind }: Json) => kind)).toContain('act');
  await plane.close();
});

it('keeps nothing where it is off, and says how it is kept', async () => {
  const plane = await control({ journal: 'off' });
  for (const path of ['/timeline', '/timeline/1', '/requests']) {
    const { status, body } = await plane.get(path);
    expect([status, body.error.message]).toEqual([
      409,
      'This server keeps no journal: start it without `--journal off` and `--workers`.',
    ]);
  }
  await plane.close();
});

it('keeps the newest, bounded in count, bytes and days', () => {
  const gone: number[] = [];
  const ring = new Ring<number>({ count: 3, bytes: 100, ms: 50 }, (one) => gone.push(one));
  const add = (real: number, bytes = 1) => ring.add(real, real, bytes);
  const kept = () => ring.places().map((place) => ring.at(place));
  for (const real of [1, 2, 3, 4]) add(real);
  expect([gone.splice(0), kept(), ring.bytes]).toEqual([[1], [2, 3, 4], 3]);
  add(5, 99);
  expect([gone.splice(0), ring.bytes]).toEqual([[2, 3], 100]);
  add(60);
  expect([gone.splice(0), kept()]).toEqual([[4, 5], [60]]);
  add(61, 1_000);
  expect(kept()).toEqual([61]);
});
