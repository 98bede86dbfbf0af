import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { history } from '../../src/store/page/history-writer.ts';
import { jpeg, png } from '../media/pictures.ts';
import type { World } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';
import { fb } from './support/threads.ts';

const SHOP = 'Corner Shop';
const at = 'messages/inbox/ada_1';
const pictures = {
  [`${at}/message_1.json`]: fb(
    ['Ada', SHOP],
    [
      ['Ada', 'photo', { photos: [{ uri: `${at}/a.jpg` }] }],
      ['Ada', 'drawing', { photos: [{ uri: `${at}/b.png` }] }],
      ['Ada', 'no picture', { photos: [{ uri: `${at}/c.jpg` }] }],
      ['Ada', 'as a file', { files: [{ uri: `${at}/b.png` }] }],
    ],
  ),
  [`${at}/a.jpg`]: jpeg(40, 30, { exif: 6 }),
  [`${at}/b.png`]: png(7, 5),
  [`${at}/c.jpg`]: Buffer.from('ffd8ffe000104a464946', 'hex'),
};

const shown = async (world: Awaited<ReturnType<typeof archiveWorld>>) => {
  const [conversation] = await world.conversations();
  return conversation.messages.map(
    (m: { attachments: { data: [object] } }) => m.attachments.data[0],
  );
};

it('shows imported pictures with their width and height', async () => {
  await using it = await archiveWorld();
  await it.load(await it.save(pictures));
  const [photo, drawing, none, file] = await shown(it);
  expect(photo.image_data).toMatchObject({ width: 30, height: 40, max_width: 30, max_height: 40 });
  expect(drawing.image_data).toMatchObject({ width: 7, height: 5 });
  expect(none.image_data.url).toBeTruthy();
  expect(none.image_data).not.toHaveProperty('width');
  expect(file).not.toHaveProperty('image_data');
});

it('gives those that are in already theirs when the same archive comes again', async () => {
  await using it = await archiveWorld();
  const folder = await it.save(pictures);
  await it.load(folder);
  const measured = await shown(it);
  const file = JSON.stringify(pictures[`${at}/message_1.json`]);
  await leaveAsBefore(it.w, hash('sha256', file, 'base64url'));
  expect((await shown(it))[1].image_data).not.toHaveProperty('width');
  const again = { messages: 4, media: 4, new_messages: 0, missing_media: [] };
  expect(await it.load(folder)).toMatchObject(again);
  expect(await shown(it)).toEqual(measured);
  expect(await it.load(folder)).toMatchObject(again);
});

/** Leaves the messages of a file as an import did before pictures were measured. */
const leaveAsBefore = ({ server, page }: World, fileHash: string): Promise<void> =>
  server.store.transaction(async (tx) => {
    const reader = tx.pageReader(page.no);
    const [thread] = await reader.imports.threads();
    const conversation = thread?.conversation ?? 0;
    for (const message of await reader.messages.older(conversation, undefined, 9)) {
      const all = message.extra?.attachments ?? [];
      const attachments = all.map(({ width: _width, height: _height, ...rest }) => rest);
      await history(tx, page.no).amend(conversation, { ...message, extra: { attachments } });
    }
    for (const file of await reader.imports.files(fileHash)) {
      const { measured: _measured, ...facts } = JSON.parse(file.facts);
      await history(tx, page.no).imports.putFile({ ...file, facts: JSON.stringify(facts) });
    }
  });
