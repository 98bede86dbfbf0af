import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminError } from '../../src/admin/error.ts';
import { resetOperation } from '../../src/admin/reset/reset.ts';
import { recordInstalled } from '../../src/store/page/commands/record-installed.ts';
import { type World, world } from '../support/world.ts';

let shop: World;
beforeAll(async () => {
  shop = await world();
});
afterAll(() => shop.close());

const reset = (page?: string) => resetOperation.run(shop.server as never, { page });

describe('reset', () => {
  it('empties one Page, whose token, settings and id stay', async () => {
    const other = await shop.besides();
    for (const each of [shop, other]) await each.conversation({ said: [{ text: 'Hello?' }] });
    expect(await reset(shop.page.id)).toEqual({ pages: 1 });
    const listed = (each: World) => each.get('/me/conversations', { fields: 'snippet' });
    expect((await listed(shop)).body.data).toEqual([]);
    expect((await listed(other)).body.data).toHaveLength(1);
    expect((await shop.get('/me')).body.id).toBe(shop.page.id);
  });

  it('empties all Pages', async () => {
    const { data } = (await shop.get('/me/conversations')).body;
    expect(data).toEqual([]);
    await shop.conversation({ said: [{ text: 'Hello?' }] });
    expect(await reset()).toEqual({ pages: 2 });
    expect((await shop.get('/me/conversations')).body.data).toEqual([]);
  });

  it('gives no id a second time', async () => {
    const before = await shop.conversation({ said: [{ text: 'One' }] });
    await reset(shop.page.id);
    const after = await shop.conversation({ said: [{ text: 'Two' }] });
    expect(after.id).not.toBe(before.id);
    expect((await shop.get(`/${before.id}`)).status).toBe(400);
  });

  it('lets apps begin behind it, also one that was given up', async () => {
    const { store } = shop.server;
    const { no } = shop.page;
    const on = { page: no, account: 'page', app: shop.app.id } as const;
    await store.transaction(async (tx) => {
      await recordInstalled(tx, on, ['messages'], 0);
      await tx.directory.installedApps.putDisabled(no, 'page', shop.app.id, 1);
    });
    await reset(shop.page.id);
    const [installed] = await store.directory.installedApps.rows(no);
    expect(installed).toMatchObject({ app: shop.app.id, fields: ['messages'] });
    expect(installed?.disabled).toBeUndefined();
    const page = store.page(no);
    const cursor = await page.deliveries.cursors.of(shop.app.id);
    expect(cursor?.no).toBe(await page.log.last());
    expect((await page.log.after(0, 10)).events).toMatchObject([{ kind: 'reset' }]);
  });

  it('says of a Page that is not there', async () => {
    await expect(reset('None')).rejects.toThrow(AdminError);
  });
});
