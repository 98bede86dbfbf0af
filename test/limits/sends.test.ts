import { expect, it } from 'vitest';
import { META_POLICY } from '../../src/access/limits/policy.ts';
import { sender } from '../sending/sending.ts';
import { world } from '../support/world.ts';

it('lets 300 sends a second through, as Meta does', () => {
  expect(META_POLICY.bursts.sends).toEqual({ calls: 300, length: 1_000, error: 'rateLimit' });
});

it('refuses sends that come too fast with 613, each host in its words, and no reads for them', async () => {
  const sends = { calls: 2, length: 1_000, error: 'rateLimit' } as const;
  const policy = { ...META_POLICY, bursts: { ...META_POLICY.bursts, sends } };
  const w = await world({ limits: 'on', policy });
  const { person } = await w.conversation();
  const code = async () => (await sender(w).text(person)).body.error?.code ?? 0;
  expect([await code(), await code(), await code()]).toEqual([0, 0, 613]);
  expect((await w.get('/me/conversations')).status).toBe(200);
  w.server.clock.advance(1_000);
  expect(await code()).toBe(0);
  const direct = await w.conversation({ platform: 'INSTAGRAM' });
  expect((await sender(w).text(direct.person)).status).toBe(200);
  await w.close();
});
