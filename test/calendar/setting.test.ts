import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startConvograph } from '../../src/testing/index.ts';
import { start } from '../../src/testing/start.ts';
import { type Control, control } from '../control/control.ts';

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

it('the kit takes a day, and refuses what is none', async () => {
  await using graph = await startConvograph({ asOf: '2026-11-04' });
  expect(await graph.control.showCalendar()).toMatchObject({ day: '2026-11-04' });
  await graph.control.changeCalendar({ as_of: '2026-11-03' });
  expect((await graph.control.showCalendar()).versions.at(-1)).toMatchObject({ offered: false });
  await expect(startConvograph({ asOf: '2024-01-22' })).rejects.toThrow(`asOf ${BEFORE}`);
});
