import { beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/access/scopes.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import { expectError, nonexisting } from '../protocol/graph-error.ts';
import { proves } from '../support/proves.ts';
import { type Json, sharedWorld } from '../support/world.ts';

const NO_SUCH_PERMISSION = {
  message: '(#100) Insufficient permission to access user profile.',
  code: 100,
  subcode: 2018247,
};

const shop = await sharedWorld();
let picture: string;
beforeAll(async () => {
  picture = await shop.server.media.put(Buffer.from('a face'));
});

async function read(person: PersonRow, fields?: string, access_token = shop.token): Promise<Json> {
  const { status, body } = await shop.get(`/${person.id}`, { fields, access_token });
  expect(status).toBe(200);
  return body;
}

describe('GET /{psid}', () => {
  proves(
    [
      'User (Messenger profile)',
      'User (Messenger profile).id',
      'User (Messenger profile).first_name',
      'User (Messenger profile).last_name',
      'User (Messenger profile).profile_pic',
    ],
    'answers first and last name, picture and id',
    async () => {
      const ada = await shop.person('Ada Nkem Okafor', 'MESSENGER', { picture });
      expect(ada.id).toMatch(/^\d{16,17}$/);
      const body = await read(ada);
      expect(body).toEqual({
        first_name: 'Ada',
        last_name: 'Nkem Okafor',
        profile_pic: expect.any(String),
        id: ada.id,
      });
      expect((await shop.send('GET', body.profile_pic)).text).toBe('a face');
    },
  );

  proves('User (Messenger profile).name', 'tells the full name when asked', async () => {
    const ada = await shop.person('Ada Okafor');
    expect(await read(ada, 'name')).toEqual({ name: 'Ada Okafor', id: ada.id });
  });

  proves(
    'error:profileFieldRetired',
    'has no payment and no ad any more, and says so',
    async () => {
      const ada = await shop.person('Ada Okafor');
      for (const fields of ['is_payment_enabled', 'first_name,last_ad_referral']) {
        expectError(await shop.get(`/${ada.id}`, { fields }), {
          message:
            '(#100) The last_ad_referral and is_payment_enabled fields are now deprecated. Please refer to our Developer Document for more info.',
          code: 100,
          subcode: 2018254,
        });
      }
      const page = await shop.get('/me', { fields: 'last_ad_referral' });
      expectError(page, nonexisting('last_ad_referral', 'Page'));
      for (const fields of ['__proto__', 'constructor']) {
        const answer = await shop.get(`/${ada.id}`, { fields });
        expectError(answer, nonexisting(fields, 'User'));
      }
    },
  );

  it('knows better than to cut names where the profile says first and last', async () => {
    const names = { first_name: 'Mary Ann', last_name: 'van den Berg' };
    const mary = await shop.person('Mary Ann van den Berg', 'MESSENGER', names);
    expect(await read(mary)).toEqual({ ...names, id: mary.id });
  });

  it('leaves away what there is not', async () => {
    const madonna = await shop.person('Madonna');
    const fields = 'first_name,last_name,profile_pic,locale,timezone,gender';
    expect(await read(madonna, fields)).toEqual({ first_name: 'Madonna', id: madonna.id });
  });

  for (const [row, name, value, scope] of [
    ['User (Messenger profile).locale', 'locale', 'pt_BR', 'pages_user_locale'],
    ['User (Messenger profile).timezone', 'timezone', -3, 'pages_user_timezone'],
    ['User (Messenger profile).gender', 'gender', 'female', 'pages_user_gender'],
  ] as const) {
    proves(row, `${name} is told with ${scope}, and is an error without it`, async () => {
      const profile = { locale: 'pt_BR', timezone: -3, gender: 'female' };
      const ada = await shop.person('Ada Okafor', 'MESSENGER', profile);
      expect(await read(ada, name)).toEqual({ [name]: value, id: ada.id });
      // Who has no such fact is no error either.
      const bo = await shop.person('Bo');
      expect(await read(bo, name)).toEqual({ id: bo.id });
      const poorer = await shop.tokenFor({ scopes: SCOPES.filter((each) => each !== scope) });
      const { [name]: _, ...rest } = profile;
      const others = Object.keys(rest).join(',');
      expect(await read(ada, others, poorer)).toEqual({ ...rest, id: ada.id });
      for (const person of [ada, bo]) {
        const fields = `first_name,${others},${name}`;
        const answer = await shop.get(`/${person.id}`, { fields, access_token: poorer });
        expectError(answer, NO_SUCH_PERMISSION);
      }
    });
  }

  // bootbot, botkit and others sent these by default (wire.md 13.3 h).
  proves(
    'error:profileScopeMissing',
    'refuses locale, timezone and gender without their scopes, alone, in ids and in a batch',
    async () => {
      const ada = await shop.person('Ada Okafor');
      const scopes = ['pages_messaging', 'pages_read_engagement', 'pages_manage_metadata'] as const;
      const access_token = await shop.tokenFor({ scopes });
      const fields = 'first_name,last_name,profile_pic,locale,timezone,gender';
      expectError(await shop.get(`/${ada.id}`, { fields, access_token }), NO_SUCH_PERMISSION);
      expectError(await shop.get('/', { ids: ada.id, fields, access_token }), NO_SUCH_PERMISSION);
      const items = [0, 1].map(() => ({
        method: 'GET',
        relative_url: `${ada.id}?fields=${fields}`,
      }));
      const { body } = await shop.send('POST', '/', { access_token, batch: JSON.stringify(items) });
      expect(body.map(({ code }: Json) => code)).toEqual([400, 400]);
      expect(JSON.parse(body[1].body).error.error_subcode).toBe(2018247);
      // Neither by default nor as somebody who takes part.
      expect(await read(ada, undefined, access_token)).toHaveProperty('first_name');
      const chat = await shop.conversation({ people: [ada] });
      const asked = { fields: 'participants{locale}', access_token };
      expect((await shop.get(`/${chat.id}`, asked)).status).toBe(200);
      // What is wrong with a name is told first.
      const wrong = await shop.get(`/${ada.id}`, { fields: 'locale,colour', access_token });
      expectError(wrong, nonexisting('colour', 'User'));
    },
  );

  it('does not have the fields of Instagram', async () => {
    const ada = await shop.person('Ada Okafor');
    const { status, body } = await shop.get(`/${ada.id}`, { fields: 'username' });
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      '(#100) Tried accessing nonexisting field (username) on node type (User)',
    );
  });
});

