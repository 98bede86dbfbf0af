import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  type Convograph,
  startConvograph,
  type TestApp,
  type TestCustomer,
  type TestPage,
} from '../../src/testing/index.ts';
import { echoes } from './bot.ts';

let graph: Convograph;
let page: TestPage;
let app: TestApp;
let maya: TestCustomer;
beforeEach(async () => {
  graph = await startConvograph();
  page = await graph.page({ name: 'Shop' });
  app = await graph.app({ page, name: 'Bot' });
  await app.receives(echoes(app));
  maya = await graph.customer({ page, name: 'Maya' });
});
afterEach(() => graph.close());

/** The one row that a filter means, with what stands behind it. */
async function only(filter: string) {
  const { data } = await graph.control.listTimeline({ filter });
  expect(data).toHaveLength(1);
  return graph.control.showRow({ seq: String(data[0]?.seq) });
}

it('shows of a call what was asked and answered, and what it set off', async () => {
  await maya.says('hi');
  await graph.replies(maya);
  const call = await only('kind:call');
  const event = await only(`kind:event cause:${call.seq}`);
  expect(call).toMatchObject({
    request: {
      ...{ method: 'POST', url: '/v26.0/me/messages', host: 'facebook' },
      params: {
        message: '{"text":"echo: hi"}',
        access_token: expect.stringMatching(/^token \d+$/),
      },
    },
    answer: { status: 200, body: expect.stringContaining(event.mid ?? '') },
    caused: [event.seq],
  });
  const [request] = await graph.requests.all();
  expect(request).toMatchObject({ seq: call.seq, effects: [event.seq] });
  expect(call.request?.request_id).toBe((request as { request_id?: string }).request_id);
});

it('shows of an act the operation, what it was given, and whom it was told', async () => {
  await maya.says('hi');
  await graph.replies(maya);
  const act = await only('kind:act');
  const webhook = await only(`kind:webhook cause:${act.seq}`);
  expect(act).toMatchObject({
    ...{ operation: 'say', input: { text: 'hi' }, caused: [webhook.seq] },
    told: [{ app: app.id, channel: 'messaging', webhooks: [webhook.seq] }],
  });
  expect(webhook).toMatchObject({
    request: { method: 'POST', body: expect.stringContaining('"text":"hi"') },
    answer: { status: 200 },
  });
});

it('shows of an operation what it was given, and the events that it set off', async () => {
  await graph.control.changePage({ page: page.id, limits: 'on' });
  const operation = await only('changePage');
  const event = await only(`kind:event cause:${operation.seq}`);
  expect(operation).toMatchObject({ operation: 'changePage', input: { limits: 'on' } });
  expect(operation.caused).toEqual([event.seq]);
  expect(event).toMatchObject({ what: 'page', page: page.id });
});

it('says where the clock was moved to', async () => {
  await graph.clock.advance('25h');
  expect((await only('advanceClock')).note).toMatch(/^the clock shows 2026-05-05T11:/);
});

it('tells of an act that was refused, since there is no event of it', async () => {
  await expect(maya.taps('Nothing')).rejects.toThrow('There is nothing that');
  expect(await only('tap')).toMatchObject({ kind: 'control', status: 400 });
});

it('finds a call by the id that its answer had, and that its error says', async () => {
  const answer = await fetch(`${graph.url}/v26.0/nothing`);
  const { error } = (await answer.json()) as { error: { fbtrace_id: string } };
  expect(await only(`trace:${error.fbtrace_id}`)).toMatchObject({ what: 'GET /nothing' });
});

it('tells of a batch what became of its items', async () => {
  const batch = JSON.stringify([
    { method: 'GET', relative_url: 'me?fields=name' },
    { method: 'GET', relative_url: 'nothing' },
  ]);
  const body = new URLSearchParams({ batch, access_token: app.env().PAGE_ACCESS_TOKEN });
  await fetch(graph.url, { method: 'POST', body });
  const { request } = await only('kind:call');
  expect(request?.items).toMatchObject([
    { method: 'GET', path: '/me', status: 200, token: request?.token },
    { method: 'GET', path: '/nothing', status: 404, code: 803 },
  ]);
});

it('says that there is no such row', async () => {
  for (const seq of ['999999', 'x', '-1']) {
    await expect(graph.control.showRow({ seq })).rejects.toMatchObject({ status: 404 });
  }
});

it('says what is wrong with a filter, and where', async () => {
  const list = (filter: string) => graph.control.listTimeline({ filter });
  await expect(list('kind:call knd:act')).rejects.toThrow(
    /^There is no "knd": it may be kind, app, .*, at character 11 of the filter\.$/,
  );
  await expect(graph.control.wait({ for: 'row', filter: 'is:odd' })).rejects.toThrow('is: must be');
  await expect(graph.control.wait({ for: 'call', filter: 'x' })).rejects.toThrow('for rows alone');
});

it('waits for the row that a filter means, past others', async () => {
  const { last } = await graph.control.listTimeline({});
  const waited = graph.control.wait({ for: 'row', after: last, filter: 'kind:call status:2xx' });
  await maya.says('hi');
  expect((await waited).data).toMatchObject([
    { kind: 'call', status: 200, ms: expect.any(Number) },
  ]);
});
