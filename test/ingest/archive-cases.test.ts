import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveWorld } from './support/archive-world.ts';

const cases = resolve(import.meta.dirname, '../../../shared/data/archive-cases');
const input = (name: string): string => join(cases, name, 'input');
const me = 'Tern & Thistle';

describe.skipIf(!existsSync(cases))(
  'reported downloads (needs ../shared/data/archive-cases beside the project)',
  () => {
    it.each([
      [{ me }, 'given'],
      [{ page: me }, 'page'],
    ])('26: finds two names of one business on two platforms, with %j', async (given, because) => {
      await using it = await archiveWorld();
      const page = { ...it.w.page, name: 'page' in given ? given.page : it.w.page.name };
      const report = await it.load(input('26-accounts-center-combined'), { ...given, page });
      expect(report).toMatchObject({ conversations: 4, skipped: [] });
      const taken = report.platforms.map(({ platform, business }) => [
        platform,
        business?.name,
        business?.because,
      ]);
      expect(taken.sort()).toEqual([
        ['INSTAGRAM', 'Tern IG', 'everywhere'],
        ['MESSENGER', me, because],
      ]);
    });

    it.each([
      ['15-2018-no-section', { conversations: 1, messages: 2 }],
      ['21-zips-beside-json/input/downloads', { conversations: 2, messages: 2 }],
    ])('%s: is read, wherever its files lie', async (name, counts) => {
      await using it = await archiveWorld();
      const folder = name.includes('/') ? join(cases, name) : input(name);
      expect(await it.load(folder, { me })).toMatchObject({ ...counts, skipped: [] });
    });

    it('33: names the file that is in a form of which nothing is known', async () => {
      await using it = await archiveWorld();
      const { skipped } = await it.load(input('33-instagram-2019-messages.json'), { me });
      expect(skipped.map(({ reason }) => reason)).toEqual([
        'it holds no conversations in a form that is known: looked at messages.json',
      ]);
    });

    it.each([
      ['06-media-oddities', { conversations: 1, messages: 6, media: 1 }, 4],
      ['09-e2ee-folder-beside-dyi-with-media', { conversations: 2, messages: 4, media: 1 }, 1],
    ])('%s: tells media that are missing, and skips nothing', async (name, counts, missing) => {
      await using it = await archiveWorld();
      const report = await it.load(input(name), { me });
      expect(report).toMatchObject({ ...counts, skipped: [] });
      expect(report.missing_media).toHaveLength(missing);
    });
  },
);
