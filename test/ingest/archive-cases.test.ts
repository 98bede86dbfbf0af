import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
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
      ['01-no-participants', [2, 4]],
      ['02-group-messages-folder', [2, 5]],
      ['03-unnamed-participant', [2, 4]],
      ['04-self-thread', [2, 4]],
      ['05-left-group', [1, 3]],
      ['08-e2ee-folder-beside-dyi-no-media', [3, 5]],
      ['14-2018-seconds-and-message.json', [1, 2]],
      ['15-2018-no-section', [1, 2]],
      ['19-macos-zip', [1, 4]],
      ['20-control-character', [1, 3]],
      ['21-zips-beside-json/input/downloads', [2, 2]],
      ['24-names', [6, 7]],
      ['25-message_2-only', [1, 2]],
      ['28-odd-zips/input/backslash.zip', [1, 1]],
      ['28-odd-zips/input/zip64.zip', [1, 1]],
      ['28-odd-zips/input/wrapped.zip', [1, 1]],
      ['34-page-download-root', [1, 2]],
      ["34-page-download-root/input/this_profile's_activity_across_facebook", [1, 2]],
      ['37-e2ee-zip-flat', [2, 3]],
    ])('%s: is read, wherever its files lie', async (name, [conversations, messages]) => {
      await using it = await archiveWorld();
      const path = name.includes('/') ? join(cases, name) : input(name);
      const report = await it.load(path, { me });
      expect(report).toMatchObject({ conversations, messages, skipped: [] });
    });

    it('01, 03, 05: tells the people as far as they are told', async () => {
      await using it = await archiveWorld();
      for (const name of ['01-no-participants', '03-unnamed-participant', '05-left-group']) {
        await it.load(input(name), { me });
      }
      const found = await it.conversations();
      const people = found.map((one) => one.participants.data.map((a: Json) => a.name).sort());
      expect(people).toContainEqual(['Ben Odell', it.w.page.name].sort());
      expect(people).toContainEqual([it.w.page.name, 'Esra Holm', 'Finn Abara'].sort());
      const texts = found.map((one) => one.messages.map((m: Json) => m.message));
      expect(texts).toContainEqual(['two mugs please', 'packed']);
    });

    it('03, 04, 24, 25, 34: brings in every text, in its order', async () => {
      const texts = async (name: string) => {
        await using it = await archiveWorld();
        const { media } = await it.load(input(name), { me });
        const found = await it.conversations();
        return [media, found.map((one) => one.messages.map((m: Json) => m.message)).sort()];
      };
      const [, unnamed] = await texts('03-unnamed-participant');
      expect(unnamed).toHaveLength(2);
      expect((unnamed as string[][]).flat()).toHaveLength(4);
      const [, self] = await texts('04-self-thread');
      expect((self as string[][]).flat()).toHaveLength(4);
      const [, named] = await texts('24-names');
      expect(named).toHaveLength(6);
      // Its first file lies in a part that was not given.
      expect(await texts('25-message_2-only')).toEqual([0, [['oldest part', 'older part']]]);
      const [media] = await texts('34-page-download-root');
      expect(media).toBe(1);
    });

    it('06: keeps the sticker, and both of two pictures', async () => {
      await using it = await archiveWorld();
      await it.load(input('06-media-oddities'), { me });
      const [{ messages } = { messages: [] }] = await it.conversations();
      expect(messages.map((m: Json) => m.attachments?.data.length ?? 0)).toEqual([
        ...[1, 1, 0, 2, 0, 0],
      ]);
      expect(messages[2].sticker).toContain('/_convograph/media/');
      expect(messages[4].shares.data[0].description).toBe('Corner shelf, oak');
    });

    it('14: reads times in seconds', async () => {
      await using it = await archiveWorld();
      await it.load(input('14-2018-seconds-and-message.json'), { me });
      const [{ messages } = { messages: [] }] = await it.conversations();
      expect(messages.map((m: Json) => m.created_time)).toEqual([
        '2018-04-24T08:21:29+0000',
        '2018-04-24T08:21:40+0000',
      ]);
    });

    it('16: leaves a channel out and finds the business', async () => {
      await using it = await archiveWorld();
      const report = await it.load(input('16-instagram-broadcast-channel'));
      expect(report).toMatchObject({ conversations: 2, skipped: [] });
      expect(report.platforms[0]?.business?.name).toBe('tern.thistle');
      expect(report.left_out).toHaveLength(1);
    });

    it('17: knows Instagram by what lies beside the threads', async () => {
      await using it = await archiveWorld();
      const report = await it.load(input('17-instagram-2021-no-marker'), { me: 'tern.thistle' });
      expect(report.platforms.map(({ platform }) => platform)).toEqual(['INSTAGRAM']);
      expect(report).toMatchObject({ conversations: 1, skipped: [] });
    });

    it('18: repairs a text up to where it was cut', async () => {
      await using it = await archiveWorld();
      await it.load(input('18-instagram-share-text-cut'), { me: 'tern.thistle' });
      const [{ messages } = { messages: [] }] = await it.conversations();
      expect(messages[0].shares.data[0].description).toBe(
        'Café am Fluß – jetzt offen \uFFFD\uFFFD',
      );
      expect(messages[1].message).toBe('größte Freude \uFFFD');
    });

    it('22: brings in what has a time, whatever else is wrong with it', async () => {
      await using it = await archiveWorld();
      const report = await it.load(input('22-types'), { me });
      expect(report).toMatchObject({ conversations: 1, messages: 9 });
      expect(report.skipped.map(({ reason }) => reason.split(':')[0])).toEqual(
        [4, 5, 9, 13, 14].map((number) => `message ${number}`),
      );
      const [{ messages } = { messages: [] }] = await it.conversations();
      expect(messages.filter((m: Json) => m.message === 'dup')).toHaveLength(2);
    });

    it('28: reads UTF-16, and names a letter that cannot be told and a zip within a zip', async () => {
      await using it = await archiveWorld();
      const odd = await it.load(join(input('28-odd-zips'), 'bom-crlf.zip'), { me });
      expect(odd).toMatchObject({ conversations: 3, messages: 2 });
      expect(odd.skipped).toMatchObject([{ file: expect.stringContaining('lena_1') }]);
      const nested = await it.load(join(input('28-odd-zips'), 'nested.zip'), { me });
      expect(nested.skipped.map(({ reason }) => reason)).toEqual([
        expect.stringContaining('give facebook-tern-2026.zip by itself'),
      ]);
    });

    it('33: reads the one file that Instagram had for all', async () => {
      await using it = await archiveWorld();
      const report = await it.load(input('33-instagram-2019-messages.json'), {
        me: 'tern.thistle',
      });
      expect(report).toMatchObject({ conversations: 1, messages: 2, skipped: [] });
      const [{ platform, messages } = { platform: '', messages: [] }] = await it.conversations();
      expect(platform).toBe('instagram');
      expect(messages.map((m: Json) => [m.from.username, m.message])).toEqual([
        [it.w.page.instagramUsername, 'old text'],
        ['vera_k', 'new text'],
      ]);
    });

    it.each([
      ['06-media-oddities', { conversations: 1, messages: 6, media: 3 }, 2],
      ['09-e2ee-folder-beside-dyi-with-media', { conversations: 2, messages: 4, media: 1 }, 1],
    ])('%s: tells media that are missing, and skips nothing', async (name, counts, missing) => {
      await using it = await archiveWorld();
      const report = await it.load(input(name), { me });
      expect(report).toMatchObject({ ...counts, skipped: [] });
      expect(report.missing_media).toHaveLength(missing);
    });
  },
);
