import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createPerson } from '../../src/admin/people.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { createUser } from '../../src/admin/users.ts';
import type { House } from '../../src/house/house.ts';
import { messengerConversationId } from '../../src/store/ids/conversation-id.ts';
import { history } from '../../src/store/page/history-writer.ts';

/** What a twins' store begins with. */
export interface Shop {
  readonly app: { readonly id: string; readonly secret: string };
  readonly other: { readonly id: string };
  readonly page: { readonly id: string; readonly instagramId: string };
  readonly user: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly conversations: readonly string[];
  readonly tokens: Record<'page' | 'derived' | 'user' | 'few', string>;
}

const MINUTE = 60_000;
const NAMES = ['Ada Okafor', 'Grace Hopper', 'Bruno Silva', 'Mei Lin', 'Ines Duarte', 'Tom Ford'];

/** A Page with two apps, people of both platforms, conversations, and tokens of several kinds. */
export async function openShop(house: House): Promise<Shop> {
  const app = await createApp(house, { name: 'Inbox' });
  const other = await createApp(house, { name: 'Bot' });
  const page = await createPage(house, {
    ...{ name: 'Corner Shop', defaultApp: app.id, instagram: { username: 'corner.shop' } },
  });
  const user = await createUser(house, { name: 'Rosa Owner', pageId: page.id });
  const people = [];
  for (const name of NAMES) {
    people.push(await createPerson(house, { pageId: page.id, name, platform: 'MESSENGER' }));
  }
  for (const name of ['Kai Ono', 'Zoe Berg']) {
    people.push(await createPerson(house, { pageId: page.id, name, platform: 'INSTAGRAM' }));
  }
  const conversations: string[] = [];
  const now = house.clock.now();
  for (const [i, person] of people.slice(0, NAMES.length).entries()) {
    const id = messengerConversationId(house.random.digits(16));
    await house.store.transaction(async (tx) => {
      const writer = history(tx, page.no);
      const people = [person.no];
      const no = await writer.addConversation({
        id,
        platform: 'MESSENGER',
        folder: 'inbox',
        people,
      });
      const messages = Array.from({ length: 4 + i }, (_, nth) => ({
        created: now - (30 - nth - i) * MINUTE,
        sender: nth % 3 === 2 ? 0 : person.no,
        text: `Message ${nth} of ${person.name} <é> ${'words '.repeat(nth * 9)}`,
      }));
      await writer.addMessages(no, messages);
    });
    conversations.push(id);
  }
  const token = async (spec: object): Promise<string> =>
    (await createToken(house, { kind: 'page', appId: app.id, ...spec })).access_token;
  const of = { pageId: page.id };
  const user1 = await token({ kind: 'user', userId: user.id, expiresIn: 7_200 });
  return {
    app,
    other,
    page: { id: page.id, instagramId: String(page.instagramId) },
    user: user.id,
    people,
    conversations,
    tokens: {
      page: await token(of),
      derived: await token({ ...of, userId: user.id, expiresIn: 86_400 }),
      user: user1,
      few: await token({
        ...of,
        appId: other.id,
        scopes: ['pages_messaging', 'pages_manage_metadata'],
      }),
    },
  };
}
