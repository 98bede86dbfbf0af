import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { dataDir, endingOf, inHouse, json, printed, serving } from './run.ts';

describe('convograph clock', () => {
  it('shows the time of a store that is served, and changes it for the next answer', async () => {
    const data = dataDir();
    const { access_token } = await inHouse(data, async (house) => {
      await createApp(house, { name: 'Bot' });
      await createPage(house, { name: 'Kiln' });
      return createToken(house, { kind: 'page', pageId: 'Kiln', expiresIn: 3600 });
    });
    const { ready } = await serving(['serve', '--port', '0', '--data', data]);
    const me = () => fetch(`${ready.url}/me?access_token=${access_token}`);
    expect((await me()).status).toBe(200);
    const moved = await json('clock', '--advance', '3600', '--freeze', '--data', data);
    expect(moved).toEqual({ now: expect.any(String), now_ms: expect.any(Number), frozen: true });
    expect(await (await me()).json()).toMatchObject({ error: { code: 190, error_subcode: 463 } });
    expect(await printed('clock', '--data', data)).toEqual(moved);
  });

  it.each([
    [['--freeze', '--run'], 'Say one of --freeze and --run.'],
    [['--set', '2026-01-01', '--reset'], 'Say one of --set and --reset.'],
    [['--set', '+1d', '--advance', '1h'], expect.stringContaining('both move the clock')],
    [['--advance', 'soon'], expect.stringMatching(/^--advance must be a duration such as 90m/)],
    [['--advance', '1.5h'], expect.stringContaining('and is "1.5h".')],
  ])('refuses %j', async (flags, sentence) => {
    expect(await endingOf(['clock', ...flags])).toEqual({ code: 2, sentence });
  });

  it.each([
    [['--advance', '1d2h'], 26 * 3_600_000],
    [['--advance', '-90m'], -5_400_000],
    [['--advance', '0.5'], 500],
    [['--set', '-2h'], -7_200_000],
    [['--set', '+1w'], 604_800_000],
  ])('moves by %j', async (flags, ms) => {
    const data = dataDir();
    await inHouse(data, async () => undefined);
    expect(await printed('clock', ...flags, '--data', data)).toMatchObject({ offset_ms: ms });
  });

  it('refuses a moment that is none, in one sentence', async () => {
    const data = dataDir();
    await inHouse(data, async () => undefined);
    const ending = await endingOf(['clock', '--set', 'noon', '--data', data]);
    expect(ending).toEqual({ code: 2, sentence: expect.stringMatching(/^A moment is .*\.$/) });
  });
});
