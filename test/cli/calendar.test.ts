import { expect, it } from 'vitest';
import { carriedOut } from './run.ts';

const shown = async (...args: string[]) => {
  const { code, stdout, stderr } = await carriedOut(['calendar', ...args]);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
};
const told = async (...args: string[]) => JSON.parse(await shown(...args, '--json'));

it('tells what changed on which day, first the oldest', async () => {
  const { changes, known_until } = await told();
  expect(known_until).toBe('2026-11-29');
  const days = changes.map(({ day }: { day: string }) => day);
  expect(days).toEqual(days.toSorted());
  expect(changes).toContainEqual({
    ...{ day: '2026-07-28', change: '`ids=` at the root is gone from all versions' },
    afterwards: 'HTTP 500, code 100, `The ids query parameter is deprecated in v26.0+.`',
    instead: expect.any(String),
    ...{ known: 'captured', row: '13.1, 5' },
  });
  expect(await shown()).toMatch(/^2026-11-04 +v27\.0 is out +- +documented$/m);
});

it('tells what is offered as of a day, and what is gone', async () => {
  const text = await shown('--as-of', '2026-10-01');
  expect(text).toMatch(/^As of 2026-10-01 these versions are offered: v21\.0, .*, v26\.0\.$/m);
  expect(text).toMatch(/^ids +all +HTTP 500, code 100/m);
  expect(text).toMatch(/^pretty +v26\.0 +it is ignored/m);
  expect(text).toMatch(/^the attachment share in events of Instagram +all +events have ig_post/m);
  expect(text).not.toContain('image_grid');
  expect(text).not.toContain('known up to');
  expect(await shown('--as-of', '2027-06-01')).toMatch(/known up to 2026-11-29\.\n$/);
  expect(await shown('--as-of', 'all')).not.toContain('NOT THERE');
  const frozen = /^jsonp +apps that did not use it before +it is ignored/m;
  expect(await shown('--as-of', '2026-11-04')).toMatch(frozen);
  expect(await shown('--as-of', '2026-11-03')).not.toMatch(frozen);
  expect(await told('--as-of', '2026-11-04')).toMatchObject({ day: '2026-11-04' });
});

it('tells what changed between two days: not on the first, and on the second', async () => {
  const between = async (...days: string[]) =>
    (await told('--diff', ...days)).changes.map(({ change }: { change: string }) => change);
  expect(await between('2026-05-18', '2026-05-21')).toEqual([
    '`metadata=1` is gone from all versions',
    'v19.0 ends',
  ]);
  expect(await between('2026-05-19', '2026-05-20')).toEqual([]);
  expect(await between('2026-11-03', '2026-11-04')).toEqual([
    'v27.0 is out',
    ...['`ids=` of an edge', "`method=` in place of HTTP's verb", '`.as(name)`'].map(isFrozen),
    isFrozen('`callback=`, which is JSONP,'),
    'asynchronous batches are frozen: only apps that used them before have them; not offered here',
  ]);
  expect(await between('2026-11-04', '2026-11-29')).toEqual([]);
  expect(await shown('--diff', '2026-05-19', '2026-05-20')).toContain(
    'Nothing is known to have changed after 2026-05-19, up to 2026-05-20.',
  );
});

const isFrozen = (what: string) =>
  `${what} is frozen: only apps that used it before have it, until v28.0, which has no day`;

it('checks a file also where its name is empty, as of a variable that is not set', async () => {
  const { code, stdout, stderr } = await carriedOut(['calendar', '--check', '']);
  expect([code, stdout, stderr]).toEqual([2, '', 'Name a file to check, or none.\n']);
});

it.each([
  [['--as-of', 'soon'], '--as-of must be a day such as 2026-10-27, today, or all, and is "soon".'],
  [['--as-of', '2024-01-22'], /^--as-of must be 2024-01-23 or later/],
  [['--diff', '2026-05-01'], '--diff takes two days, such as --diff 2026-05-01 2026-11-04.'],
  [['--diff', 'all', 'today'], '--diff takes two days, such as --diff 2026-05-01 2026-11-04.'],
  [['--diff', '2026-05-02', '2026-05-01'], /earlier day first: --diff 2026-05-01 2026-05-02\./],
  [
    ['--diff', '2026-05-02', '2026-05-03', '--as-of', 'all'],
    /^Say one of --as-of, --diff and --check/,
  ],
])('refuses %j with a sentence', async (args, sentence) => {
  const { code, stdout, stderr } = await carriedOut(['calendar', ...args]);
  expect([code, stdout]).toEqual([2, '']);
  if (typeof sentence === 'string') expect(stderr).toBe(`${sentence}\n`);
  else expect(stderr).toMatch(sentence);
});
