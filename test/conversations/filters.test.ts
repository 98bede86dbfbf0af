import { beforeAll, describe, expect, it } from 'vitest';
import { expectError, nonNumeric } from '../protocol/graph-error.ts';
import { proves } from '../support/proves.ts';
import {
  type Conversation,
  type Json,
  type Params,
  sharedWorld,
  type World,
} from '../support/world.ts';

const FOLDERS = ['inbox', 'other', 'page_done', 'spam'] as const;
const PLATFORMS = ['MESSENGER', 'INSTAGRAM'] as const;

const shop = await sharedWorld();
/** One conversation of each folder on each platform, by `PLATFORM folder`. */
const made = new Map<string, Conversation>();

beforeAll(async () => {
  for (const platform of PLATFORMS) {
    for (const [i, folder] of FOLDERS.entries()) {
      const people = [await shop.person(`Ada of ${folder}`, platform)];
      const said = [{ ago: 10 * (i + 1), text: `in ${folder}` }];
      made.set(
        `${platform} ${folder}`,
        await shop.conversation({ platform, folder, people, said }),
      );
    }
  }
});

const theOne = (platform: string, folder: string): Conversation =>
  made.get(`${platform} ${folder}`) as Conversation;

async function list(path: string, params: Params): Promise<string[]> {
  const { status, body } = await shop.get(path, params);
  expect(status).toBe(200);
  return body.data.map(({ id }: Json) => id);
}

/** Both names of the Page's list and the Instagram account's own. */
const edges = (): [string, 'MESSENGER' | 'INSTAGRAM'][] => [
  [`/${shop.page.id}/conversations`, 'MESSENGER'],
  [`/${shop.page.id}/threads`, 'MESSENGER'],
  [`/${shop.page.instagramId}/conversations`, 'INSTAGRAM'],
];

/** The same list as a field of the account that the Page names, with modifiers. */
async function linked(modifiers: string): Promise<string[]> {
  const fields = `instagram_business_account{conversations${modifiers}{id}}`;
  const { body } = await shop.get('/me', { fields });
  const account = body.instagram_business_account;
  return (account.conversations?.data ?? []).map(({ id }: Json) => id);
}

describe('folder', () => {
  proves(
    [
      'Page/conversations?folder',
      'Page/threads?folder',
      'IGUser/conversations?folder',
      'IGUser (linked)/conversations?folder',
    ],
    'picks one of the four folders',
    async () => {
      for (const folder of FOLDERS) {
        for (const [edge, home] of edges()) {
          expect(await list(edge, { folder })).toEqual([theOne(home, folder).id]);
        }
        expect(await linked(`.folder(${folder})`)).toEqual([theOne('INSTAGRAM', folder).id]);
      }
    },
  );

  it('is the inbox when it is absent or empty', async () => {
    for (const [edge, home] of edges()) {
      expect(await list(edge, {})).toEqual([theOne(home, 'inbox').id]);
      expect(await list(edge, { folder: '' })).toEqual([theOne(home, 'inbox').id]);
    }
  });

  it.each(['SPAM', 'Spam', 'sPaM'])('takes %s in any case', async (folder) => {
    expect(await list('/me/conversations', { folder })).toEqual([theOne('MESSENGER', 'spam').id]);
  });

  it('refuses another value and names the four', async () => {
    const { status, body } = await shop.get('/me/conversations', { folder: 'archive' });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: 100,
      type: 'OAuthException',
      message:
        '(#100) Param folder must be one of {inbox, other, page_done, spam} - got "archive".',
    });
  });
});

describe('platform', () => {
  proves(
    ['Page/conversations?platform', 'Page/threads?platform'],
    'is Messenger when it is absent, in any case when it is there',
    async () => {
      for (const edge of [`/${shop.page.id}/conversations`, '/me/threads']) {
        const messenger = [theOne('MESSENGER', 'inbox').id];
        const instagram = [theOne('INSTAGRAM', 'inbox').id];
        expect(await list(edge, {})).toEqual(messenger);
        expect(await list(edge, { platform: 'messenger' })).toEqual(messenger);
        for (const platform of ['INSTAGRAM', 'instagram', 'Instagram']) {
          expect(await list(edge, { platform })).toEqual(instagram);
        }
      }
    },
  );

  it('is as absent when it is empty', async () => {
    for (const [edge, home] of edges()) {
      expect(await list(edge, { platform: '' })).toEqual([theOne(home, 'inbox').id]);
    }
  });

  it('refuses another value and names the two', async () => {
    const { status, body } = await shop.get('/me/conversations', { platform: 'whatsapp' });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: 100,
      type: 'OAuthException',
      message: '(#100) Param platform must be one of {INSTAGRAM, MESSENGER} - got "whatsapp".',
    });
  });

  it('cannot be Instagram on a Page without an account', async () => {
    const plain = await shop.besides({ instagram: false });
    const { status, body } = await plain.get('/me/conversations', { platform: 'instagram' });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 100, error_subcode: 2534013 });
  });
});

