import { describe, expect, it } from 'vitest';
import { refusal, refused } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { desk } from './desk.ts';

const d = await desk();
const SUCCESS = { success: true };

/** wire.md 7.2, column without a default app, as 13.1, 15 and 13.4 c correct it. */
describe('without a default app', () => {
  it('nobody owns a conversation, and any app answers (wire.md 7.2)', async () => {
    const maya = await d.customer();
    expect(await d.owner(maya)).toBe('nobody');
    for (const app of ['bot', 'people', 'stranger'] as const) {
      expect((await d.sends(app, maya)).status).toBe(200);
    }
    expect(await d.steps(maya)).toEqual([]);
  });

  proves(
    [
      'POST Page/pass_thread_control',
      'POST Page/pass_thread_control?recipient',
      'POST Page/pass_thread_control?target_app_id',
      'POST Page/pass_thread_control?metadata',
      'error:notThreadOwner',
    ],
    'any app passes an idle one, then the owner alone, and others still answer (wire.md 13.4 c)',
    async () => {
      const maya = await d.customer();
      const to = (target_app_id: string) => ({ target_app_id, metadata: 'a refund' });
      expect((await d.asks('bot', 'pass', maya, to(d.ids.people))).body).toEqual(SUCCESS);
      expect(await d.owner(maya)).toBe('people');
      expect(await d.hours(maya)).toBe(24);
      expect(refusal(await d.asks('bot', 'pass', maya, to(d.ids.bot)))).toEqual(
        refused(100, '(#100) calling app is not the thread owner', { error_subcode: 2018151 }),
      );
      expect((await d.sends('bot', maya)).status).toBe(200);
      expect((await d.told(maya)).history[0]).toMatchObject({
        ...{ change: 'pass', by: d.ids.bot, to: d.ids.people, metadata: 'a refund' },
        told: { app: d.ids.people, of: 'pass' },
      });
    },
  );

  proves(
    ['error:incorrectAppId', 'error:alreadyThreadOwner'],
    'a pass is to an app of the Page, not to the owner, and names it (wire.md 13.4 d)',
    async () => {
      const maya = await d.customer();
      expect(refusal(await d.asks('bot', 'pass', maya, { target_app_id: d.ids.stranger }))).toEqual(
        refused(100, '(#100) Incorrect App ID.', { error_subcode: 2018164 }),
      );
      expect(refusal(await d.asks('bot', 'pass', maya))).toEqual(
        refused(100, '(#100) The parameter target_app_id is required'),
      );
      const self = { target_app_id: d.ids.bot };
      expect((await d.asks('bot', 'pass', maya, self)).body).toEqual(SUCCESS);
      expect((await d.asks('bot', 'pass', maya, self)).body.error).toMatchObject({ code: 100 });
      expect(await d.steps(maya)).toEqual(['pass nobody > bot']);
    },
  );

  proves(
    [
      'POST Page/take_thread_control',
      'POST Page/take_thread_control?recipient',
      'error:takeNotRouted',
    ],
    'nobody takes (wire.md 13.1, 15)',
    async () => {
      const maya = await d.customer();
      expect(refusal(await d.asks('bot', 'take', maya))).toEqual(
        refused(
          27,
          '(#27) Take thread control is not supported when Conversation Routing is not enabled.',
          { error_subcode: 2018464 },
        ),
      );
    },
  );

  proves(
    [
      'POST Page/request_thread_control',
      'POST Page/request_thread_control?recipient',
      'POST Page/request_thread_control?metadata',
    ],
    'who asks first owns an idle one; then the owner is told of who asks (wire.md 13.4 c)',
    async () => {
      const maya = await d.customer();
      expect((await d.asks('bot', 'request', maya)).body).toEqual(SUCCESS);
      expect(await d.owner(maya)).toBe('bot');
      expect((await d.asks('people', 'request', maya, { metadata: 'please' })).body).toEqual(
        SUCCESS,
      );
      expect(await d.owner(maya)).toBe('bot');
      const [asked, granted] = (await d.told(maya)).history;
      expect(granted.told).toEqual({ app: d.ids.bot, of: 'pass' });
      expect(asked).toMatchObject({ by: d.ids.people, metadata: 'please' });
      expect(asked.told).toEqual({ app: d.ids.bot, of: 'request' });
    },
  );

  proves(
    [
      'POST Page/release_thread_control',
      'POST Page/release_thread_control?recipient',
      'POST Page/release_thread_control?metadata',
      'error:notThreadReleaser',
    ],
    'the owner alone releases, and nobody is told (wire.md 13.4 c)',
    async () => {
      const maya = await d.customer();
      await d.asks('bot', 'request', maya);
      expect(refusal(await d.asks('people', 'release', maya))).toEqual(
        refused(100, '(#100) Only the current thread owner can release'),
      );
      expect((await d.asks('bot', 'release', maya, { metadata: 'done' })).body).toEqual(SUCCESS);
      expect(await d.owner(maya)).toBe('nobody');
      expect((await d.told(maya)).history[0].told).toBeUndefined();
      expect((await d.asks('bot', 'release', maya)).status).toBe(400);
    },
  );

  proves(
    [
      'POST Page/extend_thread_control',
      'POST Page/extend_thread_control?recipient',
      'POST Page/extend_thread_control?duration',
    ],
    'the owner alone extends, for seven days at most (wire.md 5.9)',
    async () => {
      const maya = await d.customer();
      await d.asks('bot', 'request', maya);
      const seconds = (duration: number) => d.asks('bot', 'extend', maya, { duration });
      expect((await seconds(604_800)).body).toEqual(SUCCESS);
      expect(await d.hours(maya)).toBe(168);
      expect(refusal(await seconds(604_801))).toMatchObject({ code: 100 });
      expect(refusal(await seconds(0))).toMatchObject({ code: 100 });
      expect((await d.asks('people', 'extend', maya, { duration: 60 })).body.error).toMatchObject({
        ...{ code: 100, error_subcode: 2018151 },
      });
      expect(await d.hours(maya)).toBe(168);
    },
  );

  proves(
    'error:instagramNotThreadOwner',
    'on Instagram one error says who is not the owner (wire.md 3.3)',
    async () => {
      const noor = await d.customer('INSTAGRAM');
      await d.asks('bot', 'request', noor);
      const error = refused(100, "The action is invalid since it's not the thread owner.", {
        error_subcode: 2534037,
      });
      const target_app_id = d.ids.people;
      expect(refusal(await d.asks('people', 'pass', noor, { target_app_id }))).toEqual(error);
      expect(refusal(await d.asks('people', 'release', noor))).toEqual(error);
      expect(refusal(await d.asks('people', 'extend', noor, { duration: 60 }))).toEqual(error);
    },
  );

  proves(
    'error:otherAppControls',
    'while Meta’s app owns, it alone answers, and a request is a success without effect (wire.md 13.1, 15)',
    async () => {
      const maya = await d.customer();
      await d.does('say', maya, { text: 'It is Rosa here', from_page: true });
      expect(await d.owner(maya)).toBe('inbox');
      expect(refusal(await d.sends('bot', maya))).toEqual(
        refused(
          10,
          '(#10) Message failed to send because another app is controlling this thread now.',
          { error_subcode: 2018300 },
        ),
      );
      expect((await d.asks('bot', 'request', maya)).body).toEqual(SUCCESS);
      expect(await d.owner(maya)).toBe('inbox');
      expect(await d.steps(maya)).toEqual(['take nobody > inbox']);
      await d.does('inbox', maya, { act: 'done' });
      expect((await d.sends('bot', maya)).status).toBe(200);
    },
  );

  it('Meta AI answers as the inbox does (wire.md 13.1, 17)', async () => {
    const maya = await d.customer();
    await d.does('say', maya, { text: 'We open at nine', from_page: true, ai: true });
    expect(await d.owner(maya)).toBe('inbox');
    expect((await d.sends('bot', maya)).status).toBe(400);
  });

  it('the inbox takes a conversation that an app owns, and hands it on (wire.md 7.2)', async () => {
    const maya = await d.customer();
    await d.asks('bot', 'request', maya);
    await d.does('inbox', maya, { act: 'take' });
    expect(await d.owner(maya)).toBe('inbox');
    expect((await d.told(maya)).history[0].told).toEqual({ app: d.ids.bot, of: 'take' });
    await d.does('inbox', maya, { act: 'pass', to: d.ids.people });
    expect(await d.owner(maya)).toBe('people');
    await expect(d.does('inbox', maya, { act: 'done' })).rejects.toThrow('The inbox has not');
  });

  it('24 hours without a word from the customer free a conversation, whatever the owner writes', async () => {
    const maya = await d.customer();
    await d.does('inbox', maya, { act: 'take' });
    d.clock.advance(23 * 3_600_000);
    await d.does('say', maya, { text: 'Anybody there?' });
    expect(await d.hours(maya)).toBe(24);
    d.clock.advance(24 * 3_600_000 - 1);
    expect(await d.owner(maya)).toBe('inbox');
    d.clock.advance(1);
    expect(await d.owner(maya)).toBe('nobody');
    expect(await d.steps(maya)).toEqual(['take nobody > inbox', 'expire inbox > nobody']);
    expect((await d.told(maya)).history[0].event).toBeUndefined();
    await d.asks('bot', 'request', maya);
    expect(await d.steps(maya)).toEqual([
      ...['take nobody > inbox', 'expire inbox > nobody', 'request nobody > bot'],
    ]);
  });

  it('an app that is unsubscribed owns nothing any more, and its conversations are idle', async () => {
    const [maya, noor] = [await d.customer(), await d.customer()];
    await d.asks('people', 'request', maya);
    await d.asks('bot', 'request', noor);
    await d.has('people', false);
    expect([await d.owner(maya), await d.owner(noor)]).toEqual(['nobody', 'bot']);
    expect(await d.steps(maya)).toEqual(['request nobody > people', 'remove people > nobody']);
    await d.has('people', true);
  });

  it('somebody the Page does not know, or who never wrote, has no conversation (wire.md 5.9)', async () => {
    const error = refused(100, '(#100) No matching user found', { error_subcode: 2018001 });
    const silent = await d.world.person('Silent');
    for (const verb of ['pass', 'take', 'request', 'release', 'extend']) {
      const more = { target_app_id: d.ids.people, duration: 60 };
      expect(refusal(await d.asks('bot', verb, { ...silent, id: '1' }, more)), verb).toEqual(error);
      expect(refusal(await d.asks('bot', verb, silent, more)), verb).toEqual(error);
    }
  });
});
