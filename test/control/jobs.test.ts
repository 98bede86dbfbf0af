import { afterEach, expect, it } from 'vitest';
import { agrees, Callbacks } from '../subscriptions/callbacks.ts';
import { sharedWorld } from '../support/world.ts';
import { Control } from './control.ts';

const callbacks = new Callbacks();
const shop = await sharedWorld({ outbound: callbacks });
const { app, page, server } = shop;
const control = new Control(server);
const REPLAY = `/pages/${page.id}/replay`;

/** The webhooks of an hour, which a bot takes when it is told to. */
const replay = (body: object = {}) => control.post(REPLAY, { app: app.id, since: '-1h', ...body });
const news = async (job: string, after = 0) =>
  (await control.post('/wait', { for: 'job', job, after })).body;

const people = await Promise.all([...'abc'].map((name) => shop.person(name)));
await control.post(`/apps/${app.id}/subscriptions`, {
  ...{ callback_url: 'https://bots.example/', verify_token: 'v', fields: ['messages'] },
  page: page.id,
});
for (const { id } of people) {
  await control.post(`/pages/${page.id}/acts/say`, { as: id, text: 'hello' });
}
await server.settled();

/** Has bots answer when this is called. */
function held(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  callbacks.before = () => promise;
  return resolve;
}
afterEach(() => {
  callbacks.before = undefined;
  callbacks.says = agrees;
});

it('what is done within a moment is answered as a job that is done', async () => {
  const { status, body } = await replay();
  expect([status, body]).toMatchObject([
    201,
    {
      ...{ kind: 'replay', state: 'done', done: 3, total: 3, unit: 'events' },
      words: `Send webhooks of the Page "${page.name}" once more to Test Bot`,
      result: { matching: 3, delivered: 3, failed: [], not_sent: 0 },
    },
  ]);
  expect((await control.get(`/jobs/${body.id}`)).body).toEqual(body);
});

it('what takes longer is waited for, until it has ended', async () => {
  const answer = held();
  const { body: begun } = await replay();
  expect(begun).toMatchObject({ state: 'running', done: 0, total: 3, phase: 'sending' });
  const { cursor } = await news(begun.id);
  const waiting = news(begun.id, cursor);
  answer();
  let { data, cursor: at } = await waiting;
  while (data[0].state === 'running') ({ data, cursor: at } = await news(begun.id, at));
  expect(data).toMatchObject([{ id: begun.id, state: 'done', result: { delivered: 3 } }]);
  const { body } = await control.get('/jobs');
  expect(body.data.at(-1)).toMatchObject({ id: begun.id, state: 'done' });
  expect(body.data.at(-1)).not.toHaveProperty('result');
});

it('one that is cancelled ends after what is under way, and says what came of it', async () => {
  const numbers: string[] = [];
  for (let i = 0; i < 3; i++) {
    const act = { as: people[0]?.id, text: 'again' };
    const said = await control.post(`/pages/${page.id}/acts/say`, act);
    numbers.push(String(said.body.event));
  }
  await server.settled();
  callbacks.take();
  const answer = held();
  const { body: begun } = await replay({ events: numbers, since: undefined });
  const cancelling = control.send('DELETE', `/jobs/${begun.id}`);
  await news(begun.id);
  answer();
  const { body } = await cancelling;
  expect(body).toMatchObject({ state: 'cancelled', result: { matching: 3, delivered: 1 } });
  expect(callbacks.take()).toHaveLength(1);
  // It has ended: the same again changes nothing.
  expect((await control.send('DELETE', `/jobs/${begun.id}`)).body).toEqual(body);
});

it('what is refused within a moment makes no answer of a job', async () => {
  const { status, body } = await replay({ confirm_count: 1 });
  expect(status).toBe(409);
  expect(body.error.message).toMatch(/^None was sent: \d events match, and not 1\.$/);
});

it('says which job there is not, and what a wait needs', async () => {
  for (const method of ['GET', 'DELETE']) {
    const { status, body } = await control.send(method, '/jobs/77');
    expect([status, body.error.message]).toEqual([
      404,
      'There is no job 77: `convograph jobs` shows the ids.',
    ]);
  }
  const wait = async (body: object) => (await control.post('/wait', body)).body.error.message;
  expect(await wait({ for: 'job' })).toBe('Say which job, by "job".');
  expect(await wait({ for: 'job', job: '77' })).toMatch(/^There is no job 77/);
  expect(await wait({ for: 'job', job: '1', page: page.id })).toBe(
    'Jobs are of no Page: leave "page" out.',
  );
  expect(await wait({ for: 'call', job: '1' })).toBe('"job" is for jobs alone: leave it out.');
});