describe('user_id', () => {
  proves(
    ['Page/conversations?user_id', 'Page/threads?user_id'],
    'finds the conversation with a person in whatever folder it is',
    async () => {
      for (const folder of FOLDERS) {
        const { id, person } = theOne('MESSENGER', folder);
        expect(await list('/me/conversations', { user_id: person.id })).toEqual([id]);
        expect(await list('/me/threads', { user_id: person.id })).toEqual([id]);
      }
    },
  );

  proves(
    ['IGUser/conversations?user_id', 'IGUser (linked)/conversations?user_id'],
    'takes an IGSID on Instagram',
    async () => {
      const { id, person } = theOne('INSTAGRAM', 'spam');
      const account = `/${shop.page.instagramId}/conversations`;
      expect(await list(account, { user_id: person.id })).toEqual([id]);
      expect(await linked(`.user_id(${person.id})`)).toEqual([id]);
      const platform = 'instagram';
      expect(await list('/me/conversations', { platform, user_id: person.id })).toEqual([id]);
    },
  );

  it('still means one folder when that is named too', async () => {
    const { id, person } = theOne('MESSENGER', 'other');
    const asked = { user_id: person.id };
    expect(await list('/me/conversations', { ...asked, folder: 'other' })).toEqual([id]);
    expect(await list('/me/conversations', { ...asked, folder: 'inbox' })).toEqual([]);
  });

  it('is an empty list for somebody unknown, of the other platform or of another Page', async () => {
    const elsewhere = await (await shop.besides()).conversation();
    const strangers = [
      '1',
      shop.page.id,
      theOne('INSTAGRAM', 'inbox').person.id,
      elsewhere.person.id,
    ];
    for (const user_id of strangers) {
      const { status, body } = await shop.get('/me/conversations', { user_id });
      expect([status, body]).toEqual([200, { data: [] }]);
    }
    const user_id = theOne('MESSENGER', 'inbox').person.id;
    expect(await list(`/${shop.page.instagramId}/conversations`, { user_id })).toEqual([]);
  });

  it('has to be a number, in whatever form it is asked', async () => {
    const page = shop.page.id;
    const refused = nonNumeric('user_id');
    for (const user_id of [
      'nobody',
      '-1',
      '1.5',
      '1e3',
      '0x1',
      ' 1',
      '1 ',
      '1,2',
      '١',
      '"1"',
      '{}',
    ]) {
      for (const path of [
        '/me/conversations',
        `/${page}/threads`,
        `/${shop.page.instagramId}/conversations`,
        '/conversations',
      ]) {
        expectError(await shop.get(path, { user_id }), refused);
      }
      const several = { ids: page, user_id };
      expectError(await shop.get('/conversations', several), refused);
      const body = new URLSearchParams({ method: 'get', user_id, access_token: shop.token });
      expectError(await shop.send('POST', '/me/conversations', {}, { body }), refused);
      const relative_url = `me/conversations?user_id=${encodeURIComponent(user_id)}`;
      const batch = JSON.stringify([{ method: 'GET', relative_url }]);
      const [item] = (await shop.send('POST', '/', { access_token: shop.token, batch })).body;
      expect(JSON.parse(item.body).error).toMatchObject({ message: refused.message, code: 100 });
    }
    for (const nested of ['conversations.user_id(nobody)', 'threads.user_id(x).summary(1){id}']) {
      expectError(await shop.get('/me', { fields: nested }), refused);
    }
    // Nothing is as absent.
    expect((await shop.get('/me/conversations', { user_id: '' })).status).toBe(200);
  });

  it('is an empty list for somebody who has said nothing yet', async () => {
    const quiet = await shop.person('Quiet Quentin');
    expect(await list('/me/conversations', { user_id: quiet.id })).toEqual([]);
  });

  it('counts only that person’s conversations in a summary', async () => {
    const { person } = theOne('MESSENGER', 'page_done');
    const asked = { user_id: person.id, summary: 'true' };
    const { body } = await shop.get('/me/conversations', asked);
    expect(body.summary).toEqual({ total_count: 1 });
    const nobody = await shop.get('/me/conversations', { ...asked, user_id: '1' });
    expect(nobody.body).toEqual({ data: [], summary: { total_count: 0 } });
  });
});

