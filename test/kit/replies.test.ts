import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Convograph,
  NoReply,
  NoSilence,
  startConvograph,
  type TestApp,
  type TestCustomer,
  type TestPage,
} from '../../src/testing/index.ts';
import { link, mug, order, templated } from '../sending/samples.ts';
import { calls, planned, send, sends } from './bots.ts';

let graph: Convograph;
let page: TestPage;
let app: TestApp;
let maya: TestCustomer;
beforeEach(async () => {
  graph = await startConvograph();
  page = await graph.page({ name: 'Kiln & Clover', instagram: true });
  app = await graph.app({ page, name: 'Echo bot' });
  maya = await graph.customer({ page, name: 'Maya' });
});
afterEach(async () => {
  vi.useRealTimers();
  await graph.close();
});

const texts = async (wait?: Parameters<Convograph['replies']>[1]) =>
  (await graph.replies(maya, wait)).map(({ text }) => text);

const failure = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => new Error('It did not fail.'),
    (error) => error,
  );

describe('replies', () => {
  it('come of a bot that answers 200 and sends 300 ms later', async () => {
    await app.receives(planned(app.env(), [{ after: 300, text: 'late' }]));
    await maya.says('hi');
    expect(await texts()).toEqual(['late']);
  });

  it('come of a bot that sends twice with a second between, where two are waited for', async () => {
    const plan = [
      { after: 0, text: 'one' },
      { after: 1_000, text: 'two' },
    ];
    await app.receives(planned(app.env(), plan));
    await maya.says('hi');
    expect(await texts()).toEqual(['one']);
    expect(await texts({ count: 2 })).toEqual(['one', 'two']);
  });

  it('are all that came until it was quiet', async () => {
    const plan = [0, 20, 40].map((after, i) => ({ after, text: `${i}` }));
    await app.receives(planned(app.env(), plan));
    await maya.says('hi');
    // Calls that are under way at once may come in another order.
    expect((await texts({ quiet: 200 })).toSorted()).toEqual(['0', '1', '2']);
  });

  it('show what a template holds', async () => {
    await maya.says('hi');
    const message = templated('generic', { elements: [mug, { title: 'Bowl', subtitle: 'Blue' }] });
    await sends(app.env(), maya.id, message);
    const [reply] = await graph.replies(maya);
    const look = { title: 'Look', type: 'web_url', payload: undefined, url: link.url };
    const yes = { title: 'Yes', type: 'postback', payload: 'YES', url: undefined };
    expect(reply).toMatchObject({ template: 'generic', text: 'Clover mug', buttons: [look, yes] });
    expect(reply?.elements).toEqual([
      {
        ...{ title: 'Clover mug', subtitle: 'Green glaze', imageUrl: mug.image_url },
        ...{ url: mug.default_action.url, buttons: [look, yes] },
      },
      { title: 'Bowl', subtitle: 'Blue', imageUrl: undefined, url: undefined, buttons: [] },
    ]);
  });

  it('are those since the last thing that was done', async () => {
    await app.receives(planned(app.env(), [{ after: 0, text: 'again' }]));
    await maya.says('hi');
    await texts();
    await maya.says('and?');
    expect(await texts()).toEqual(['again']);
  });

  it.each(['before', 'after'])('come under fake timers, set %s the webhooks', async (when) => {
    if (when === 'before') vi.useFakeTimers();
    await app.receives(planned(app.env(), [{ after: 0, text: 'there' }]));
    if (when === 'after') vi.useFakeTimers();
    await maya.says('hi');
    expect(await texts()).toEqual(['there']);
  });

  it('come on Instagram too', async () => {
    const ig = await graph.customer({ page, name: 'Ada', platform: 'instagram' });
    await app.receives(planned(app.env(), [{ after: 0, text: 'on Instagram' }]));
    await ig.says('hi');
    expect(await graph.replies(ig)).toMatchObject([{ text: 'on Instagram' }]);
    expect((await graph.webhooks.all()).at(-1)?.body.object).toBe('instagram');
  });
});

