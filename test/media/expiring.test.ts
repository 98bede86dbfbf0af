import { describe, expect, it } from 'vitest';
import { play } from '../acts/play.ts';
import { fileOf } from './given.ts';
import { png } from './pictures.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const picture = fileOf(png(4, 3), 'bowl.png');

/** What a list tells of the newest message's file. */
const listed = async (p: Awaited<ReturnType<typeof play>>, conversation: string) => {
  const fields = 'attachments{image_data{url}}';
  const { body } = await p.world.get(`/${conversation}/messages`, { fields, limit: 1 });
  return body.data[0].attachments.data[0].image_data.url;
};

describe('a link of a strict Page', () => {
  it('is the same all day, and ends seven days later as one of Meta’s does', async () => {
    const p = await play();
    const { clock } = p.world.server;
    const ada = await p.customer('Ada');
    const { conversation_id: id } = await p.does('say', ada, { files: [picture] });
    const told = (await p.item()).message.attachments[0].payload.url;
    const first = await listed(p, id);
    expect(first).toBe(told);
    clock.advance(HOUR);
    expect(await listed(p, id)).toBe(first);
    clock.advance(7 * DAY - HOUR);
    expect(await listed(p, id)).not.toBe(first);
    expect((await fetch(first)).status).toBe(200);
    clock.advance(DAY);
    const gone = await fetch(first);
    expect([gone.status, await gone.text()]).toEqual([403, 'URL signature expired']);
    expect((await fetch(await listed(p, id))).status).toBe(200);
  });

  it('is the same in a webhook that is sent again, whenever that is', async () => {
    const p = await play();
    const bo = await p.customer('Bo');
    const { event } = await p.does('say', bo, { files: [picture] });
    const told = (await p.item()).message;
    p.world.server.clock.advance(3 * DAY);
    await p.post('/replay', { app: p.world.app.id, events: [String(event)] });
    expect((await p.item()).message).toEqual(told);
  });

  it('to a story is there as long as the story', async () => {
    const p = await play();
    const cy = await p.customer('Cy', 'INSTAGRAM');
    const { message_id } = await p.does('say', cy, { files: [picture], story: 'mention' });
    const told = (await p.item()).message.attachments[0].payload.url;
    const link = async () =>
      (await p.world.get(`/${message_id}`, { fields: 'story' })).body.story.mention.link;
    const read = await link();
    p.world.server.clock.advance(DAY - HOUR);
    for (const each of [told, read, await link()]) expect((await fetch(each)).status).toBe(200);
    p.world.server.clock.advance(HOUR);
    expect(await link()).toBe('');
    for (const each of [told, read]) expect((await fetch(each)).status).toBe(403);
  });
});

it('a link of an archive never ends', async () => {
  const p = await play({ mode: 'archive' });
  const di = await p.customer('Di');
  const { conversation_id: id } = await p.does('say', di, { files: [picture] });
  const told = (await p.item()).message.attachments[0].payload.url;
  const first = await listed(p, id);
  p.world.server.clock.advance(400 * DAY);
  for (const link of [told, first]) expect((await fetch(link)).status).toBe(200);
  expect(await listed(p, id)).toBe(first);
});
