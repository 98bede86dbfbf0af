import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AppEnv,
  type Convograph,
  startConvograph,
  type TestApp,
  type TestCustomer,
  type WrongCount,
} from '../../src/testing/index.ts';
import { planned, send, sends } from './bots.ts';

let graph: Convograph;
let app: TestApp;
let env: AppEnv;
let maya: TestCustomer;
beforeEach(async () => {
  graph = await startConvograph();
  const page = await graph.page({ name: 'Kiln & Clover' });
  app = await graph.app({ page, name: 'Bot' });
  env = app.env();
  maya = await graph.customer({ page, name: 'Maya' });
});
afterEach(() => graph.close());

/** What a failed assertion says. */
const told = (assertion: Promise<unknown>): Promise<string> =>
  assertion.then(
    () => {
      throw new Error('It was as wanted.');
    },
    (error: WrongCount) => `${error.name}: ${error.message}`,
  );

describe('one', () => {
  it('waits for the only call that is such, and gives it', async () => {
    await app.receives(planned(env, [{ after: 30, text: 'Hello' }]));
    await maya.says('hi');
    const call = await graph.requests.one({ path: /\/messages$/, status: 200 });
    expect(call).toMatchObject({ method: 'POST', app: app.id });
  });

  it('sees a second that comes a little later', async () => {
    await app.receives(
      planned(env, [
        { after: 5, text: 'Hello' },
        { after: 25, text: 'Hello' },
      ]),
    );
    await maya.says('hi');
    expect(await told(graph.requests.one({ path: '/v26.0/me/messages' }))).toMatch(
      /^WrongCount: Exactly one call \{ path: '\/v26\.0\/me\/messages' \} was wanted, and there were 2\.\n {2}found {5}POST \/v26\.0\/me\/messages 200 \d+ ms\n {2}found {5}POST /,
    );
  });

  it('says which came near, and what of them was otherwise', async () => {
    await maya.says('hi');
    await send(env, maya.id, 'Hello');
    expect(await told(graph.requests.one({ path: /messages$/, code: 613 }, 0))).toMatch(
      /there was none\.\n {2}near {6}POST \/v26\.0\/me\/messages 200 \d+ ms\n {12}code is undefined, and 613 was wanted(?:\n|$)/,
    );
    const other = await told(graph.requests.one({ path: '/elsewhere', code: 613 }, 0));
    expect(other).not.toContain('near');
  });

  it('is of webhooks too', async () => {
    await app.receives(planned(env, []));
    await maya.says('hi');
    const { body } = await graph.webhooks.one({ status: 200 });
    expect(body.entry[0].messaging[0].message.text).toBe('hi');
    const looked = graph.webhooks.one(
      { body: { entry: [{ messaging: [{ message: { text: 'ho' } }] }] } },
      0,
    );
    expect(await told(looked)).toContain('there was none');
  });
});

describe('what is wanted', () => {
  beforeEach(async () => {
    await maya.says('hi');
    await sends(env, maya.id, { text: 'Hello', metadata: 'greeting' });
  });

  it.each<[string, Parameters<Convograph['requests']['filter']>[0]]>([
    ['parts of what is JSON', { params: { message: { text: 'Hello' } } }],
    ['an expression', { params: { message: /"metadata":"greet/g } }],
    ['a matcher of the runner', { path: expect.stringContaining('/me/') }],
    ['a function', ({ params }) => params.message !== undefined],
    ['that something is not there', { code: undefined, method: 'POST' }],
    ['nothing', {}],
  ])('may be %s', async (_, which) => {
    expect(await graph.requests.filter(which)).toHaveLength(1);
    expect(await graph.requests.filter(which)).toHaveLength(1);
  });

  it.each<[string, Parameters<Convograph['requests']['filter']>[0]]>([
    ['another part', { params: { message: { text: 'Bye' } } }],
    ['a part that is not there', { params: { message: { attachment: {} } } }],
    ['an object where a text is no JSON', { path: { a: 1 } }],
    ['a name that it has not', { params: { recipient: { id: maya?.id, name: 'Maya' } } }],
  ])('is not there where it is %s', async (_, which) => {
    expect(await graph.requests.filter(which)).toEqual([]);
  });
});

describe('times and none', () => {
  it('count what there is when it is quiet', async () => {
    await app.receives(
      planned(
        env,
        [1, 10, 20].map((after) => ({ after, text: `In ${after}` })),
      ),
    );
    await maya.says('hi');
    expect(await graph.requests.times(3, { path: /messages$/ })).toHaveLength(3);
    await graph.requests.none({ path: /messages$/, status: 400 });
    expect(await told(graph.requests.times(2, { path: /messages$/ }))).toContain(
      '2 times a call { path: /messages$/ } was wanted, and there were 3.',
    );
  });

  it('none waits a while for one that comes all the same', async () => {
    await app.receives(planned(env, [{ after: 60, text: 'Hello' }]));
    await maya.says('hi');
    expect(await told(graph.requests.none({ path: /messages$/ }))).toMatch(
      /No call .* was wanted, and there was one\.\n {2}found/,
    );
  });

  it('say what was still under way', async () => {
    await maya.says('hi');
    await graph.fail({ latency: 20_000 });
    void send(env, maya.id, 'Hello').catch(() => undefined);
    const looked = graph.requests.none({ code: 613 }, { for: 100 });
    expect(await told(looked)).toContain('but       A call has no answer yet.');
  });
});

it('wait says what came near', async () => {
  await maya.says('hi');
  await send(env, maya.id, 'Hello');
  expect(await told(graph.requests.wait({ method: 'POST', code: 10 }, 0))).toMatch(
    /^WrongCount: A call \{ method: 'POST', code: 10 \} was wanted, and there was none\.\n {2}near/,
  );
});

describe('the timeline', () => {
  it('has what happened, in one order, with its causes', async () => {
    await app.receives(planned(env, [{ after: 5, text: 'Hello' }]));
    await maya.says('hi');
    const call = await graph.timeline.one({ kind: 'call', what: /messages$/ });
    const [act] = await graph.timeline.filter({ kind: 'act', person: maya.id, what: 'message' });
    const webhook = await graph.timeline.one({ kind: 'webhook', what: 'message' });
    expect(webhook).toMatchObject({ cause: act?.seq, app: app.id, delivered: true });
    expect(call.after).toBe(webhook.seq);
    const numbers = (await graph.timeline.all()).map(({ seq }) => seq);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it('is told where an assertion fails, by names', async () => {
    await app.receives(planned(env, [{ after: 5, text: 'Hello' }]));
    await maya.says('hi');
    await graph.requests.wait();
    expect(await told(graph.requests.none({ path: /messages$/ }, { for: 10 }))).toMatch(
      /\n {2}happened {2}[\d:.]+ +\d+ \S.*\n(?:.*\n)* {12}[\d:.]+ +\d+ act {5}message · Maya\n(?:.*\n)*.* → message to Bot 200 \d+ ms of \d+\n(?:.*\n)*.*call {4}Bot: POST .*\/messages 200/,
    );
  });
});
