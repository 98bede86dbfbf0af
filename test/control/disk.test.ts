import fs from 'node:fs';
import { expect, it, onTestFinished, vi } from 'vitest';
import { world } from '../support/world.ts';
import { Control } from './control.ts';

it('A disk that does not write a change: it and all later ones are refused, and readyz and log say so', async () => {
  const shop = await world();
  onTestFinished(() => shop.close());
  const control = new Control(shop.server);
  const ready = () => control.raw('/_convograph/readyz');
  expect((await ready()).status).toBe(200);
  const failing = vi.spyOn(fs, 'fdatasync').mockImplementation((_, done) => {
    done(Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' }));
  });
  const refusal = {
    message:
      'The store takes no more changes, since the disk has not written all of the last ones: see that the disk is there, not full and not failing, then start this program again.',
  };
  const add = () => control.post('/apps', { name: 'Later' });
  expect(await add()).toMatchObject({ status: 500, body: { error: refusal } });
  failing.mockRestore();
  expect(await add()).toMatchObject({ status: 500, body: { error: refusal } });
  expect(await ready()).toMatchObject({
    status: 503,
    body: { status: 'failing', error: refusal },
  });
  expect((await control.raw('/_convograph/healthz')).status).toBe(200);
  const told = shop.server.faults.filter((line) => line.startsWith('The store takes no more'));
  expect(told).toHaveLength(1);
  expect((await shop.get(`/${shop.page.id}`)).status).toBe(200);
});
