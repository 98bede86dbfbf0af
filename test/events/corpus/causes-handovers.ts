import { changePage } from '../../../src/admin/pages/change-page.ts';
import type { PersonRow } from '../../../src/store/page/people.ts';
import type { Cast, Causes } from './cast.ts';

/** An app asks for something about somebody's conversation. */
async function asks(c: Cast, app: string, edge: string, { id }: PersonRow, more: object = {}) {
  const { world } = c.p;
  const { status, text } = await world.send(
    'POST',
    `/me/${edge}`,
    { access_token: await world.tokenFor({ appId: app }) },
    {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ recipient: { id }, metadata: 'METADATA', ...more }),
    },
  );
  if (status !== 200) throw new Error(`${edge}: ${text}`);
}

const setPage = (c: Cast, changes: Parameters<typeof changePage>[2]) =>
  changePage(c.p.world.server, c.p.world.page.id, changes);

/** Lets something happen while the Page has no default app. */
export async function unrouted(c: Cast, happens: () => Promise<string>): Promise<string> {
  await setPage(c, { default_app: null });
  const heard = await happens();
  await setPage(c, { default_app: c.p.world.app.id });
  await Promise.all([c.p.heard(), c.p.heard(c.listener)]);
  return heard;
}

/** Who has a conversation is another. */
export const handovers: Causes = (c) => {
  const { id: bot } = c.p.world.app;
  return {
    async 'page-pass-thread-control'() {
      const maya = await c.someone();
      await c.p.heard(c.listener);
      await asks(c, bot, 'pass_thread_control', maya, { target_app_id: c.listener });
      return c.p.heardTogether(c.listener);
    },
    async 'page-take-thread-control'() {
      const maya = await c.someone();
      await setPage(c, { take_right: [bot] });
      await asks(c, bot, 'pass_thread_control', maya, { target_app_id: c.listener });
      await c.p.heard(c.listener);
      await asks(c, bot, 'take_thread_control', maya);
      return c.p.heardTogether(c.listener);
    },
    async 'page-request-thread-control'() {
      const maya = await c.someone();
      return unrouted(c, async () => {
        await c.p.heard();
        await asks(c, c.listener, 'request_thread_control', maya);
        return c.p.heardTogether();
      });
    },
  };
};
