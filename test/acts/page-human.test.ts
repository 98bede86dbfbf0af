import { describe, expect, it } from 'vitest';
import { play } from './play.ts';

const p = await play();

const reactionsAt = async (id: string) =>
  (await p.world.get(`/${id}`, { fields: 'reactions' })).body.reactions?.data;

describe("the Page's human", () => {
  it('reacts to the newest message of the person, which is told to nobody', async () => {
    for (const platform of ['MESSENGER', 'INSTAGRAM'] as const) {
      const maya = await p.customer('Maya', platform);
      const { message_id } = await p.does('say', maya, { text: 'Thank you!' });
      await p.sends(maya, 'With pleasure');
      await p.heard();
      const done = await p.does('react', maya, { reaction: '🎉', from_page: true });
      expect(done.message_id).toBe(message_id);
      expect(await reactionsAt(message_id)).toEqual([
        { reaction: '🎉', users: [expect.objectContaining({ id: expect.any(String) })] },
      ]);
      const back = await p.does('unreact', maya, { from_page: true });
      expect(back.message_id).toBe(message_id);
      expect(await reactionsAt(message_id)).toBeUndefined();
      expect(await p.heard()).toEqual([]);
    }
  });

  it('opens no window by a reaction', async () => {
    const maya = await p.customer('Maya');
    p.world.server.clock.advance(25 * 3_600_000);
    await p.does('react', maya, { reaction: 'love', from_page: true });
    await expect(p.sends(maya, 'Hello?')).rejects.toThrow('2018278');
  });

  it('reads what the person wrote, once, which is told to nobody', async () => {
    const maya = await p.customer('Maya');
    const { conversation_id: id } = await p.does('say', maya, { text: 'Anybody there?' });
    await p.heard();
    const unread = async () =>
      (await p.world.get(`/${id}`, { fields: 'unread_count' })).body.unread_count;
    expect(await unread()).toBe(2);
    await p.does('read', maya, { from_page: true });
    expect(await unread()).toBe(0);
    expect(await p.heard()).toEqual([]);
    expect((await p.act('read', maya, { from_page: true })).body.error.message).toBe(
      '"Corner Shop" has read everything of "Maya" already.',
    );
  });

  it('has something to react to, and an emoji for it', async () => {
    const maya = await p.customer('Maya');
    const own = await p.sends(maya, 'Hello');
    const react = async (body: object) =>
      (await p.act('react', maya, { from_page: true, ...body })).body.error?.message;
    expect(await react({ reaction: 'love', message: own })).toContain('is none of "Maya"');
    expect(await react({ reaction: 'bravo' })).toContain('A reaction is an emoji');
    expect((await p.act('unreact', maya, { from_page: true })).body.error.message).toContain(
      'those that "Corner Shop" reacted to',
    );
  });
});
