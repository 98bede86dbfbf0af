import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createUser } from '../../src/admin/users.ts';
import { SILHOUETTE } from '../../src/media/silhouette.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import { entries } from '../batch/send-batch.ts';
import { expectError, nonexisting, unsupported } from '../protocol/graph-error.ts';
import { proves } from '../support/proves.ts';
import { type Answer, type Json, type Params, type World, world } from '../support/world.ts';

/** A picture of 40 by 30 whose bytes say so. */
const GIF = Buffer.from('R0lGODlhKAAeAIAAAAAAAP///yH5BAAAAAAALAAAAAAoAB4AAAIBADs=', 'base64');
const FACE = readFileSync(join(import.meta.dirname, '../../src/demo/media/profile-1.jpg'));

let shop: World;
let plain: World;
let ada: PersonRow;
let ida: PersonRow;
let user: { readonly id: string; readonly token: string };
beforeAll(async () => {
  plain = await world();
  const gif = await plain.server.media.put(GIF);
  shop = await plain.besides({ profile: { picture: gif } });
  const picture = await plain.server.media.put(FACE);
  ada = await shop.person('Ada Okafor', 'MESSENGER', { picture });
  ida = await shop.person('Ida', 'INSTAGRAM', { picture });
  user = await createUser(shop.server, { name: 'Uma', pageId: shop.page.id }).then(
    async ({ id }) => ({ id, token: await shop.tokenFor({ kind: 'user', userId: id }) }),
  );
});
afterAll(() => plain.close());

/** GET without following where it leads. */
const ask = (path: string, params: Params = {}, of = shop, method = 'GET'): Promise<Answer> =>
  of.send(method, path, { access_token: of.token, ...params }, { redirect: 'manual' });