describe('NoReply', () => {
  it('shows the webhook, the refused send and who its recipient is', async () => {
    const to = page.instagramId ?? '';
    await app.receives(planned(app.env(), [{ after: 0, text: 'x', to }]));
    const { messageId, event } = await maya.says('hi');
    const { url } = (await graph.webhooks.wait({ delivered: true })) as { url: string };
    const error = await failure(graph.replies(maya, { within: 300 }));
    expect(error).toBeInstanceOf(NoReply);
    expect(error.stack).toContain('replies.test.ts');
    const lines = error.message.split('\n').map((line) => line.replace(/\d+ ms/, 'N ms'));
    expect(lines).toEqual([
      'Echo bot sent Maya nothing within 0.3 s (wanted 1 message).',
      `  wrote       "hi"                              #${event}  ${messageId}`,
      `  webhook     POST ${url}      200 in N ms`,
      '  then        POST /v26.0/me/messages           400 100/2018001 No matching user found',
      `              recipient.id ${to} is the Page's Instagram account`,
      '  so          the bot got the webhook; its send was refused.',
    ]);
  });

  it('says that the bot sent nothing', async () => {
    await app.receives(planned(app.env(), []));
    await maya.says('hi');
    const { message } = await failure(graph.replies(maya, { within: 100 }));
    expect(message).toContain('so          the bot got the webhook and sent nothing.');
  });

  it('says that the bot did not take the webhook', async () => {
    await app.receives(planned(app.env(), [], 500));
    await maya.says('hi');
    const { message } = await failure(graph.replies(maya, { within: 300 }));
    expect(message).toMatch(/webhook .* 500 in \d+ ms/);
    expect(message).toContain('so          the bot did not take the webhook.');
  });

  it('says what to look at where the bot refused it', async () => {
    await app.receives(planned(app.env(), [], 403));
    await maya.says('hi');
    const { message } = await failure(graph.replies(maya, { within: 300 }));
    expect(message).toContain('has it the APP_SECRET that signs it?');
  });

  it('says that it wrote to somebody else', async () => {
    const ada = await graph.customer({ page, name: 'Ada' });
    await ada.says('first');
    await app.receives(planned(app.env(), [{ after: 0, text: 'x', to: ada.id }]));
    await maya.says('hi');
    const { message } = await failure(graph.replies(maya, { within: 300 }));
    expect(message).toContain(
      'so          the bot got the webhook; what it sent did not go to Maya.',
    );
  });

  it('says that nobody gets webhooks of the Page', async () => {
    await maya.says('hi');
    const { message } = await failure(graph.replies(maya, { within: 10 }));
    expect(message).toContain('no app gets webhooks of this Page');
  });

  it('says which gate kept the webhook back', async () => {
    await app.receives(planned(app.env(), []), { fields: ['messaging_postbacks'] });
    await maya.says('hi');
    const { message } = await failure(graph.replies(maya, { within: 10 }));
    expect(message).toMatch(/no webhook +to Echo bot +closed: app_field/);
  });
});

describe('silence', () => {
  it('holds where a bot sends nothing', async () => {
    await app.receives(planned(app.env(), []));
    await maya.says('hi');
    await graph.silence(maya, { for: 50 });
  });

  it('is broken by what is sent meanwhile', async () => {
    await app.receives(planned(app.env(), [{ after: 50, text: 'boo' }]));
    await maya.says('hi');
    const error = await failure(graph.silence(maya, { for: 5_000 }));
    expect(error).toBeInstanceOf(NoSilence);
    expect(error.message).toMatch(/^Maya was sent "boo", m_/);
  });

  it('is not broken by the Page’s human', async () => {
    await maya.says('hi');
    await maya.sendsSticker('like');
    await maya.isRead();
    const { messageId } = await maya.isReactedTo('love');
    expect(messageId).toMatch(/^m_/);
    await maya.isAnswered('This is a human.');
    await graph.silence(maya, { for: 10 });
  });
});

it('a bot that reacts has said before what it said', async () => {
  const { messageId } = await maya.says('hi');
  await send(app.env(), maya.id, 'Hello.');
  const payload = { message_id: messageId, reaction: 'love' };
  await calls(app.env(), { recipient: { id: maya.id }, sender_action: 'react', payload });
  expect(await texts()).toEqual(['Hello.']);
  const reacted = await graph.requests.wait(({ params }) => params.sender_action === 'react');
  expect(reacted.status).toBe(200);
});

