import { beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/access/scopes.ts';
import {
  instagramConversationId,
  instagramMessageId,
  instagramThreadDigits,
  readInstagramMessageId,
} from '../../src/store/ids/conversation-id.ts';
import {
  itemDigits,
  messageId,
  messageIdPrefix,
  readItemDigits,
  readMessageId,
} from '../../src/store/ids/message-id.ts';
import { type Conversation, type Json, sharedWorld } from '../support/world.ts';
import { lacks, notThere, refusal } from './refused.ts';

const shop = await sharedWorld();
let chat: Conversation;
let direct: Conversation;
/** The ids of the one message of each. */
let message: string;
let item: string;
beforeAll(async () => {
  chat = await shop.conversation();
  direct = await shop.conversation({ platform: 'INSTAGRAM' });
  [message = ''] = await shop.messageIds(chat);
  [item = ''] = await shop.messageIds(direct);
});

/** Fails unless every id is as one that does not exist. */
async function expectNowhere(ids: Readonly<Record<string, string>>): Promise<void> {
  for (const [what, id] of Object.entries(ids)) {
    expect(refusal(await shop.get(`/${id}`)), what).toEqual(notThere(id));
    expect(refusal(await shop.get(`/${id}/messages`)), what).toEqual(notThere(id));
  }
}

describe('an id in the form of the other platform', () => {
  it('is no id of a message', async () => {
    const key = readMessageId(message);
    const place = readItemDigits(readInstagramMessageId(item)?.item ?? '');
    if (!key || !place) throw new Error('The ids of messages hold their keys.');
    const account = shop.page.instagramId ?? '';
    await expectNowhere({
      'an Instagram message as m_': messageId(messageIdPrefix(shop.page.no, direct.no), place),
      'a Messenger message as Instagram': instagramMessageId(
        account,
        chat.id.slice(2),
        itemDigits(key),
      ),
    });
  });

  it('is no id of a conversation', async () => {
    const thread = instagramThreadDigits(direct.id);
    await expectNowhere({
      'an Instagram conversation as t_': `t_${thread}`,
      'a Messenger conversation as Instagram': instagramConversationId(
        shop.page.instagramId ?? '',
        chat.id.slice(2),
      ),
      'a number alone': chat.id.slice(2),
      'the Page for the account': instagramConversationId(shop.page.id, thread),
    });
  });
});

describe('an id written anew', () => {
  it('names no message but in the one way in which it is handed out', async () => {
    const key = readMessageId(message);
    const place = readItemDigits(readInstagramMessageId(item)?.item ?? '');
    if (!key || !place) throw new Error('The ids of messages hold their keys.');
    const { no, instagramId = '' } = shop.page;
    const thread = instagramThreadDigits(direct.id);
    const digits = itemDigits(place);
    await expectNowhere({
      'another Page': messageId(messageIdPrefix(no + 1, chat.no), key),
      'another conversation': messageId(messageIdPrefix(no, chat.no + 9), key),
      'another millisecond': messageId(messageIdPrefix(no, chat.no), {
        ...key,
        created: key.created + 1,
      }),
      'another tie': messageId(messageIdPrefix(no, chat.no), { ...key, tie: 1 }),
      'one character more': `${message}A`,
      padding: `${message}=`,
      'one character before': message.replace('m_', 'm_A'),
      'another account': instagramMessageId('17840000000000000', thread, digits),
      'zeros before the account': instagramMessageId(`0${instagramId}`, thread, digits),
      'zeros before the thread': instagramMessageId(instagramId, `0${thread}`, digits),
      'zeros before the item': instagramMessageId(instagramId, thread, `0${digits}`),
      'another item': instagramMessageId(instagramId, thread, itemDigits({ ...place, tie: 1 })),
    });
  });

  it('is answered with itself as it was handed out', async () => {
    for (const id of [message, item, chat.id, direct.id]) {
      expect((await shop.get(`/${id}`)).body.id).toBe(id);
    }
  });
});

describe('a token for one platform', () => {
  const scopes = (...without: string[]) => SCOPES.filter((each) => !without.includes(each));

  it('reads nothing of Instagram with the scopes of Messenger', async () => {
    const access_token = await shop.tokenFor({
      scopes: scopes('instagram_basic', 'instagram_manage_messages'),
    });
    const { id, instagramId } = shop.page;
    for (const path of [
      `/${direct.id}`,
      `/${direct.id}/messages`,
      `/${item}`,
      `/${direct.person.id}`,
      `/${instagramId}/conversations`,
      `/${id}/conversations?platform=instagram&user_id=${direct.person.id}`,
      `/me/thread_owner?recipient=${direct.person.id}`,
      `/?ids=${chat.id},${direct.id}`,
    ]) {
      const answer = await shop.get(path, { access_token });
      expect(refusal(answer), path).toEqual(lacks(10, 'instagram_basic'));
    }
    expect((await shop.get(`/${chat.id}`, { access_token })).status).toBe(200);
  });

  it('reads nothing of Messenger with the scopes of Instagram', async () => {
    const access_token = await shop.tokenFor({ scopes: scopes('pages_messaging') });
    for (const path of [
      `/${chat.id}`,
      `/${message}/attachments`,
      `/${chat.person.id}`,
      `/me/conversations?user_id=${chat.person.id}`,
      `/me/thread_owner?recipient=${chat.person.id}`,
      `/?ids=${direct.id},${chat.id}`,
    ]) {
      const answer = await shop.get(path, { access_token });
      expect(refusal(answer), path).toEqual(lacks(230, 'pages_messaging'));
    }
    expect((await shop.get(`/${direct.id}`, { access_token })).status).toBe(200);
  });

  it('is told of what does not exist as every other token is', async () => {
    const access_token = await shop.tokenFor({ scopes: ['email'] });
    for (const id of [
      't_1',
      '123456789',
      messageId(messageIdPrefix(1, 99), { created: 1, tie: 0 }),
    ]) {
      const answer = await shop.get(`/${id}`, { access_token });
      expect(refusal(answer), id).toEqual(notThere(id));
    }
  });
});

describe('a list of conversations', () => {
  it('never mixes platforms', async () => {
    const ids = async (params: Record<string, string>) =>
      (await shop.get('/me/conversations', params)).body.data.map(({ id }: Json) => id);
    expect(await ids({})).toEqual([chat.id]);
    expect(await ids({ platform: 'instagram' })).toEqual([direct.id]);
    expect(await ids({ user_id: direct.person.id })).toEqual([]);
    expect(await ids({ user_id: chat.person.id, platform: 'instagram' })).toEqual([]);
  });
});
