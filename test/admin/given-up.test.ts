import { expect, it } from 'vitest';
import { recordInstalled } from '../../src/store/page/commands/record-installed.ts';
import { Control } from '../control/control.ts';
import { sharedWorld, type World } from '../support/world.ts';

const w = await sharedWorld();
const control = new Control(w.server);

const install = (page: World, account: 'page' | 'instagram', gaveUp?: number) =>
  w.server.store.transaction(async (tx) => {
    const at = w.server.clock.now();
    const installed = { page: page.page.no, account, app: w.app.id } as const;
    await recordInstalled(tx, installed, ['messages'], at);
    if (gaveUp === undefined) return;
    await tx.directory.installedApps.putDisabled(page.page.no, account, w.app.id, gaveUp);
  });

it('the subscriptions of an app tell which Pages gave it up, and when', async () => {
  await w.server.store.transaction(async (tx) => {
    for (const object of ['page', 'instagram'] as const) {
      await tx.directory.subscriptions.put({
        ...{ app: w.app.id, object, callback: 'https://bot.example/', verifyToken: 'sealed' },
        ...{
          fields: [{ name: 'messages', version: 'v26.0' }],
          includeValues: true,
          active: true,
          verified: 1,
        },
      });
    }
  });
  const [one, other, third] = [await w.besides(), await w.besides(), await w.besides()];
  await install(one, 'page', Date.UTC(2026, 4, 1));
  await install(other, 'page');
  await install(third, 'instagram', Date.UTC(2026, 4, 2));
  const listed = async () =>
    (await control.get(`/apps/${w.app.id}/subscriptions`)).body.data.map(
      ({ object, given_up_by }: { object: string; given_up_by?: object }) => [object, given_up_by],
    );
  const first = { page_id: one.page.id, time: '2026-05-01T00:00:00.000Z' };
  const second = { page_id: third.page.id, time: '2026-05-02T00:00:00.000Z' };
  expect(Object.fromEntries(await listed())).toEqual({ page: [first], instagram: [first, second] });
  await install(one, 'page');
  await install(third, 'instagram');
  expect(Object.fromEntries(await listed())).toEqual({ page: undefined, instagram: undefined });
});
