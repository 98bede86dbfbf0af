import { describe, expect, it } from 'vitest';
import { play } from './play.ts';

const p = await play();
const { server } = p.world;
const MINUTE = 60_000;

describe('a reaction', () => {
  it.each([
    ['love', '❤', 'love'],
    ['❤️', '❤️', 'love'],
    ['🦊', '🦊', 'other'],
  ])('%s is told by its word and emoji, and can be read', async (reaction, emoji, word) => {
    const ada = await p.customer('Ada');
    const mid = await p.sends(ada, 'Here you are');
    await p.heard();
    await p.does('react', ada, { reaction });
    expect(await p.item()).toEqual({
      reaction: { mid, action: 'react', emoji, reaction: word },
    });
    const { body } = await p.world.get(`/${mid}`, { fields: 'reactions' });
    expect(body.reactions.data).toMatchObject([{ reaction: emoji }]);
  });

  it('is taken back, in the place of which nothing is told', async () => {
    const bo = await p.customer('Bo');
    const mid = await p.sends(bo, 'Here you are');
    await p.does('react', bo, { reaction: 'sad' });
    await p.heard();
    await p.does('unreact', bo);
    expect(await p.item()).toEqual({ reaction: { mid, action: 'unreact' } });
    const { body } = await p.world.get(`/${mid}`, { fields: 'reactions' });
    expect(body.reactions).toBeUndefined();
    expect((await p.act('unreact', bo)).status).toBe(400);
  });

  it('takes the place of the one before', async () => {
    const cy = await p.customer('Cy');
    const mid = await p.sends(cy, 'Here you are');
    for (const reaction of ['sad', 'wow']) await p.does('react', cy, { reaction, message: mid });
    const { body } = await p.world.get(`/${mid}`, { fields: 'reactions' });
    expect(body.reactions.data).toHaveLength(1);
  });

  it('is an emoji', async () => {
    const di = await p.customer('Di');
    await p.sends(di, 'Here you are');
    const { status, body } = await p.act('react', di, { reaction: 'meh' });
    expect(status).toBe(400);
    expect(body.error.message).toContain('A reaction is an emoji, or one of smile');
  });
});

describe('an edit', () => {
  it.each([
    ['MESSENGER', 1],
    ['INSTAGRAM', 1],
  ] as const)('is told with its number, and is what is read, on %s', async (platform, num_edit) => {
    const eve = await p.customer('Eve', platform);
    const { message_id: mid } = await p.does('edit', eve, { text: 'anew' });
    expect(await p.item()).toEqual({ message_edit: { mid, text: 'anew', num_edit } });
    const { body } = await p.world.get(`/${mid}`, { fields: 'message' });
    expect(body.message).toBe('anew');
  });

  it('can be made five times, within a quarter of an hour', async () => {
    const flo = await p.customer('Flo');
    for (const text of ['1', '2', '3', '4', '5']) await p.does('edit', flo, { text });
    const once = await p.act('edit', flo, { text: '6' });
    expect(once).toMatchObject({ status: 409 });
    expect(once.body.error.message).toContain('it was, 5 times');
    const { message_id } = await p.does('say', flo, { text: 'new' });
    server.clock.advance(15 * MINUTE + 1);
    const late = await p.act('edit', flo, { text: 'late', message: message_id });
    expect(late.body.error.message).toContain('it is older than 15 minutes');
  });

  it('of events that were not told yet leaves each its own text', async () => {
    const guy = await p.customer('Guy');
    const release = p.receivers.hold();
    await p.does('say', guy, { text: 'zero' });
    await p.does('say', guy, { text: 'one' });
    await p.does('edit', guy, { text: 'two' });
    await p.does('edit', guy, { text: 'three' });
    release();
    const bodies = (await p.heard()).join();
    expect(bodies.match(/"text":"\w+"/g)).toEqual(
      ['zero', 'one', 'two', 'three'].map((text) => `"text":"${text}"`),
    );
  });
});

describe('a message that is taken back', () => {
  it('is told on Instagram alone', async () => {
    const hal = await p.customer('Hal', 'INSTAGRAM');
    const { message_id: mid } = await p.does('unsend', hal);
    expect(await p.item()).toEqual({ message: { mid, is_deleted: true } });
    const ida = await p.customer('Ida');
    await p.does('unsend', ida);
    expect(await p.heard()).toEqual([]);
  });

  it('is gone, and with it what would have been told of it', async () => {
    const jo = await p.customer('Jo');
    const release = p.receivers.hold();
    await p.does('say', jo, { text: 'plain' });
    const { message_id: mid } = await p.does('say', jo, { text: 'secret' });
    await p.does('unsend', jo, { message: mid });
    release();
    const bodies = (await p.heard()).join();
    expect(bodies.match(/"text":"\w+"/g)).toEqual(['"text":"plain"']);
    expect((await p.world.get(`/${mid}`)).body.error.code).toBe(9000001);
    expect((await p.act('unsend', jo, { message: mid })).status).toBe(400);
  });

  it('is one’s own', async () => {
    const kim = await p.customer('Kim');
    const sent = await p.sends(kim, 'mine');
    for (const verb of ['unsend', 'edit']) {
      const { status } = await p.act(verb, kim, {
        ...(verb === 'edit' && { text: 'x' }),
        message: sent,
      });
      expect(status).toBe(400);
    }
  });
});
