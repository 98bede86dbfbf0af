import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Json, type World, world } from '../support/world.ts';

const idsOf = (body: Json): string[] => body.data.map(({ id }: Json) => id);

describe('GET /{page-id}/conversations', () => {
  let server: World;
  let shop: World;
  beforeAll(async () => {
    server = await world();
    shop = await server.besides();
  });
  afterAll(() => server.close());

  /** A Page of its own, for tests that look at the whole list. */
  const another = () => server.besides();

  proves('Page/conversations', 'lists conversations, newest update first', async () => {
    const page = await another();
    const oldest = await page.conversation({ said: [{ ago: 600, text: 'first' }] });
    const newest = await page.conversation({ said: [{ ago: 5, text: 'third' }] });
    const middle = await page.conversation({ said: [{ ago: 90, text: 'second' }] });
    const { status, body } = await page.get(`/${page.page.id}/conversations`);
    expect(status).toBe(200);
    expect(idsOf(body)).toEqual([newest.id, middle.id, oldest.id]);
  });

  it('lists the later made first of two that were updated in the same millisecond', async () => {
    const page = await another();
    const made = [];
    for (let i = 0; i < 3; i++) made.push(await page.conversation({ said: [{ ago: 7 }] }));
    const { body } = await page.get(`/${page.page.id}/conversations`);
    expect(idsOf(body)).toEqual(made.map(({ id }) => id).reverse());
  });

  it('moves a conversation to the top when something new is said', async () => {
    const page = await another();
    const quiet = await page.conversation({ said: [{ ago: 60 }] });
    const lively = await page.conversation({ said: [{ ago: 30 }] });
    await page.say(quiet, { ago: 10, by: 'page', text: 'Still there?' });
    const { body } = await page.get(`/${page.page.id}/conversations`);
    expect(idsOf(body)).toEqual([quiet.id, lively.id]);
  });

  it('leaves a conversation in its place when an older message arrives late', async () => {
    const page = await another();
    const first = await page.conversation({ said: [{ ago: 60 }] });
    const second = await page.conversation({ said: [{ ago: 30 }] });
    await page.say(first, { ago: 6_000, text: 'from an archive' });
    const { body } = await page.get(`/${page.page.id}/conversations`, { fields: 'message_count' });
    expect(body.data).toEqual([
      { message_count: 1, id: second.id },
      { message_count: 2, id: first.id },
    ]);
  });

  it('answers id, link and updated_time on Messenger when no fields are asked for', async () => {
    const page = await another();
    const { id } = await page.conversation();
    const { body } = await page.get(`/${page.page.id}/conversations`);
    expect(body.data).toEqual([
      {
        id,
        link: `/${page.page.id}/inbox/${id.slice(2)}/?section=messages`,
        updated_time: '2026-05-04T10:00:00+0000',
      },
    ]);
  });

  it('answers id and updated_time on Instagram when no fields are asked for', async () => {
    const page = await another();
    const { id } = await page.conversation({ platform: 'INSTAGRAM' });
    const { body } = await page.get(`/${page.page.id}/conversations`, { platform: 'instagram' });
    expect(body.data).toEqual([{ id, updated_time: '2026-05-04T10:00:00+0000' }]);
  });

  it('gives 25 to a page unless told otherwise', async () => {
    const page = await another();
    for (let i = 0; i < 27; i++) await page.conversation({ said: [{ ago: i }] });
    const pages = await page.pages(`/${page.page.id}/conversations`);
    expect(pages.map(({ length }) => length)).toEqual([25, 2]);
  });

  it('is an empty list without paging when there is nothing', async () => {
    const page = await another();
    const { status, body } = await page.get(`/${page.page.id}/conversations`);
    expect([status, body]).toEqual([200, { data: [] }]);
  });

  it('never lists a conversation without messages, which can still be read by its id', async () => {
    const page = await another();
    const { id } = await page.conversation({ said: [] });
    const list = await page.get(`/${page.page.id}/conversations`, { summary: 'true' });
    expect(list.body).toEqual({ data: [], summary: { total_count: 0 } });
    const { body } = await page.get(`/${id}`, { fields: 'updated_time,message_count,snippet' });
    expect(body).toEqual({ message_count: 0, id });
    expect((await page.get(`/${id}/messages`)).body).toEqual({ data: [] });
  });

  it('lists a conversation of nothing but deleted messages, by the time of the newest', async () => {
    const page = await another();
    const kept = await page.conversation({ said: [{ ago: 20 }] });
    const emptied = await page.conversation({ said: [{ ago: 10, flags: 1 }] });
    const { body } = await page.get(`/${page.page.id}/conversations`, { fields: 'updated_time' });
    expect(body.data).toEqual([
      { updated_time: '2026-05-04T09:50:00+0000', id: emptied.id },
      { updated_time: '2026-05-04T09:40:00+0000', id: kept.id },
    ]);
  });

  describe('has other names', () => {
    let known: string[];
    beforeAll(async () => {
      await shop.conversation({ said: [{ ago: 3 }] });
      await shop.conversation({ said: [{ ago: 2 }] });
      known = idsOf((await shop.get(`/${shop.page.id}/conversations`)).body);
      expect(known).toHaveLength(2);
    });

    proves('Page/threads', '/{page-id}/threads is the same list', async () => {
      const { body } = await shop.get(`/${shop.page.id}/threads`);
      expect(idsOf(body)).toEqual(known);
    });

    it.each(['/me/conversations', '/conversations', '/me/threads', '/threads'])(
      '%s is the Page’s list for a Page token',
      async (path) => {
        expect(idsOf((await shop.get(path)).body)).toEqual(known);
      },
    );

    it('follows its links to further pages under the Page’s own id', async () => {
      const first = await shop.get('/v23.0/me/conversations', { limit: 1 });
      const { next } = first.body.paging;
      expect(next).toContain(`/v23.0/${shop.page.id}/conversations?`);
      expect(idsOf((await shop.send('GET', next)).body)).toEqual(known.slice(1));
    });
  });

  it('can be had as a field of the Page', async () => {
    const page = await another();
    const { id } = await page.conversation();
    const { body } = await page.get('/me', {
      fields: 'conversations{unread_count},threads.limit(1){message_count}',
    });
    expect(body.conversations.data).toEqual([{ unread_count: 1, id }]);
    expect(body.threads.data).toEqual([{ message_count: 1, id }]);
  });

  it('pages on from a nested list by its next link', async () => {
    const page = await another();
    const made = [];
    for (const ago of [1, 2, 3]) {
      made.push((await page.conversation({ platform: 'INSTAGRAM', said: [{ ago }] })).id);
    }
    const { body } = await page.get('/me', {
      fields: 'conversations.platform(instagram).limit(2){unread_count}',
    });
    expect(idsOf(body.conversations)).toEqual(made.slice(0, 2));
    const rest = await page.send('GET', body.conversations.paging.next);
    expect(rest.body.data).toEqual([{ unread_count: 1, id: made[2] }]);
    expect(rest.body.paging).not.toHaveProperty('next');
  });

  it('does not mix the lists of two Pages on one server', async () => {
    const [one, two] = [await another(), await another()];
    const { id } = await one.conversation();
    expect(idsOf((await one.get('/me/conversations')).body)).toEqual([id]);
    expect(idsOf((await two.get('/me/conversations')).body)).toEqual([]);
  });

  it('ignores since and until, and says so when asked to debug', async () => {
    const page = await another();
    const { id } = await page.conversation({ said: [{ ago: 100 }] });
    const { body } = await page.get('/me/conversations', {
      since: 1_777_888_000,
      until: 'yesterday',
      debug: 'all',
    });
    expect(idsOf(body)).toEqual([id]);
    expect(body.__debug__.messages).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/^since /), type: 'warning' }),
      expect.objectContaining({ message: expect.stringMatching(/^until /), type: 'warning' }),
    ]);
  });
});

