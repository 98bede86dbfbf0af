import { expect, it } from 'vitest';
import { Control } from '../control/control.ts';
import { sharedWorld } from '../support/world.ts';

const w = await sharedWorld();
const control = new Control(w.server);
const at = `/pages/${w.page.id}/products`;
const vase = { id: '7004935943621117', name: 'Vase', price: '€62.00', retailer_id: 'KC-VASE' };

it('a Page sells what is put into its catalogue', async () => {
  expect((await control.get(at)).body).toEqual({ data: [] });
  expect((await control.post(at, vase)).body).toEqual(vase);
  const { body } = await control.post(at, { name: 'Bowl', price: '€48.00' });
  expect(body.retailer_id).toBe(body.id);
  expect((await control.get(at)).body.data).toEqual([vase, body]);
  expect((await control.send('DELETE', `${at}/${body.id}`)).body).toEqual({
    ...{ id: body.id, success: true },
  });
  expect((await control.get(at)).body.data).toEqual([vase]);
  expect((await control.send('DELETE', `${at}/${body.id}`)).status).toBe(404);
});

it('which has no product twice, and a hundred at most', async () => {
  const another = await w.besides({});
  const path = `/pages/${another.page.id}/products`;
  const product = { name: 'Mug', price: '€24.00' };
  const { body } = await control.post(path, product);
  expect((await control.post(path, { ...product, id: body.id })).status).toBe(400);
  for (let i = 1; i < 100; i++) await control.post(path, product);
  expect((await control.post(path, product)).status).toBe(400);
});
