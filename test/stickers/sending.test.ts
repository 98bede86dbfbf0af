import { describe, expect, it } from 'vitest';
import { play } from '../acts/play.ts';
import { errorOf, sender } from '../sending/sending.ts';
import { proves } from '../support/proves.ts';

const p = await play();
const { world } = p;
const { send } = sender(world);

const THUMB = '369239263222822';
const PARCEL = '840917300000301';

const sticks = async (to: string, sticker_id: string | number, more: object = {}) =>
  send({ recipient: { id: to }, message: { sticker_id, ...more } });

describe('a sticker that is sent', () => {
  it('is read back as an address, and as a sentence in lists', async () => {
    const maya = await p.customer('Maya');
    const answer = await sticks(maya.id, PARCEL);
    expect(Object.keys(answer.body)).toEqual(['recipient_id', 'message_id']);
    const { body } = await world.get(`/${answer.body.message_id}`, {
      fields: 'message,sticker,attachments,shares',
    });
    expect(body).toEqual({
      message: '',
      sticker: expect.stringMatching(/^http.*\/_convograph\/media\/[0-9a-f]{64}\?/),
      id: answer.body.message_id,
    });
    expect((await world.send('GET', body.sticker)).headers.get('content-type')).toBe('image/png');
    const { body: list } = await world.get('/me/conversations', { fields: 'snippet' });
    expect(list.data[0].snippet).toBe('Corner Shop sent a sticker.');
  });

  it('may be named by a number, and answers a message', async () => {
    const maya = await p.customer('Maya');
    const message_id = await p.sends(maya, 'Hello');
    const { body } = await send({
      ...{ recipient: { id: maya.id }, message: { sticker_id: Number(THUMB), metadata: 'm' } },
      reply_to: { mid: message_id },
    });
    await p.heard();
    const { body: read } = await world.get(`/${body.message_id}`, { fields: 'reply_to,sticker' });
    expect(read.reply_to.mid).toBe(message_id);
    expect(read.sticker).toBeDefined();
  });

  it.each([
    ['2026-05-04', ['image'], true],
    ['2026-06-01', ['image', 'sticker'], false],
    ['2026-08-29', ['image', 'sticker'], false],
    ['2026-08-30', ['sticker'], false],
  ])('is echoed in the form of its day: %s', async (day, types, named) => {
    const other = await play({ now: Date.parse(`${day}T09:00:00Z`) });
    const maya = await other.customer('Maya');
    await other.sends(maya, { sticker_id: THUMB });
    const { message } = await other.item();
    expect(message.attachments.map(({ type }: { type: string }) => type)).toEqual(types);
    for (const { payload } of message.attachments) {
      expect(payload).toEqual({
        ...{ url: expect.stringMatching(/\.png\?oe=/), sticker_id: Number(THUMB) },
      });
    }
    expect(message.sticker_id).toBe(named ? Number(THUMB) : undefined);
    expect(message).toMatchObject({ is_echo: true, app_id: Number(other.world.app.id) });
  });

  proves(
    'error:unknownSticker',
    'is one that there is, without text or template, and on Messenger',
    async () => {
      const maya = await p.customer('Maya');
      const ada = await p.customer('Ada', 'INSTAGRAM');
      const template = {
        type: 'template',
        payload: {
          template_type: 'button',
          text: 'Now?',
          buttons: [{ type: 'postback', title: 'Yes', payload: 'YES' }],
        },
      };
      expect(errorOf(await sticks(maya.id, '767226160478561'))).toMatchObject({
        ...{ status: 400, code: 100, message: '(#100) Invalid sticker id' },
      });
      expect(errorOf(await sticks(maya.id, 'parcel'))).toMatchObject({
        message: '(#100) Param message[sticker_id] must be a valid ID string (e.g., "123")',
      });
      for (const answer of [
        await sticks(maya.id, PARCEL, { text: 'Hi' }),
        await sticks(maya.id, PARCEL, { attachment: template }),
        await sticks(ada.id, PARCEL),
      ]) {
        expect(errorOf(answer)).toMatchObject({ code: 100, error_subcode: 2534015 });
      }
      expect(await p.heard()).toEqual([]);
    },
  );

  it('keeps to the window', async () => {
    const maya = await p.customer('Maya');
    world.server.clock.advance(25 * 3_600_000);
    expect(errorOf(await sticks(maya.id, PARCEL))).toMatchObject({ error_subcode: 2018278 });
  });
});
