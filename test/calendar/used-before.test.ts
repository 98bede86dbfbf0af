import { afterAll, beforeAll, expect, it } from 'vitest';
import { startConvograph } from '../../src/testing/index.ts';
import { carriedOut, dataDir, printed } from '../cli/run.ts';
import { Control, control } from '../control/control.ts';
import { HEAD, seededWorld } from '../seed/support/seeded.ts';

let plane: Control;
beforeAll(async () => {
  plane = await control();
});
afterAll(() => plane.close());

it('what an app used before is said whole, and taken back whole', async () => {
  const { body: app } = await plane.post('/apps', { name: 'Bot' });
  const say = async (used_before: readonly string[]) =>
    (await plane.patch(`/apps/${app.id}`, { used_before })).body.used_before;
  expect(await say(['jsonp', 'alias'])).toEqual([{ form: 'alias' }, { form: 'jsonp' }]);
  expect(await say(['edge_ids'])).toEqual([{ form: 'edge_ids' }]);
  expect(await say([])).toEqual([]);
});

it('what is not frozen is refused, with what is', async () => {
  const { body: app } = await plane.post('/apps', { name: 'Old' });
  const { status, body } = await plane.patch(`/apps/${app.id}`, { used_before: ['pretty'] });
  expect([status, body.error.message]).toEqual([
    400,
    '"used_before.0" must be one of edge_ids, method_override, alias, jsonp.',
  ]);
});

const asScript = async (url: string, token: string) => {
  const answer = await fetch(`${url}/me?callback=f&fields=id&access_token=${token}`);
  return (await answer.text()).startsWith('/**/ f(');
};

it('the kit says it of an app', async () => {
  await using graph = await startConvograph({ asOf: '2026-11-29' });
  const page = await graph.page();
  const apps = [
    await graph.app({ page, usedBefore: ['jsonp'] }),
    await graph.app({ page, name: 'New' }),
  ].map((app) => app.env());
  const have = apps.map((env) => asScript(env.GRAPH_URL, env.PAGE_ACCESS_TOKEN));
  expect(await Promise.all(have)).toEqual([true, false]);
});

it('a seed file says it of an app', async () => {
  const seeded = await seededWorld();
  await seeded.seed(`${HEAD}apps:\n  - { name: Echo bot, used_before: [jsonp] }\n`);
  const { data } = (await new Control(seeded.server).get('/apps')).body;
  expect(data).toMatchObject([{ name: 'Echo bot', used_before: [{ form: 'jsonp' }] }]);
  const wrong = `${HEAD}apps:\n  - { name: Old, used_before: [pretty] }\n`;
  expect(() => seeded.seed(wrong)).toThrow('must be edge_ids, method_override, alias or jsonp');
});

it('the command line says it of an app', async () => {
  const data = dataDir();
  await printed('app', 'create', '--name', 'Bot', '--data', data);
  const set = (forms: string) =>
    carriedOut(['app', 'set', 'Bot', '--used-before', forms, '--data', data]);
  expect((await set('jsonp,alias')).stdout).toContain(
    'used alias before it was frozen, used jsonp before it was frozen',
  );
  expect((await set('off')).stdout).not.toContain('frozen');
  const { code, stderr } = await set('pretty');
  expect([code, stderr]).toEqual([
    2,
    'What Meta froze is edge_ids, method_override, alias or jsonp, and not "pretty".\n',
  ]);
});
