import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type ControlClient,
  ControlError,
  controlClient,
} from '../../src/testing/control/client.ts';
import { type Control, control } from './control.ts';

let shop: Control;
let client: ControlClient;
beforeAll(async () => {
  shop = await control();
  client = controlClient(shop.server.url, shop.server.controlKey);
});
afterAll(() => shop.close());

it('has a method for each operation, whose path and body it makes of what is given', async () => {
  const { id } = await client.createPage({ name: 'Kiln & Clover' });
  expect(await client.showPage({ page: 'Kiln & Clover' })).toMatchObject({ id });
  await client.changePage({ page: id, name: 'A/B, 100 %' });
  expect((await client.showPage({ page: 'A/B, 100 %' })).id).toBe(id);
  expect((await client.listPages()).data).toHaveLength(1);
});

it('rejects with the sentence of a refusal, its status and its field', async () => {
  const refused = await client.createPage({ name: 'Shop', id: 'x' }).catch((error) => error);
  expect(refused).toBeInstanceOf(ControlError);
  expect(refused).toMatchObject({
    status: 400,
    field: 'id',
    message: '"id" must be 1 to 20 digits, the first not 0.',
  });
  const wrongKey = controlClient(shop.server.url, 'x'.repeat(32));
  await expect(wrongKey.listPages()).rejects.toMatchObject({ status: 401 });
});
