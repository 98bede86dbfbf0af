import { expect, it } from 'vitest';
import { resetOperation } from '../../src/admin/reset/reset.ts';
import { Control } from '../control/control.ts';
import { archiveWorld } from '../ingest/support/archive-world.ts';
import { e2ee, fb } from '../ingest/support/threads.ts';
import { sender } from '../sending/sending.ts';

const SHOP = 'Corner Shop';

it('what was imported is as it was, ids too, once it is imported again after a reset', async () => {
  await using archives = await archiveWorld();
  const { w, load, save, conversations } = archives;
  const paths = [
    await save({
      'messages/inbox/ada_1/message_1.json': fb(
        ['Ada', SHOP],
        [
          ['Ada', 'Do you ship?'],
          [SHOP, 'We do!'],
        ],
      ),
      'messages/inbox/bo_2/message_1.json': fb(['Bo', SHOP], [['Bo', 'Are you open?']]),
    }),
    await save({ 'Ada_3.json': e2ee(['Ada', SHOP], [['Ada', 'Thanks', {}, 60]]) }),
  ];
  await load(paths);
  const imported = await conversations();
  expect(imported.length).toBeGreaterThan(1);

  const control = new Control(w.server);
  const as = imported[0].participants.data[0].id;
  const act = (verb: string, body: object) =>
    control.post(`/pages/${w.page.id}/acts/${verb}`, { as, ...body });
  expect((await act('say', { text: 'Still there?' })).status).toBe(201);
  const sent = await sender(w).send({ recipient: { id: as }, message: { text: 'Yes' } });
  expect(sent.status).toBe(200);
  const [message] = imported[0].messages;
  await act('react', { reaction: 'love' });
  await act('unsend', { message: message.id });
  await act('comment', { text: 'Hello?' });
  await w.conversation({ said: [{ text: 'Somebody new' }] });
  expect(await conversations()).not.toEqual(imported);

  await resetOperation.run(w.server as never, { page: w.page.id });
  expect(await conversations()).toEqual([]);
  await load(paths);
  expect(await conversations()).toEqual(imported);
});
