import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Convograph,
  StillUsed,
  startConvograph,
  type TestApp,
} from '../../src/testing/index.ts';

let graph: Convograph;
let old: TestApp;
let current: TestApp;
beforeAll(async () => {
  graph = await startConvograph();
  const page = await graph.page();
  old = await graph.app({ page, name: 'Old Bot' });
  current = await graph.app({ page, name: 'Current Bot' });
});
afterAll(() => graph.close());

const calls = (app: TestApp, path: string) => {
  const { GRAPH_URL, PAGE_ACCESS_TOKEN } = app.env();
  return fetch(`${GRAPH_URL}${path}access_token=${PAGE_ACCESS_TOKEN}`);
};

it('a run that uses nothing old passes', async () => {
  await graph.calendar.check();
  await calls(current, '/v27.0/me?fields=id,name&');
  await graph.calendar.check();
});

it('one that does fails, and says what there is instead', async () => {
  await calls(old, '/v21.0/me?pretty=1&');
  const failed = await graph.calendar.check().catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(StillUsed);
  expect((failed as StillUsed).message).toContain(
    [
      '2027-01-21  v21.0 ends: v22.0 answers in its place (documented)',
      '  instead  call v27.0',
      '  used     1 time by Old Bot, 2026-05-04 10:00',
      '        1  GET /v21.0/me?pretty',
    ].join('\n'),
  );
  await graph.calendar.check({ app: current });
  await graph.calendar.check({ by: 'today' });
  await expect(graph.calendar.check({ by: '2026-10-27' })).rejects.toThrow(/pretty= ends/);
});
