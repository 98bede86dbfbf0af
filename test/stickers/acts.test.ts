import { describe, expect, it } from 'vitest';
import { play } from '../acts/play.ts';

/** After 30 August 2026, as today. */
const p = await play({ now: Date.UTC(2026, 10, 30, 9) });
const THUMB = '369239263222822';

const told = async (body: object, platform?: 'MESSENGER' | 'INSTAGRAM') => {
  const maya = await p.customer('Maya', platform);
  await p.does('say', maya, body);
  return (await p.item()).message;
};

describe('a sticker of a customer', () => {
  it('is told as a sticker, by name or id', async () => {
    for (const sticker of ['like', 'Like', 'thumb', THUMB]) {
      expect(await told({ sticker })).toEqual({
        mid: expect.any(String),
        attachments: [
          {
            type: 'sticker',
            payload: { url: expect.stringContaining('/media/'), sticker_id: Number(THUMB) },
          },
        ],
      });
    }
    const { attachments } = await told({ sticker: 'thank you' });
    expect(attachments[0].payload.sticker_id).toBe(840917300000201);
    expect((await p.world.send('GET', attachments[0].payload.url)).status).toBe(200);
  });

  it('is told in another form where that is asked for', async () => {
    const old = await told({ sticker: 'like', sticker_as: 'image' });
    expect(old).toMatchObject({ sticker_id: Number(THUMB), attachments: [{ type: 'image' }] });
    const both = await told({ sticker: 'like', sticker_as: 'both' });
    expect(both.attachments).toMatchObject([{ type: 'image' }, { type: 'sticker' }]);
    expect(both.sticker_id).toBeUndefined();
  });

  it('opens the window, and is read back', async () => {
    const maya = await p.customer('Maya');
    p.world.server.clock.advance(25 * 3_600_000);
    const { message_id } = await p.does('say', maya, { sticker: 'parcel' });
    await p.sends(maya, 'It is on its way');
    const { body } = await p.world.get(`/${message_id}`, { fields: 'sticker,message' });
    expect(body).toMatchObject({ message: '', sticker: expect.stringContaining('/media/') });
  });

  it('is echoed where the Page’s human sends it', async () => {
    const message = await told({ sticker: 'gift', from_page: true });
    expect(message).toMatchObject({ is_echo: true, attachments: [{ type: 'sticker' }] });
  });

  it('is unsupported on Instagram', async () => {
    expect(await told({ sticker: 'parcel' }, 'INSTAGRAM')).toEqual({
      ...{ mid: expect.any(String), is_unsupported: true },
    });
  });

  it('is one that there is, and goes by itself', async () => {
    const maya = await p.customer('Maya');
    const refused = async (body: object) => (await p.act('say', maya, body)).body.error.message;
    expect(await refused({ sticker: 'zebra' })).toMatch(/^There is no sticker "zebra": there are /);
    expect(await refused({ sticker: 'like', text: 'Hi' })).toBe(
      'What "sticker" says is sent by itself.',
    );
    expect(await refused({ sticker: 'like', location: '1,1' })).toContain('by itself');
    expect(await refused({ sticker_as: 'both', text: 'Hi' })).toBe(
      '"sticker_as" says more of "sticker": say that too.',
    );
  });
});
