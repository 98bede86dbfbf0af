import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { systemClock } from '../../src/base/clock.ts';
import { systemRandom } from '../../src/base/random.ts';
import { openHouseInMemory } from '../../src/house/house.ts';
import { listen } from '../../src/house/listen.ts';
import { PLAIN } from '../../src/testing/start.ts';

const open = () => openHouseInMemory({ clock: systemClock, random: systemRandom });

it('serves a house in memory, of which nothing is on any disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-memory-'));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) vi.stubEnv(name, folder);
  const house = await open();
  const server = await listen(house, PLAIN);
  await createApp(house, { name: 'Bot' });
  const page = await createPage(house, { name: 'Shop' });
  const { access_token } = await createToken(house, { kind: 'page', pageId: page.id });
  const answer = await fetch(`${server.url}/v23.0/me?access_token=${access_token}`);
  expect(await answer.json()).toMatchObject({ id: page.id, name: 'Shop' });
  expect(readdirSync(folder)).toEqual([]);
  await server.close();
  await house.close();
});

it('gives each house keys of its own', async () => {
  const [one, other] = [await open(), await open()];
  expect(one.controlKey).not.toBe(other.controlKey);
  expect(() => other.vault.unseal(one.vault.seal('x'))).toThrow();
  await Promise.all([one.close(), other.close()]);
});
