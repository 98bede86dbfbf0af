import { expect, it } from 'vitest';
import { play } from '../acts/play.ts';
import { fileOf } from '../media/given.ts';
import { png } from '../media/pictures.ts';

it('pictures, places and edits that wait for one app are entries of one request', async () => {
  const p = await play({ webhooks: { batch: true } });
  const [ada, bo] = [await p.customer('Ada'), await p.customer('Bo')];
  const goOn = p.receivers.hold();
  await p.does('say', ada, { text: 'the first, which is under way' });
  await p.does('say', ada, { files: [fileOf(png(2, 2), 'bowl.png')] });
  await p.does('say', ada, { location: '1,2' });
  await p.does('say', bo, { kind: 'unsupported' });
  await p.does('edit', ada, { text: 'edited', message: await firstOf(ada.no) });
  goOn();
  const bodies = (await p.heard()).map((body) => JSON.parse(body));
  const items = bodies.map(({ entry }) =>
    entry.map(({ messaging: [item] }: { messaging: [object] }) => item),
  );
  expect(items.flat()).toHaveLength(5);
  expect(bodies.length).toBeLessThan(5);
  expect(items.at(-1).length).toBeGreaterThan(1);

  async function firstOf(no: number): Promise<string> {
    const { conversations } = p.world.server.store.page(p.world.page.no);
    const id = (await conversations.direct(no))?.id;
    const { body } = await p.world.get(`/${id}/messages`, { fields: 'message' });
    return body.data.find(({ message }: { message: string }) => /under way/.test(message)).id;
  }
});