it('a bot that did nothing but type has sent no message', async () => {
  await app.receives(planned(app.env(), []));
  await maya.says('and?');
  await calls(app.env(), { recipient: { id: maya.id }, sender_action: 'typing_on' });
  const { message } = await failure(graph.replies(maya, { within: 100 }));
  expect(message).toMatch(/POST \/v26.0\/me\/messages +200 typing_on\n/);
  expect(message).toMatch(/so +the bot got the webhook and sent nothing but sender actions\.$/);
});

it('stickers are told', async () => {
  await maya.says('hi');
  await sends(app.env(), maya.id, { sticker_id: 369239263222822 });
  expect(await graph.replies(maya)).toMatchObject([{ sticker: '369239263222822', text: '' }]);
});

it('why a file was not fetched is told to tests, and to no bot', async () => {
  await maya.says('hi');
  const payload = { url: 'http://10.0.0.1/bowl.png' };
  const answer = await sends(app.env(), maya.id, { attachment: { type: 'image', payload } });
  expect(await answer.text()).not.toMatch(/10\.0\.0\.1/);
  const [refused] = await graph.requests.filter({ subcode: 2018008 });
  const because = '10.0.0.1 is no public address: `--allow-to 10.0.0.1` opens it.';
  expect(refused?.because).toBe(because);
  expect((await failure(graph.replies(maya, { within: 1 }))).message).toContain(because);
});

it('and what Instagram has not', async () => {
  const ada = await graph.customer({ page, platform: 'instagram' });
  await ada.says('hi');
  expect((await sends(app.env(), ada.id, templated('receipt', order))).status).toBe(400);
  const because = 'Instagram has the templates generic, button, product, and no receipt.';
  expect(await graph.requests.filter({ because, subcode: 2534015 })).toHaveLength(1);
});

describe('what happened', () => {
  it('is listed, filtered and waited for', async () => {
    await app.receives(planned(app.env(), [{ after: 0, text: 'there' }]));
    await maya.says('hi');
    await graph.replies(maya);
    const [sent] = await graph.requests.filter(({ path }) => path.endsWith('/messages'));
    expect(sent).toMatchObject({ method: 'POST', status: 200, app: app.id, page: page.id });
    const next = graph.requests.wait({ code: 100 });
    await send(app.env(), '1', 'nobody');
    expect(await next).toMatchObject({ code: 100, status: 400 });
    expect(await graph.webhooks.all()).toMatchObject([{ app: app.id, status: 200, attempt: 1 }]);
    const none = await failure(graph.webhooks.wait({ status: 404 }, 20));
    expect(none.message).toMatch(/^A webhook \{ status: 404 \} was wanted, and there was none\.\n/);
  });
});

describe('why', () => {
  it('shows the gate that kept an event from a bot, and what opens it', async () => {
    await app.receives(planned(app.env(), []), { fields: ['messaging_postbacks'] });
    const done = await maya.says('hi');
    for (const what of [done, maya]) {
      const { apps } = await graph.why(what);
      expect(apps).toMatchObject([{ name: 'Echo bot' }]);
      expect(JSON.stringify(apps)).toContain('"closed"');
    }
  });
});

describe('why of a customer', () => {
  it('is of what they did, not of what they were answered', async () => {
    await app.receives(planned(app.env(), [{ after: 0, text: 'there' }]));
    const done = await maya.says('hi');
    await graph.replies(maya);
    expect(await graph.why(maya)).toMatchObject({ event: done.event, kind: 'message' });
  });
});

describe('reset', () => {
  it('empties the Page and keeps the bot at work', async () => {
    await app.receives(planned(app.env(), [{ after: 0, text: 'there' }]));
    await maya.says('hi');
    await graph.reset();
    await expect(maya.says('hi')).rejects.toThrow('Nobody');
    const ada = await graph.customer({ page, name: 'Ada' });
    await ada.says('hi');
    expect(await graph.replies(ada)).toMatchObject([{ text: 'there' }]);
  });
});