/** The bytes that a redirect leads to. */
async function ledTo(answer: Answer): Promise<Buffer> {
  expect(answer.status, answer.text).toBe(302);
  expect(answer.text).toBe('');
  const response = await fetch(answer.headers.get('location') ?? '');
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

describe('GET /{id}/picture', () => {
  proves(
    [
      'Page/picture',
      'User (Messenger profile)/picture',
      'IGBusinessScopedID/picture',
      'User (token)/picture',
    ],
    'leads to the picture of a Page, a person and a user: 302, a link and no body',
    async () => {
      expect(await ledTo(await ask('/me/picture'))).toEqual(GIF);
      expect(await ledTo(await ask(`/v23.0/${shop.page.id}/picture`))).toEqual(GIF);
      expect(await ledTo(await ask('/picture'))).toEqual(GIF);
      for (const { id } of [ada, ida])
        expect(await ledTo(await ask(`/${id}/picture`))).toEqual(FACE);
      const access_token = user.token;
      expect(await ledTo(await ask(`/${shop.page.id}/picture`, { access_token }))).toEqual(GIF);
      const { headers, text } = await ask('/me/picture', { access_token });
      expect([headers.get('content-length'), text]).toEqual(['0', '']);
      expect(headers.has('etag')).toBe(false);
      expect(headers.has('content-type')).toBe(false);
      expect(headers.get('facebook-api-version')).toMatch(/^v/);
    },
  );

  // koala's get_picture_data, and captured: test/clients/recorded-nodes.ts.
  proves(
    [
      'Page/picture?redirect',
      'User (Messenger profile)/picture?redirect',
      'IGBusinessScopedID/picture?redirect',
      'User (token)/picture?redirect',
    ],
    'with redirect=0 is JSON: height, is_silhouette, url and width',
    async () => {
      for (const redirect of ['0', 'false', 'False']) {
        const { status, body } = await ask('/me/picture', { redirect });
        expect(status).toBe(200);
        expect(Object.keys(body.data)).toEqual(['height', 'is_silhouette', 'url', 'width']);
        expect(body.data).toMatchObject({ height: 30, is_silhouette: false, width: 40 });
        expect(body).toEqual({ data: body.data });
        const bytes = await fetch(body.data.url).then((response) => response.arrayBuffer());
        expect(Buffer.from(bytes)).toEqual(GIF);
      }
      for (const { id } of [ada, ida]) {
        const { data } = (await ask(`/${id}/picture`, { redirect: 0 })).body;
        expect(data).toMatchObject({ height: 160, is_silhouette: false, width: 160 });
      }
      const fields = await ask('/me/picture', { redirect: 0, fields: 'url,left' });
      expect(Object.keys(fields.body.data)).toEqual(['url']);
      for (const redirect of ['1', 'true', '']) {
        expect((await ask('/me/picture', { redirect })).status).toBe(302);
      }
      expectError(await ask('/me/picture', { redirect: 'maybe' }), {
        message: '(#100) Param redirect must be a boolean',
        code: 100,
      });
      expectError(
        await ask('/me/picture', { redirect: 0, fields: 'colour' }),
        nonexisting('colour', 'ProfilePictureSource'),
      );
    },
  );

  proves(
    [
      'Page/picture?type',
      'Page/picture?width',
      'Page/picture?height',
      'User (Messenger profile)/picture?type',
      'User (Messenger profile)/picture?width',
      'User (Messenger profile)/picture?height',
      'IGBusinessScopedID/picture?type',
      'IGBusinessScopedID/picture?width',
      'IGBusinessScopedID/picture?height',
      'User (token)/picture?type',
      'User (token)/picture?width',
      'User (token)/picture?height',
    ],
    'takes the sizes that Meta names, and refuses others',
    async () => {
      for (const id of [shop.page.id, ada.id, ida.id]) {
        for (const type of ['small', 'normal', 'album', 'large', 'square', 'thumbnail']) {
          expect((await ask(`/${id}/picture`, { type })).status).toBe(302);
        }
        const sizes = { width: 200, height: 200 };
        expect((await ask(`/${id}/picture`, sizes)).status).toBe(302);
        expect((await ask(`/${id}/picture`, { ...sizes, redirect: 0 })).status).toBe(200);
        for (const redirect of [undefined, 0]) {
          const wide = await ask(`/${id}/picture`, { width: 'wide', redirect });
          expectError(wide, {
            message: '(#100) Param width must be an integer greater than or equal to 0',
            code: 100,
          });
          const huge = await ask(`/${id}/picture`, { type: 'huge', redirect });
          expect(huge.body.error.message).toMatch(/^\(#100\) Param type must be one of \{small, /);
        }
      }
      const access_token = user.token;
      expect((await ask('/me/picture', { access_token, type: 'large', width: 9 })).status).toBe(
        302,
      );
    },
  );

  proves(
    ['User (Messenger profile).picture', 'IGBusinessScopedID.picture'],
    'is a field as well, with modifiers, where there is a picture',
    async () => {
      for (const { id } of [ada, ida]) {
        const { body } = await ask(`/${id}`, { fields: 'picture.type(large).width(9){url,width}' });
        expect(Object.keys(body.picture.data)).toEqual(['url', 'width']);
      }
      const bare = await shop.person('Bo');
      expect((await ask(`/${bare.id}`, { fields: 'picture' })).body).toEqual({ id: bare.id });
    },
  );

  it('of whom there is no picture leads to what stands for one', async () => {
    const bare = [await plain.person('Bo'), await plain.person('Bob', 'INSTAGRAM')];
    const stands = readFileSync(SILHOUETTE.path);
    for (const id of ['me', ...bare.map((each) => each.id)]) {
      expect(await ledTo(await ask(`/${id}/picture`, {}, plain))).toEqual(stands);
      const { data } = (await ask(`/${id}/picture`, { redirect: 0 }, plain)).body;
      expect(data).toMatchObject({ height: 160, is_silhouette: true, width: 160 });
      const response = await fetch(data.url);
      expect(response.headers.get('content-type')).toBe('image/png');
    }
    const mine = { access_token: user.token, redirect: 0 };
    expect((await ask('/me/picture', mine)).body.data.is_silhouette).toBe(true);
  });

  it('of several is JSON by id', async () => {
    const { body } = await ask('/picture', { ids: `${ada.id},${shop.page.id}` });
    expect(Object.keys(body)).toEqual([ada.id, shop.page.id]);
    expect(body[shop.page.id].data.width).toBe(40);
  });

  it('is the same for HEAD, without a body in either form', async () => {
    const there = await ask('/me/picture', {}, shop, 'HEAD');
    const { headers } = await ask('/me/picture');
    expect([there.status, there.headers.get('location')]).toEqual([302, headers.get('location')]);
    const json = await ask('/me/picture', { redirect: 0 }, shop, 'HEAD');
    expect([json.status, json.text]).toEqual([200, '']);
  });

  it('in a batch is 302 with the header Location and an empty body', async () => {
    const token = { access_token: shop.token };
    const items = [
      { method: 'GET', relative_url: 'me/picture?type=large' },
      { method: 'GET', relative_url: `${ada.id}/picture?redirect=0` },
      { method: 'GET', relative_url: 'me?fields=name' },
      { method: 'GET', relative_url: `${ada.id}/picture` },
    ];
    const answers = await entries(shop, items, token);
    expect(answers.map((one: Json) => one.code)).toEqual([302, 200, 200, 302]);
    const [first, json, , last] = answers as Json[];
    expect([first.body, last.body]).toEqual(['', '']);
    expect(first.headers.Location).toBe((await ask('/me/picture')).headers.get('location'));
    expect(last.headers.Location).not.toBe(first.headers.Location);
    expect(first.headers).not.toHaveProperty('ETag');
    expect(json.headers).not.toHaveProperty('Location');
    expect(json.body.data.is_silhouette).toBe(false);
    // What refers to a part of it finds nothing there.
    const referring = [
      { method: 'GET', relative_url: 'me/picture', name: 'p', omit_response_on_success: false },
      { method: 'GET', relative_url: '?ids={result=p:$.data.url}' },
    ];
    const codes = (await entries(shop, referring, token)).map((one: Json) => one.code);
    expect(codes).toEqual([302, 400]);
  });

  it('is JSON for clients that can be sent nowhere: a script, and one that takes no status', async () => {
    const script = await ask('/me/picture', { callback: 'show' });
    expect(script.text).toMatch(/^\/\*\*\/ show\(\{"data":/);
    const { status, body } = await ask('/me/picture', { suppress_http_code: 1 });
    expect([status, body.data.width]).toEqual([200, 40]);
  });

  it('is none of another’s Page, of nobody, of what has none, and is not written to', async () => {
    for (const id of [plain.page.id, '311884619589478']) {
      for (const redirect of [undefined, 0]) {
        expectError(await ask(`/${id}/picture`, { redirect }), unsupported('get', id));
      }
    }
    const chat = await shop.conversation({ people: [ada] });
    expectError(await ask(`/${chat.id}/picture`), nonexisting('picture', 'UnifiedThread'));
    const account = shop.page.instagramId;
    expectError(await ask(`/${account}/picture`), nonexisting('picture', 'IGUser'));
    expectError(await ask('/me/picture', {}, shop, 'POST'), unsupported('post', 'me'));
    expectError(await ask('/me/picture/data'), {
      message: 'Unknown path components: /data',
      code: 2500,
    });
    expect((await ask('/me/picture', { access_token: undefined })).body.error.code).toBe(2500);
  });

  it('of a person needs what the profile needs, and without the feature is nobody’s', async () => {
    const poor = await shop.tokenFor({ scopes: ['public_profile'] });
    const { status } = await ask(`/${ada.id}/picture`, { access_token: poor });
    expect(status).toBe(403);
    const strict = await plain.besides({ mode: 'strict' });
    const picture = await plain.server.media.put(FACE);
    const zed = await strict.person('Zed', 'MESSENGER', { picture });
    const shown = async () =>
      (await ask(`/${zed.id}/picture`, { redirect: 0 }, strict)).body.data.is_silhouette;
    const access = (level: 'standard' | 'advanced') =>
      changeApp(plain.server, plain.app.id, {
        access: { business_asset_user_profile_access: level },
      });
    expect(await shown()).toBe(false);
    await access('standard');
    expect(await shown()).toBe(true);
    await access('advanced');
  });
});

it('what stands for a picture is named after its bytes', async () => {
  expect(await plain.server.media.put(readFileSync(SILHOUETTE.path))).toBe(SILHOUETTE.name);
});
