import { expect, it } from 'vitest';
import { world } from '../support/world.ts';

it('refuses the eleventh call of messenger_profile in ten minutes, and nothing else for it', async () => {
  const w = await world({ limits: 'on' });
  await w.conversation();
  const code = async (params = {}) =>
    (await w.get('/me/messenger_profile', params)).body.error?.code ?? 0;
  const codes = [];
  for (let i = 0; i < 11; i++) codes.push(await code());
  expect(codes).toEqual([...Array(10).fill(0), 613]);
  expect((await w.get('/me/conversations')).status).toBe(200);
  expect(await code({ method: 'delete', fields: 'greeting' })).toBe(613);
  w.server.clock.advance(600_000);
  expect(await code()).toBe(0);
  await w.close();
});
