import { expect, it } from 'vitest';
import { payloadOf } from '../../src/events/payload.ts';
import { Scene } from '../../src/events/scene.ts';
import { Control } from '../control/control.ts';
import { archiveWorld } from '../ingest/support/archive-world.ts';
import { fb } from '../ingest/support/threads.ts';

it('what happened in a conversation is told although it has become part of another', async () => {
  await using world = await archiveWorld();
  const { server, page } = world.w;
  const plane = new Control(server);
  const thread = (name: string) => fb([name, 'Corner Shop'], [[name, `from ${name}`]]);
  const folder = await world.save({
    'messages/inbox/ada_1/message_1.json': thread('Ada'),
    'messages/inbox/bo_2/message_1.json': thread('Bo'),
  });
  await world.load(folder, { me: 'Corner Shop' });
  const store = server.store.page(page.no);
  const before = await store.log.last();
  for (const as of ['Ada', 'Bo']) {
    const act = (verb: string, body: object = {}) =>
      plane.post(`/pages/${page.id}/acts/${verb}`, { as, ...body });
    await act('say', { text: `from ${as}` });
    await act('say', { text: `to ${as}`, from_page: true });
    await act('read');
  }
  const { events } = await store.log.after(before, 100, ['message', 'read']);
  const tell = async () => {
    const made = events.map((event) =>
      payloadOf(new Scene(page, server.store.page(page.no)), event, 'messaging'),
    );
    return (await Promise.all(made)).map((payload) => JSON.parse(payload?.item ?? '{}'));
  };
  const told = await tell();
  const [conversation, other] = await Promise.all(['ada_1', 'bo_2'].map(world.idOf));
  const merged = await plane.post('/conversations/merge', { conversation, other });
  expect(merged.status).toBe(200);
  const people = new Set((await tell()).flatMap((item) => [item.sender.id, item.recipient.id]));
  expect(people.size).toBe(2);
  expect((await tell()).map(({ message, read }) => message?.text ?? read)).toEqual(
    told.map(({ message, read }) => message?.text ?? read),
  );
});