describe('GET /{instagram-id}/conversations', () => {
  let shop: World;
  let onInstagram: string;
  let onMessenger: string;
  beforeAll(async () => {
    shop = await world();
    onInstagram = (await shop.conversation({ platform: 'INSTAGRAM' })).id;
    onMessenger = (await shop.conversation()).id;
  });
  afterAll(() => shop.close());

  proves('IGUser/conversations', 'lists the Instagram conversations', async () => {
    const { status, body } = await shop.get(`/${shop.page.instagramId}/conversations`);
    expect([status, idsOf(body)]).toEqual([200, [onInstagram]]);
  });

  proves(
    'IGUser (linked)/conversations',
    'lists them as a field of the account that the Page names',
    async () => {
      const fields = 'instagram_business_account{conversations{id}}';
      const { body } = await shop.get('/me', { fields });
      expect(idsOf(body.instagram_business_account.conversations)).toEqual([onInstagram]);
    },
  );

  proves(
    ['IGUser/conversations?platform', 'IGUser (linked)/conversations?platform'],
    'means Instagram unless platform says Messenger',
    async () => {
      const path = `/${shop.page.instagramId}/conversations`;
      const { body } = await shop.get(path, { platform: 'MESSENGER' });
      expect(idsOf(body)).toEqual([onMessenger]);
      const linked = await shop.get('/me', {
        fields: 'instagram_business_account{conversations.platform(messenger){id}}',
      });
      expect(idsOf(linked.body.instagram_business_account.conversations)).toEqual([onMessenger]);
    },
  );
});
