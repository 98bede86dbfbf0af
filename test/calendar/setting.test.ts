import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Version } from '../../src/graph/declare/versions.ts';
import { startConvograph } from '../../src/testing/index.ts';
import { start } from '../../src/testing/start.ts';
import { carriedOut } from '../cli/run.ts';
import { type Control, control } from '../control/control.ts';
import { loginWorld, Visitor } from '../login/visitor.ts';
import { world } from '../support/world.ts';
import { asOf } from './as-of.ts';

const BEFORE =
  'must be 2024-01-23 or later, when the oldest version that is offered came out, and is "2024-01-22".';

describe('the calendar of a server', () => {
  let plane: Control;
  beforeAll(async () => {
    plane = await control();
  });
  afterAll(() => plane.close());

  it('offers what Meta ever did, unless it is told otherwise', async () => {
    const { body } = await plane.get('/calendar');
    expect(body).toMatchObject({ as_of: 'all', known_until: '2026-11-29' });
    expect(body).not.toHaveProperty('day');
    expect(body.versions.every(({ offered }: { offered: boolean }) => offered)).toBe(true);
  });

  it('is changed while it serves, and shows what is offered', async () => {
    const { body } = await plane.patch('/calendar', { as_of: '2026-10-01' });
    expect(body).toMatchObject({ as_of: '2026-10-01', day: '2026-10-01' });
    expect(body.versions).toHaveLength(9);
    expect(body.versions[0]).toEqual({
      ...{ version: 'v19.0', out: '2024-01-23', ends: '2026-05-21', offered: false },
    });
    expect(body.versions.at(-1)).toEqual({ version: 'v27.0', out: '2026-11-04', offered: false });
    const lackedBy = (form: string) =>
      body.forms.find((each: { form: string }) => each.form === form).lacked_by;
    expect(lackedBy('pretty')).toEqual(['v26.0']);
    expect(lackedBy('ids')).toEqual(['v21.0', 'v22.0', 'v23.0', 'v24.0', 'v25.0', 'v26.0']);
    expect((await plane.get('/calendar')).body).toEqual(body);
    await plane.patch('/calendar', { as_of: 'today' });
    // The clock of a test stands on that day.
    expect((await plane.get('/calendar')).body).toMatchObject({ day: '2026-05-04' });
  });

  it.each([
    ['2024-01-22', `"as_of" ${BEFORE}`],
    ['2026-02-30', '"as_of" must be a day such as 2026-10-27, today, or all, and is "2026-02-30".'],
    ['soon', '"as_of" must be a day such as 2026-10-27, today, or all, and is "soon".'],
  ])('is not %s', async (as_of, message) => {
    const before = (await plane.get('/calendar')).body;
    const { status, body } = await plane.patch('/calendar', { as_of });
    expect([status, body.error.message]).toEqual([400, message]);
    expect((await plane.get('/calendar')).body).toEqual(before);
  });
});

it('a day after the last that is known is told of when a server starts', async () => {
  const noted = async (asOf: `${number}-${number}-${number}`) => {
    const server = await start({ asOf });
    await server.close();
    return server.notes;
  };
  expect(await noted('2026-11-29')).toEqual([]);
  expect(await noted('2026-11-30')).toEqual([
    'As of 2026-11-30: what Meta changed is known up to 2026-11-29.',
  ]);
});

it('a default version that is not there on the day gives way with a line', async () => {
  const noted = async (defaultVersion: Version) => {
    const server = await start({ asOf: '2026-10-27', defaultVersion });
    await server.close();
    return server.notes;
  };
  expect(await noted('v21.0')).toEqual([]);
  // Where nothing is said, it is the oldest that there is.
  expect(await noted('v19.0')).toEqual([]);
  const line = (version: string) =>
    `As of 2026-10-27 there is no ${version}: v21.0 answers who names no version (--default-version).`;
  expect(await noted('v20.0')).toEqual([line('v20.0')]);
  expect(await noted('v27.0')).toEqual([line('v27.0')]);
});

it('the login dialog knows the versions of the day', async () => {
  const shop = await loginWorld();
  const statusOf = async (day: string, version: string) => {
    await asOf(shop, day);
    const { address } = new Visitor(shop, {}, `/${version}/dialog/oauth`);
    return (await shop.send('GET', address)).status;
  };
  expect(await statusOf('all', 'v27.0')).toBe(200);
  expect(await statusOf('2026-11-04', 'v27.0')).toBe(200);
  // The next one is answered by another (wire.md 13.1, 3), and one further off is none.
  expect(await statusOf('2026-11-03', 'v27.0')).toBe(200);
  expect(await statusOf('2026-07-28', 'v27.0')).toBe(400);
  await shop.close();
});

it('a command that opens the store itself is as of the day that the settings say', async () => {
  const shop = await world();
  const explained = async (asOf: string) => {
    const call = `GET /v25.0/?ids=${shop.page.id}&access_token=${shop.token}`;
    const words = ['explain', call, '--data', shop.server.dataDir];
    return (await carriedOut(words, { CONVOGRAPH_AS_OF: asOf })).stdout;
  };
  expect(await explained('2026-07-27')).toContain('would answer with 200');
  expect(await explained('2026-07-28')).toContain('The ids query parameter is deprecated');
  const wrong = await carriedOut(['page', 'list', '--data', shop.server.dataDir], {
    CONVOGRAPH_AS_OF: 'soon',
  });
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    'CONVOGRAPH_AS_OF must be a day such as 2026-10-27, today, or all, and is "soon".\n',
  ]);
  await shop.close();
});

it('the kit takes a day, and refuses what is none', async () => {
  await using graph = await startConvograph({ asOf: '2026-11-04' });
  expect(await graph.control.showCalendar()).toMatchObject({ day: '2026-11-04' });
  await graph.control.changeCalendar({ as_of: '2026-11-03' });
  expect((await graph.control.showCalendar()).versions.at(-1)).toMatchObject({ offered: false });
  await expect(startConvograph({ asOf: '2024-01-22' })).rejects.toThrow(`asOf ${BEFORE}`);
});
