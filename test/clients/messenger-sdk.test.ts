import { Messenger, MessengerAPIError } from '@warriorteam/messenger-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoFacts } from '../../src/demo/facts.ts';
import { runs } from './runs.ts';
import { type DemoShop, demoShop } from './shop.ts';

describe('@warriorteam/messenger-sdk', runs('@warriorteam/messenger-sdk'), () => {
  let shop: DemoShop;
  let facts: DemoFacts;
  let sdk: Messenger;
  beforeAll(async () => {
    shop = await demoShop();
    facts = shop.facts;
    sdk = new Messenger({
      accessToken: facts.pageToken,
      version: 'v23.0',
      baseUrl: shop.server.url,
    });
  });
  afterAll(() => shop.server.close());

  it.each(['messenger', 'instagram'] as const)(
    'lists conversations on %s and pages on with their cursors',
    async (platform) => {
      const ids: string[] = [];
      let after: string | undefined;
      do {
        const { data, paging } = await sdk.conversations.list(facts.pageId, {
          platform,
          limit: 3,
          ...(after ? { after } : {}),
        });
        ids.push(...data.map(({ id }) => id));
        after = paging?.next && paging.cursors?.after;
      } while (after);
      const whole = await sdk.conversations.list(facts.pageId, { platform, limit: 100 });
      expect(ids.length).toBeGreaterThan(3);
      expect(ids).toEqual(whole.data.map(({ id }) => id));
    },
  );

  it('lists a folder', async () => {
    const { data } = await sdk.conversations.list(facts.pageId, { folder: 'spam' });
    expect(data.length).toBeGreaterThan(0);
    expect(data.map(({ id }) => id)).not.toContain(facts.conversationId);
  });

  it('finds the conversation with a person, on either platform', async () => {
    const { findByUser } = sdk.conversations;
    const find = findByUser.bind(sdk.conversations, facts.pageId);
    expect(await find(facts.psid, 'messenger')).toBe(facts.conversationId);
    expect(await find(facts.igsid, 'instagram')).toBe(facts.instagramConversationId);
    expect(await find('99', 'messenger')).toBeNull();
  });

  it('reads a conversation', async () => {
    const answer = await sdk.conversations.get(facts.conversationId, {
      fields: ['participants', 'updated_time', 'messages'],
    });
    expect(answer.id).toBe(facts.conversationId);
    expect(answer.participants?.data.map(({ id }) => id)).toEqual([facts.psid, facts.pageId]);
    expect(answer.messages?.data[0]).toEqual({
      id: expect.any(String),
      created_time: answer.updated_time,
    });
  });

  it('reads the messages, and all of the newest in one go', async () => {
    const { data, paging } = await sdk.conversations.getMessages(facts.conversationId);
    expect(data).toHaveLength(25);
    expect(paging?.next).toMatch(/^http/);
    const recent = await sdk.conversations.getRecentMessages(facts.conversationId);
    // It asks for 20, by a limit beside `fields`: that is none of the nested edge's.
    expect(recent.map(({ id }) => id)).toEqual(data.map(({ id }) => id));
    for (const { message, from, to } of recent) {
      expect(message).toBeTypeOf('string');
      expect(from?.id).toBeTypeOf('string');
      expect(to?.data).toHaveLength(1);
    }
    expect(recent.some(({ reply_to }) => reply_to?.mid)).toBe(true);
    expect(recent.some(({ reactions }) => reactions?.data[0]?.users[0]?.id)).toBe(true);
  });

  it('reads a message', async () => {
    const message = await sdk.conversations.getMessage(facts.messageId);
    expect(message.attachments?.data[0]?.image_data).toMatchObject({
      url: expect.any(String),
      preview_url: expect.any(String),
      width: expect.any(Number),
    });
    const { id, tags } = await sdk.conversations.getMessage(facts.messageId, { fields: ['tags'] });
    expect(id).toBe(facts.messageId);
    expect(tags?.data.map(({ name }) => name)).toContain('inbox');
  });

  it('reads the profile of a person', async () => {
    expect(await sdk.profile.getName(facts.psid)).toEqual({
      id: facts.psid,
      first_name: 'Maya',
      last_name: expect.any(String),
    });
    const { profile_pic = '' } = await sdk.profile.getProfilePicture(facts.psid);
    expect((await fetch(profile_pic)).headers.get('content-type')).toBe('image/jpeg');
    expect(await sdk.profile.getFull(facts.psid)).toMatchObject({
      name: expect.stringContaining('Maya'),
      timezone: expect.any(Number),
    });
  });

  it('reads with another token when a call names one', async () => {
    const options = { accessToken: 'bad' };
    await expect(sdk.profile.getName(facts.psid, options)).rejects.toMatchObject({ code: 190 });
  });

  it('tells an error by code, subcode, type, status and trace id', async () => {
    const failed = sdk.conversations.getMessage('m_nothing');
    await expect(failed).rejects.toBeInstanceOf(MessengerAPIError);
    await expect(failed).rejects.toMatchObject({
      code: 100,
      subcode: 33,
      type: 'GraphMethodException',
      statusCode: 400,
      fbtrace_id: expect.any(String),
      message: expect.stringContaining("Object with ID 'm_nothing' does not exist"),
    });
  });

  it('tells of a folder that Meta never had', async () => {
    await expect(sdk.conversations.list(facts.pageId, { folder: 'pending' })).rejects.toMatchObject(
      { code: 100, type: 'OAuthException', statusCode: 400 },
    );
  });
});
