import { beforeAll, describe, expect, it } from 'vitest';
import { refusal, refused } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { desk } from './desk.ts';

const d = await desk();
const SUCCESS = { success: true };
const CONTROLLED = { code: 10, error_subcode: 2018300 };

/** wire.md 7.2, column with a default app. */
describe('with a default app', () => {
  beforeAll(() => d.is({ default_app: d.ids.bot, take_right: [d.ids.people] }));

  it('a message on an idle thread gives it to the default app, for 24 hours (wire.md 7.2)', async () => {
    const maya = await d.customer();
    expect(await d.owner(maya)).toBe('bot');
    expect(await d.hours(maya)).toBe(24);
    expect((await d.sends('people', maya)).body.error).toMatchObject(CONTROLLED);
    expect((await d.sends('bot', maya)).status).toBe(200);
    d.clock.advance(3_600_000);
    expect(await d.hours(maya)).toBe(23);
    await d.does('tap', maya, { title: 'x' }).catch(() => undefined);
    await d.does('say', maya, { text: 'And?' });
    expect(await d.hours(maya)).toBe(24);
    expect(await d.steps(maya)).toEqual(['route nobody > bot']);
  });

  it('on an idle thread the default app alone may send (wire.md 7.2)', async () => {
    const maya = await d.customer();
    await d.asks('bot', 'release', maya);
    expect(await d.owner(maya)).toBe('nobody');
    expect((await d.sends('people', maya)).body.error).toMatchObject(CONTROLLED);
    expect((await d.sends('bot', maya)).status).toBe(200);
    expect(await d.owner(maya)).toBe('nobody');
  });

  it('the owner passes, to the default app where nobody is named; others do not (wire.md 7.2)', async () => {
    const maya = await d.customer();
    const to = { target_app_id: d.ids.other };
    expect((await d.asks('people', 'pass', maya, to)).status).toBe(400);
    expect((await d.asks('bot', 'pass', maya, to)).body).toEqual(SUCCESS);
    expect(await d.owner(maya)).toBe('other');
    expect((await d.sends('bot', maya)).body.error).toMatchObject(CONTROLLED);
    expect((await d.sends('other', maya)).status).toBe(200);
    expect((await d.asks('other', 'pass', maya, to)).status).toBe(400);
    expect((await d.asks('other', 'pass', maya)).body).toEqual(SUCCESS);
    expect(await d.owner(maya)).toBe('bot');
  });

  proves(
    ['POST Page/take_thread_control?metadata', 'error:takeNotAllowed'],
    'who has the take right takes, and who loses control is told (wire.md 7.2, 7.4)',
    async () => {
      const maya = await d.customer();
      expect(refusal(await d.asks('other', 'take', maya))).toMatchObject({ status: 403, code: 10 });
      expect((await d.asks('people', 'take', maya, { metadata: 'angry' })).body).toEqual(SUCCESS);
      expect(await d.owner(maya)).toBe('people');
      expect((await d.told(maya)).history[0]).toMatchObject({
        ...{ change: 'take', by: d.ids.people, from: d.ids.bot, metadata: 'angry' },
        told: { app: d.ids.bot, of: 'take' },
      });
      expect((await d.asks('people', 'take', maya)).status).toBe(400);
      await d.asks('people', 'release', maya);
      expect((await d.asks('people', 'take', maya)).body).toEqual(SUCCESS);
      expect((await d.told(maya)).history[0].told).toBeUndefined();
    },
  );

  proves('error:requestRouted', 'nobody asks for control (wire.md 7.2)', async () => {
    const maya = await d.customer();
    expect(refusal(await d.asks('people', 'request', maya))).toMatchObject({
      status: 400,
      code: 27,
    });
  });

  it('an app takes what the inbox has; without the right it waits for it (wire.md 7.2)', async () => {
    const maya = await d.customer();
    await d.does('say', maya, { text: 'Rosa here', from_page: true });
    expect((await d.sends('bot', maya)).body.error).toMatchObject(CONTROLLED);
    expect((await d.asks('bot', 'take', maya)).status).toBe(403);
    expect((await d.asks('people', 'take', maya)).body).toEqual(SUCCESS);
    expect((await d.sends('people', maya)).status).toBe(200);
  });

  it('a human agent takes control with what is written, where the app may (wire.md 7.2)', async () => {
    const human = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
    const maya = await d.customer();
    expect((await d.sends('other', maya, human)).body.error).toMatchObject(CONTROLLED);
    expect((await d.sends('people', maya, human)).status).toBe(200);
    expect(await d.owner(maya)).toBe('people');
    expect(await d.steps(maya)).toEqual(['route nobody > bot', 'take bot > people']);
    expect((await d.sends('people', maya, human)).status).toBe(200);
    expect(await d.steps(maya)).toHaveLength(2);
  });

  it('who comes by a link or an ad goes to its app, for as long as is said (wire.md 7.2)', async () => {
    const { people, other } = d.ids;
    await d.is({
      default_app: d.ids.bot,
      receiving: [`link=${people}`, `ad=${people}`, `ad:238=${other}:5`],
    });
    const came = async (led: object) => {
      const person = await d.world.person('Ines');
      await d.does('say', person, { text: 'hi', ...led });
      return `${await d.owner(person)} ${await d.hours(person)}`;
    };
    expect(await came({ ref: 'spring' })).toBe('people 24');
    expect(await came({ ad_id: '7' })).toBe('people 24');
    expect(await came({ ad_id: '238' })).toBe('other 120');
    expect(await came({ ref: 'x', source: 'DISCOVER_TAB' })).toBe('bot 24');
    expect(await came({})).toBe('bot 24');
    await d.is({ default_app: d.ids.bot, take_right: [d.ids.people] });
  });
});

