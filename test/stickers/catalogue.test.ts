import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../src/media/built-in.ts';
import { pictureSize } from '../../src/media/picture-size.ts';
import { PACKS, STICKERS } from '../../src/media/stickers/stickers.ts';
import { WORDS } from '../../src/media/stickers/words.ts';
import { proves } from '../support/proves.ts';
import { type Json, type Params, sharedWorld } from '../support/world.ts';
import { member } from '../tokens/people.ts';

const shop = await sharedWorld();
const access_token = `${shop.app.id}|${shop.app.secret}`;

const ask = (path: string, params: Params = {}) =>
  shop.send('GET', path, { access_token, ...params });
const namesOf = ({ body }: { body: Json }) => body.data.map(({ name }: Json) => name);

describe('GET /sticker_packs', () => {
  proves(
    [
      ...['GET /sticker_packs', 'StickerPack', 'StickerPack.id', 'StickerPack.name'],
      ...['StickerPack.description', 'StickerPack.preview_image_url', 'StickerPack.sticker_count'],
    ],
    'lists packs with a name, what is in them, a picture and a count',
    async () => {
      const { status, body } = await ask('/v26.0/sticker_packs');
      expect(status).toBe(200);
      const [first] = body.data;
      expect(Object.keys(first)).toEqual([
        ...['id', 'name', 'description', 'preview_image_url', 'sticker_count'],
      ]);
      expect(first).toMatchObject({
        ...{ id: '840917300000100', name: 'Pip the Cat', sticker_count: 5 },
        description: 'A cat for every mood',
      });
      expect(body.data).toHaveLength(PACKS.length);
      expect(body.paging.cursors.before).toBe('MAZDZD');
      const picture = await shop.send('GET', first.preview_image_url);
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    },
  );

  proves(
    'GET /sticker_packs?locale',
    'speaks the language of locale, or English where we have none of it',
    async () => {
      const german = await ask('/sticker_packs', { locale: 'de_DE' });
      expect(german.body.data[0]).toMatchObject({
        ...{ name: 'Kater Pip', description: 'Ein Kater für jede Laune' },
      });
      expect(namesOf(await ask('/sticker_packs', { locale: 'xx_XX' }))).toEqual([
        ...['Pip the Cat', 'Quick Answers', 'From the Shop'],
      ]);
      expect(namesOf(await ask('/sticker_packs', { locale: 'constructor' }))[0]).toBe(
        'Pip the Cat',
      );
    },
  );

  it('is read page by page, with the fields that are asked for', async () => {
    const { body } = await ask('/sticker_packs', { limit: 2, fields: 'name', locale: 'es_ES' });
    expect(body.data[1]).toEqual({ name: 'Respuestas rápidas', id: '840917300000200' });
    const next = await shop.send('GET', body.paging.next);
    expect(next.body.data).toEqual([{ name: 'De la tienda', id: '840917300000300' }]);
    expect(next.body.paging.next).toBeUndefined();
    const bad = await ask('/sticker_packs', { fields: 'bogus' });
    expect(bad.body.error.code).toBe(100);
  });

  it('is for the app token alone', async () => {
    const tokens = [
      shop.token,
      await shop.tokenFor({ kind: 'user', userId: (await member(shop)).id }),
      undefined,
    ];
    const answers = await Promise.all(
      tokens.map((each) => shop.send('GET', '/sticker_packs', { access_token: each })),
    );
    expect(answers.map(({ status, body }) => [status, body.error.code])).toEqual([
      ...[
        [400, 15],
        [400, 15],
        [400, 104],
      ],
    ]);
    const login = await shop.tokenFor({ kind: 'instagram', pageId: shop.page.id });
    const elsewhere = await shop.send('GET', '/_convograph/instagram/sticker_packs', {
      access_token: login,
    });
    expect(elsewhere.status).toBeGreaterThanOrEqual(400);
    expect((await shop.send('POST', '/sticker_packs', { access_token })).body.error).toMatchObject({
      ...{ code: 100, error_subcode: 33 },
    });
  });
});