describe('tags', () => {
  let tagged: World;
  let unread: string;
  let seen: string;
  let answered: string;
  beforeAll(async () => {
    tagged = await shop.besides();
    unread = (await tagged.conversation({ said: [{ ago: 1 }] })).id;
    seen = (await tagged.conversation({ said: [{ ago: 2, flags: 4 }] })).id;
    const reply = { ago: 3, by: 'page', extra: { source: 'web' } } as const;
    answered = (await tagged.conversation({ said: [{ ago: 9 }, reply] })).id;
  });

  const listed = async (edge: string, tags: string): Promise<string[]> =>
    (await tagged.get(edge, { tags })).body.data.map(({ id }: Json) => id);

  proves(
    ['Page/conversations?tags', 'Page/threads?tags'],
    'keeps conversations whose newest message carries all of the tags',
    async () => {
      for (const edge of ['/me/conversations', '/me/threads']) {
        expect(await listed(edge, 'inbox')).toEqual([unread, seen, answered]);
        expect(await listed(edge, 'read')).toEqual([seen, answered]);
        expect(await listed(edge, 'read,source:chat')).toEqual([seen]);
        expect(await listed(edge, '["read", "source:web"]')).toEqual([answered]);
        expect(await listed(edge, 'read,unheard-of')).toEqual([]);
      }
    },
  );

  proves(
    ['IGUser/conversations?tags', 'IGUser (linked)/conversations?tags'],
    'keeps nothing on Instagram, where messages carry none',
    async () => {
      await tagged.conversation({ platform: 'INSTAGRAM' });
      const edge = `/${tagged.page.instagramId}/conversations`;
      expect(await listed(edge, '')).toHaveLength(1);
      expect(await listed(edge, 'inbox')).toEqual([]);
      const fields = 'instagram_business_account{conversations.tags(inbox){id}}';
      const { body } = await tagged.get('/me', { fields });
      expect(body.instagram_business_account).not.toHaveProperty('conversations');
    },
  );

  it('pages through what it keeps', async () => {
    const pages = await tagged.pages('/me/conversations', { tags: 'read', limit: 1 });
    expect(pages.flat().map(({ id }) => id)).toEqual([seen, answered]);
  });

  it('looks past a deleted newest message', async () => {
    const page = await shop.besides();
    const { id } = await page.conversation({ said: [{ by: 'page' }, { flags: 1 }] });
    const { body } = await page.get('/me/conversations', { tags: 'sent' });
    expect(body.data.map((each: Json) => each.id)).toEqual([id]);
  });

  it('gives no count of what it keeps: a summary would have to read the whole inbox', async () => {
    const { body } = await tagged.get('/me/conversations', { tags: 'read', summary: 'true' });
    expect(body).not.toHaveProperty('summary');
  });
});

describe('a cursor', () => {
  it('belongs to the list that it came from', async () => {
    const page = await shop.besides();
    const ada = await page.person('Ada');
    for (const ago of [3, 2, 1]) await page.conversation({ people: [ada], said: [{ ago }] });
    const { body } = await page.get('/me/conversations', { limit: 1 });
    const { after } = body.paging.cursors;
    const same = await page.get('/me/threads', { after, folder: 'INBOX', platform: 'messenger' });
    expect(same.body.data).toHaveLength(2);
    for (const other of [
      { folder: 'other' },
      { platform: 'instagram' },
      { user_id: ada.id },
      { user_id: ada.id, folder: 'inbox' },
      { order: 'chronological' },
    ]) {
      const { status, body: refusal } = await page.get('/me/conversations', { after, ...other });
      expect([status, refusal.error.message]).toEqual([400, '(#100) Invalid cursors values']);
    }
  });
});