describe('thread_control of a message', () => {
  beforeAll(() => d.is({ default_app: d.ids.bot }));
  const target = () => ({ control_type: 'pass', app_id: d.ids.people, metadata: 'over to you' });

  proves(
    ['POST Page/messages?thread_control'],
    'is done behind it: passed, or released where nothing is said (wire.md 7.2)',
    async () => {
      const maya = await d.customer();
      expect((await d.sends('bot', maya, { thread_control: target() })).status).toBe(200);
      expect(await d.owner(maya)).toBe('people');
      expect((await d.told(maya)).history[0]).toMatchObject({
        ...{ metadata: 'over to you', told: { app: d.ids.people, of: 'pass' } },
      });
      expect(
        (await d.sends('people', maya, { thread_control: { control_type: 'pass' } })).status,
      ).toBe(200);
      expect(await d.owner(maya)).toBe('bot');
      expect((await d.sends('bot', maya, { thread_control: {} })).status).toBe(200);
      expect(await d.owner(maya)).toBe('nobody');
    },
  );

  it('refuses the message where it would be refused', async () => {
    const maya = await d.customer();
    const app_id = d.ids.stranger;
    const answer = await d.sends('bot', maya, { thread_control: { control_type: 'pass', app_id } });
    expect(answer.body.error).toMatchObject({ code: 100, error_subcode: 2018164 });
    const { body } = await d.gets('bot', '/me/conversations', {
      user_id: maya.id,
      fields: 'message_count',
    });
    expect(body.data[0].message_count).toBe(1);
    await d.asks('bot', 'release', maya);
    expect(
      (await d.sends('bot', maya, { thread_control: { control_type: 'release' } })).status,
    ).toBe(400);
  });

  it('is done behind a sender action, too', async () => {
    const maya = await d.customer();
    const typing = { message: undefined, sender_action: 'typing_on', thread_control: target() };
    expect((await d.sends('bot', maya, typing)).status).toBe(200);
    expect(await d.owner(maya)).toBe('people');
  });

  proves(
    ['POST IGUser (Instagram login)/messages?thread_control'],
    'is the same on Instagram (wire.md 7.2)',
    async () => {
      const noor = await d.customer('INSTAGRAM');
      const access_token = await d.world.tokenFor({ kind: 'instagram', pageId: d.world.page.id });
      const { body } = await d.world.send(
        'POST',
        '/_convograph/instagram/v25.0/me/messages',
        { access_token },
        {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            ...{ recipient: { id: noor.id }, message: { text: 'Hi' } },
            thread_control: { control_type: 'release' },
          }),
        },
      );
      expect(body.error).toBeUndefined();
      expect(await d.owner(noor)).toBe('nobody');
    },
  );
});

describe('two apps at once', () => {
  beforeAll(() => d.is({ default_app: d.ids.bot, take_right: [d.ids.people, d.ids.other] }));

  it('of two passes by one owner exactly one is done', async () => {
    for (let i = 0; i < 5; i++) {
      const maya = await d.customer();
      const pass = (target_app_id: string) => d.asks('bot', 'pass', maya, { target_app_id });
      const both = await Promise.all([pass(d.ids.people), pass(d.ids.other)]);
      const won = both.filter(({ status }) => status === 200);
      expect(won).toHaveLength(1);
      const lost = both.find(({ status }) => status !== 200);
      expect(lost?.body.error).toMatchObject({ code: 100, error_subcode: 2018151 });
      expect(await d.steps(maya)).toHaveLength(2);
    }
  });

  it('a message and a take: the message goes out, or is refused because the take came first', async () => {
    const maya = await d.customer();
    const [sent, taken] = await Promise.all([d.sends('bot', maya), d.asks('people', 'take', maya)]);
    expect(taken.status).toBe(200);
    if (sent.status !== 200) expect(sent.body.error).toMatchObject(CONTROLLED);
    expect(await d.owner(maya)).toBe('people');
  });

  it('a lost answer can be asked again under its Idempotency-Key', async () => {
    const maya = await d.customer();
    const again = () =>
      d.asks('bot', 'pass', maya, { target_app_id: d.ids.people }, { 'idempotency-key': 'pass-1' });
    expect((await again()).body).toEqual(SUCCESS);
    const second = await again();
    expect(second.body).toEqual(SUCCESS);
    expect(second.headers.get('x-convograph')).toBe('extension');
    expect(await d.steps(maya)).toEqual(['route nobody > bot', 'pass bot > people']);
    const other = await d.asks('bot', 'release', maya, {}, { 'idempotency-key': 'pass-1' });
    expect(other.body.error.message).toContain('Idempotency-Key');
  });
});

describe('what is only refused', () => {
  it('an app is told what it needs: a Page token with pages_messaging', async () => {
    const maya = await d.customer();
    const access_token = await d.world.tokenFor({ scopes: ['pages_show_list'] });
    const { body } = await d.world.send('POST', '/me/take_thread_control', {
      ...{ access_token, recipient: JSON.stringify({ id: maya.id }) },
    });
    expect(body.error).toMatchObject({ code: 230 });
  });

  it('an error of another generation says it as Meta does: a recipient has to be there', async () => {
    expect(refusal(await d.posts('bot', '/me/take_thread_control', {}))).toEqual(
      refused(100, '(#100) The parameter recipient is required'),
    );
  });
});
