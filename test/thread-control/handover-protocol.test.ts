import { beforeAll, describe, expect, it } from 'vitest';
import { refusal, refused } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { desk } from './desk.ts';

const d = await desk();
const SUCCESS = { success: true };
const RECEIVERS = refused(100, '(#100) Only available to Primary and Secondary Receivers.', {
  error_subcode: 2018171,
});

/** wire.md 7.3: the older protocol. */
describe('with a Primary Receiver', () => {
  beforeAll(() => d.is({ primary_receiver: d.ids.bot }));

  it('has the conversation, until it passes it to a secondary that is named', async () => {
    const maya = await d.customer();
    expect(await d.owner(maya)).toBe('bot');
    expect((await d.sends('people', maya)).body.error).toMatchObject({ code: 10 });
    expect((await d.asks('bot', 'pass', maya)).body.error.message).toContain('target_app_id');
    expect((await d.asks('bot', 'pass', maya, { target_app_id: d.ids.people })).body).toEqual(
      SUCCESS,
    );
    expect(await d.owner(maya)).toBe('people');
    expect((await d.sends('people', maya)).status).toBe(200);
    expect((await d.sends('bot', maya)).status).toBe(400);
  });

  proves('error:receiversOnly', 'it alone takes, and apps without a role do nothing', async () => {
    const maya = await d.customer();
    await d.asks('bot', 'pass', maya, { target_app_id: d.ids.people });
    expect(refusal(await d.asks('other', 'take', maya))).toEqual(RECEIVERS);
    expect(refusal(await d.asks('stranger', 'request', maya))).toEqual(RECEIVERS);
    expect((await d.asks('bot', 'take', maya)).body).toEqual(SUCCESS);
    expect(await d.owner(maya)).toBe('bot');
  });

  it('is asked for control by secondaries', async () => {
    const maya = await d.customer();
    expect((await d.asks('people', 'request', maya)).body).toEqual(SUCCESS);
    expect((await d.told(maya)).history[0].told).toEqual({ app: d.ids.bot, of: 'request' });
    expect(refusal(await d.asks('bot', 'request', maya))).toEqual(RECEIVERS);
    expect(await d.owner(maya)).toBe('bot');
  });

  it('alone may ask who owns a conversation, and has what nobody owns', async () => {
    const maya = await d.customer();
    await d.asks('bot', 'pass', maya, { target_app_id: d.ids.people });
    const owner = (app: 'bot' | 'people') =>
      d.gets(app, '/me/thread_owner', { recipient: maya.id });
    expect(refusal(await owner('people'))).toEqual(RECEIVERS);
    expect((await owner('bot')).body.data[0].thread_owner.app_id).toBe(d.ids.people);
    d.clock.advance(24 * 3_600_000);
    expect((await owner('bot')).body.data).toEqual([{ thread_owner: { app_id: d.ids.bot } }]);
  });

  proves(
    [
      'Page/secondary_receivers',
      'Page/secondary_receivers?platform',
      'Application (a receiver)',
      'Application (a receiver).id',
      'Application (a receiver).name',
      'error:secondaryHidden',
    ],
    'alone may ask which others there are (wire.md 5.10)',
    async () => {
      const ask = (app: 'bot' | 'people' | 'stranger', params = {}) =>
        d.gets(app, '/me/secondary_receivers', params);
      const { body } = await ask('bot', { fields: 'id,name' });
      expect(body).toEqual({
        data: [
          ...[d.ids.people, d.ids.other]
            .toSorted()
            .map((id) => ({ id, name: id === d.ids.people ? 'people' : 'other' })),
          { id: '263902037430900', name: 'Page Inbox' },
        ],
      });
      expect((await ask('bot', { platform: 'INSTAGRAM' })).body.data.at(-1)).toEqual({
        ...{ id: '1217981644879628', name: 'Instagram Inbox' },
      });
      expect(refusal(await ask('people'))).toEqual(
        refused(
          100,
          '(#100) Denying visibility of any secondary receiver to another secondary receiver other than itself.',
          { error_subcode: 2018234 },
        ),
      );
      expect(refusal(await ask('stranger'))).toEqual(RECEIVERS);
      expect((await ask('bot', { platform: 'whatsapp' })).body.error).toMatchObject({ code: 100 });
      const later = await d.world.get('/v26.0/me/secondary_receivers');
      expect(later.body.error).toMatchObject({ code: 100 });
    },
  );

  proves(
    ['MessagingFeatureStatus.hop_v2'],
    'is what hop_v2 of messaging_feature_status tells of (ours)',
    async () => {
      const status = async () =>
        (await d.gets('bot', '/me', { fields: 'messaging_feature_status' })).body
          .messaging_feature_status;
      expect(await status()).toMatchObject({ hop_v2: true, msgr_multi_app: false });
      await d.is({ default_app: d.ids.bot });
      expect(await status()).toMatchObject({ hop_v2: false, msgr_multi_app: true });
      await d.is({ primary_receiver: d.ids.bot });
    },
  );

  proves(
    'error:handoverDisabled',
    'is disabled by a default app beside it (wire.md 7.1)',
    async () => {
      const maya = await d.customer();
      await d.is({ primary_receiver: d.ids.bot, default_app: d.ids.bot });
      const error = refused(100, '(#100) Handover Protocol APIs disabled for this page.');
      expect(refusal(await d.asks('bot', 'take', maya))).toEqual(error);
      expect(refusal(await d.gets('bot', '/me/secondary_receivers'))).toEqual(error);
      expect((await d.sends('bot', maya)).status).toBe(200);
      await d.is({ primary_receiver: d.ids.bot });
    },
  );
});

it('without one there are no receivers, and a default app has its role (ours)', async () => {
  await d.is({ default_app: d.ids.bot });
  expect((await d.gets('bot', '/me/secondary_receivers')).body.data).toHaveLength(3);
  await d.is();
  expect(refusal(await d.gets('bot', '/me/secondary_receivers'))).toEqual(RECEIVERS);
});