describe('GET /sticker_packs/{id}/stickers', () => {
  proves(
    [
      ...['GET /sticker_packs/{id}/stickers', 'Sticker', 'Sticker.id', 'Sticker.name'],
      ...['Sticker.image_url', 'Sticker.width', 'Sticker.height', 'Sticker.is_animated'],
    ],
    'lists the stickers of a pack, each with a picture that can be loaded',
    async () => {
      const { status, body } = await ask('/sticker_packs/840917300000100/stickers');
      expect(status).toBe(200);
      const [hello] = body.data;
      const { image_url, ...others } = hello;
      expect(others).toEqual({
        ...{ id: '840917300000101', name: 'Hello' },
        ...{ width: 240, height: 240, is_animated: false },
      });
      expect(Object.keys(hello)).toEqual([
        ...['id', 'name', 'image_url', 'width', 'height', 'is_animated'],
      ]);
      expect((await shop.send('GET', image_url)).status).toBe(200);
      expect(body.data).toHaveLength(5);
    },
  );

  proves('GET /sticker_packs/{id}/stickers?locale', 'in the language of locale', async () => {
    const { body } = await ask('/sticker_packs/840917300000300/stickers', { locale: 'ja_JP' });
    expect(namesOf({ body })).toEqual(['荷物', '配達中', 'プレゼント', '買い物袋']);
  });

  it('refuses a pack that is not there', async () => {
    for (const id of ['1', 'pip', shop.page.id]) {
      const { status, body } = await ask(`/sticker_packs/${id}/stickers`);
      expect([status, body.error.code, body.error.error_subcode]).toEqual([400, 100, 33]);
      expect(body.error.message).toContain(`'${id}'`);
    }
  });
});

describe('GET /sticker_search', () => {
  proves(
    ['GET /sticker_search', 'GET /sticker_search?q'],
    'finds stickers of all packs by the beginnings of what they are about',
    async () => {
      expect(namesOf(await ask('/sticker_search', { q: 'birthday' }))).toEqual(['Hooray', 'Gift']);
      expect(namesOf(await ask('/sticker_search', { q: 'Deliv' }))).toEqual([
        ...['Parcel', 'On its way'],
      ]);
      expect(namesOf(await ask('/sticker_search', { q: 'thank you' }))).toEqual(['Thank you']);
      expect((await ask('/sticker_search', { q: 'zebra' })).body).toEqual({ data: [] });
    },
  );

  proves('GET /sticker_search?locale', 'in the language of locale alone', async () => {
    expect(namesOf(await ask('/sticker_search', { q: 'danke', locale: 'de_DE' }))).toEqual([
      'Danke',
    ]);
    expect((await ask('/sticker_search', { q: 'birthday', locale: 'de_DE' })).body.data).toEqual(
      [],
    );
    expect((await ask('/sticker_search', { q: 'danke' })).body.data).toEqual([]);
    expect(namesOf(await ask('/sticker_search', { q: '誕生日', locale: 'ja_JP' }))).toHaveLength(2);
  });

  it('wants two letters', async () => {
    const told = async (q: string | undefined) =>
      (await ask('/sticker_search', { q })).body.error?.message;
    expect(await told(undefined)).toBe('(#100) The parameter q is required');
    expect(await told('  ')).toBe('(#100) The parameter q is required');
    expect(await told('a')).toBe('(#100) Param q must be at least 2 characters long');
    expect(await told('猫')).toBe('(#100) Param q must be at least 2 characters long');
    expect(await told('ok')).toBeUndefined();
  });
});

describe('our stickers', () => {
  it('have the bytes that their names say, and the sides', async () => {
    for (const { media, side } of STICKERS) {
      const bytes = readFileSync(BUILT_IN.get(media) ?? '');
      expect(await shop.server.media.put(bytes)).toBe(media);
      expect(pictureSize(bytes, 'image/png')).toEqual({ width: side, height: side });
      expect(bytes.length).toBeLessThan(12_000);
    }
  });

  it('have words in every language, and no id twice', () => {
    const names = Object.keys(WORDS.en_US);
    for (const words of Object.values(WORDS)) expect(Object.keys(words)).toEqual(names);
    const ids = [...PACKS, ...STICKERS].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(Number.isSafeInteger(Number(id))).toBe(true);
  });
});
