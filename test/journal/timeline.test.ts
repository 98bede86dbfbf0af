import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Convograph,
  startConvograph,
  type TestApp,
  type TestCustomer,
  type TestPage,
} from '../../src/testing/index.ts';
import { echoes, send } from './bot.ts';

let graph: Convograph;
let page: TestPage;
let app: TestApp;
let maya: TestCustomer;
beforeEach(async () => {
  graph = await startConvograph();
  page = await graph.page({ name: 'Shop' });
  app = await graph.app({ page, name: 'Bot' });
  maya = await graph.customer({ page, name: 'Maya' });
});
afterEach(() => graph.close());

const rows = async () => (await graph.control.listTimeline({ limit: 1_000 })).data;

it('says of what a customer writes that there is no app to tell', async () => {
  const lonely = await graph.page({ name: 'Lonely' });
  await (await graph.customer({ page: lonely, name: 'Iris' })).says('anybody there?');
  const act = (await rows()).find(({ kind, page }) => kind === 'act' && page === lonely.id);
  expect(act).toMatchObject({ text: 'anybody there?', note: 'no app to tell' });
});

describe('what a customer writes, and a bot answers', () => {
  it('stands in causal order, each with what set it off', async () => {
    await app.receives(echoes(app));
    const { last } = await graph.control.listTimeline({});
    await maya.says('hi');
    await graph.replies(maya);
    const { data } = await graph.control.listTimeline({ after: last });
    const [act, webhook, call, event] = data;
    expect(data.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
      'act message',
      'webhook message',
      'call POST /me/messages',
      'event message',
      // It has not subscribed to its own echoes.
      'not_sent message',
    ]);
    expect(act).not.toHaveProperty('cause');
    expect(act).toMatchObject({
      page: page.id,
      person: maya.id,
      mid: expect.stringMatching(/^m_/),
      text: 'hi',
    });
    expect(webhook).toMatchObject({
      ...{ cause: act?.seq, app: app.id, status: 200, delivered: true, attempt: 1 },
      channel: 'messaging',
      ...{ conversation: act?.conversation, mid: act?.mid, event: act?.event },
    });
    expect(call).toMatchObject({
      ...{ after: webhook?.seq, app: app.id, status: 200, person: maya.id },
      ...{ conversation: act?.conversation, page: page.id },
    });
    expect(event).toMatchObject({
      cause: call?.seq,
      app: app.id,
      mid: call?.mid,
      text: 'echo: hi',
    });
  });

  it('is not told of to an app that has not subscribed to it, and that is a row', async () => {
    const other = await graph.app({ page, name: 'Other' });
    await other.receives(echoes(other), { fields: ['messaging_postbacks'] });
    await maya.says('hi');
    const [row] = (await rows()).filter(({ kind, app }) => kind === 'not_sent' && app === other.id);
    const [act] = (await rows()).filter(({ kind }) => kind === 'act');
    expect(row).toMatchObject({ gate: 'app_field', cause: act?.seq, event: act?.event });
  });
});

it('tells of calls that change nothing what they were about', async () => {
  await app.receives(echoes(app));
  const noah = await graph.customer({ page, name: 'Noah' });
  await maya.says('hi');
  await noah.says('hello');
  await graph.replies(noah);
  await graph.clock.advance('25h');
  await send(app, maya.id, 'late');
  const webhook = (await rows()).find(
    ({ kind, person }) => kind === 'webhook' && person === maya.id,
  );
  const { conversation } = webhook ?? {};
  const token = app.env().PAGE_ACCESS_TOKEN;
  await fetch(`${graph.url}/v26.0/${conversation}/messages?access_token=${token}`);
  const about = (await rows()).filter(({ kind }) => kind === 'call').slice(-2);
  expect(about).toMatchObject([
    { code: 10, person: maya.id, conversation, after: webhook?.seq },
    { status: 200, conversation, after: webhook?.seq },
  ]);
});

it('tells of a refused call why, without an event', async () => {
  await send(app, maya.id, 'hi');
  const [call, ...others] = (await rows()).filter(({ kind }) => kind === 'call');
  expect(others).toEqual([]);
  expect(call).toMatchObject({ status: 403, code: 10, person: maya.id });
});

it('tells of operations that change something, and of none that look', async () => {
  await graph.clock.advance('1h');
  await graph.fail({ code: 613, optional: true });
  await graph.canSend(maya);
  const told = (await rows()).filter(({ kind }) => kind === 'control');
  expect(told.map(({ what }) => what).slice(-2)).toEqual(['advanceClock', 'fail']);
  expect(told.map(({ what }) => what)).toContain('createPage');
});

it('goes on behind a number and stops before one', async () => {
  for (const text of ['one', 'two', 'three']) await maya.says(text);
  const all = await rows();
  const [first, second] = all;
  const { data } = await graph.control.listTimeline({ after: first?.seq, limit: 1 });
  expect(data).toEqual([second]);
  const before = await graph.control.listTimeline({ before: all.at(-1)?.seq, limit: 2 });
  expect(before.data).toEqual(all.slice(-3, -1));
});

it('is waited for', async () => {
  const { last } = await graph.control.listTimeline({});
  const waited = graph.control.wait({ for: 'row', after: last, within: 5_000 });
  await maya.says('hi');
  const { data, cursor } = await waited;
  expect(data).toMatchObject([{ kind: 'act', what: 'message' }]);
  expect((await graph.control.wait({ for: 'row', after: cursor, within: 0 })).data).toEqual([]);
});