describe('GET /{igsid}', () => {
  proves(
    [
      'IGBusinessScopedID',
      'IGBusinessScopedID.id',
      'IGBusinessScopedID.name',
      'IGBusinessScopedID.username',
      'IGBusinessScopedID.profile_pic',
    ],
    'answers name, username, picture and id',
    async () => {
      const zoe = await shop.person('Zoë Ångström', 'INSTAGRAM', { picture });
      const body = await read(zoe);
      expect(body).toEqual({
        name: 'Zoë Ångström',
        username: 'zoe.angstrom',
        profile_pic: expect.any(String),
        id: zoe.id,
      });
      expect((await shop.send('GET', body.profile_pic)).text).toBe('a face');
    },
  );

  proves(
    [
      'IGBusinessScopedID.follower_count',
      'IGBusinessScopedID.is_user_follow_business',
      'IGBusinessScopedID.is_business_follow_user',
      'IGBusinessScopedID.is_verified_user',
    ],
    'tells followers and verification when asked, as far as they are known',
    async () => {
      const fields =
        'follower_count,is_user_follow_business,is_business_follow_user,is_verified_user';
      const facts = {
        follower_count: 0,
        is_user_follow_business: true,
        is_business_follow_user: false,
        is_verified_user: true,
      };
      const known = await shop.person('Zoë Ångström', 'INSTAGRAM', facts);
      expect(await read(known, fields)).toEqual({ ...facts, id: known.id });
      const unknown = await shop.person('Ida', 'INSTAGRAM');
      expect(await read(unknown, fields)).toEqual({ id: unknown.id });
    },
  );

  it('does not have the fields of Messenger', async () => {
    const ida = await shop.person('Ida', 'INSTAGRAM');
    const { status, body } = await shop.get(`/${ida.id}`, { fields: 'first_name' });
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      '(#100) Tried accessing nonexisting field (first_name) on node type (IGBusinessScopedID)',
    );
  });
});

describe('a person’s profile', () => {
  it.each(['MESSENGER', 'INSTAGRAM'] as const)('on %s is that Page’s alone', async (platform) => {
    const ada = await shop.person('Ada Okafor', platform);
    const { status, body } = await (await shop.besides()).get(`/${ada.id}`);
    expect([status, body.error.code, body.error.error_subcode]).toEqual([400, 100, 33]);
  });

  it('needs the scopes that reading the conversation needs', async () => {
    const instagramOnly = await shop.tokenFor({
      scopes: ['instagram_basic', 'instagram_manage_messages', 'pages_manage_metadata'],
    });
    const ada = await shop.person('Ada Okafor');
    const { status, body } = await shop.get(`/${ada.id}`, { access_token: instagramOnly });
    expect([status, body.error.code]).toEqual([403, 230]);
    const ida = await shop.person('Ida', 'INSTAGRAM');
    expect((await read(ida, 'name', instagramOnly)).name).toBe('Ida');
  });

  it('has no edges', async () => {
    const ada = await shop.person('Ada Okafor');
    const { status, body } = await shop.get(`/${ada.id}/conversations`);
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      '(#100) Tried accessing nonexisting field (conversations) on node type (User)',
    );
  });
});
