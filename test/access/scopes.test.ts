import { beforeAll, describe, expect, it } from 'vitest';
import { SCOPES, TASKS } from '../../src/access/scopes.ts';
import { proves } from '../support/proves.ts';
import { type Conversation, sharedWorld } from '../support/world.ts';
import { lacks, NO_TASK, refusal } from './refused.ts';

type Need = readonly [scope: string, error: ReturnType<typeof lacks>];

/** What reading conversations needs, in the order in which it is asked for. */
const MESSENGER: readonly Need[] = [
  ['pages_messaging', lacks(230, 'pages_messaging')],
  ['pages_read_engagement', lacks(283, 'pages_read_engagement')],
  ['pages_manage_metadata', lacks(200, 'pages_manage_metadata')],
];
const INSTAGRAM: readonly Need[] = [
  ['instagram_basic', lacks(10, 'instagram_basic')],
  ['instagram_manage_messages', lacks(10, 'instagram_manage_messages')],
  ['pages_manage_metadata', lacks(200, 'pages_manage_metadata')],
];

const shop = await sharedWorld();
let chat: Conversation;
let direct: Conversation;
/** Everything that reads conversations, by platform. */
const reads = { MESSENGER: [] as string[], INSTAGRAM: [] as string[] };

beforeAll(async () => {
  chat = await shop.conversation();
  direct = await shop.conversation({ platform: 'INSTAGRAM' });
  const { id, instagramId } = shop.page;
  const [message] = await shop.messageIds(chat);
  const [item] = await shop.messageIds(direct);
  reads.MESSENGER.push(
    `/${id}/conversations`,
    `/${id}/threads`,
    '/me/conversations',
    '/conversations',
    `/${instagramId}/conversations?platform=messenger`,
    `/${chat.id}`,
    `/${chat.id}/messages`,
    `/${message}`,
    `/${message}/attachments`,
    `/${message}/shares`,
    `/${chat.person.id}`,
    `/?ids=${id},${chat.id}`,
    `/?id=${message}`,
    `/messages?ids=${chat.id}`,
    '/me?fields=name,conversations',
    '/me?fields=threads.limit(1){messages}',
  );
  reads.INSTAGRAM.push(
    `/${id}/conversations?platform=instagram`,
    `/${instagramId}/conversations`,
    '/me/conversations?platform=INSTAGRAM',
    `/${direct.id}`,
    `/${direct.id}/messages`,
    `/${item}`,
    `/${item}/attachments`,
    `/${direct.person.id}`,
    `/?ids=${direct.id}`,
    '/me?fields=conversations.platform(instagram)',
    `/${instagramId}?fields=conversations`,
  );
});

const without = (...missing: readonly string[]) => SCOPES.filter((each) => !missing.includes(each));

const KINDS = [
  {
    platform: 'MESSENGER',
    needs: MESSENGER,
    rows: ['error:missingMessagingScope', 'error:missingEngagementScope', 'error:missingScope'],
  },
  {
    platform: 'INSTAGRAM',
    needs: INSTAGRAM,
    rows: ['error:missingInstagramScope', 'error:missingScope'],
  },
] as const;

for (const { platform, needs, rows } of KINDS) {
  const paths = () => reads[platform];

  describe(`reading conversations on ${platform}`, () => {
    proves(rows, 'names the one scope that is missing, on every path', async () => {
      for (const [scope, error] of needs) {
        const access_token = await shop.tokenFor({ scopes: without(scope) });
        for (const path of paths()) {
          const answer = await shop.get(path, { access_token });
          expect(refusal(answer), `${path} without ${scope}`).toEqual(error);
        }
      }
    });

    it('names the first of several missing scopes, before the missing tasks', async () => {
      for (const [place, [, error]] of needs.entries()) {
        const missing = needs.slice(place).map(([scope]) => scope);
        const access_token = await shop.tokenFor({
          scopes: without(...missing),
          tasks: ['MANAGE'],
        });
        for (const path of paths()) {
          const answer = await shop.get(path, { access_token });
          expect(refusal(answer), `${path} without ${missing}`).toEqual(error);
        }
      }
    });

    it('needs no other scope than these, and one of the two tasks', async () => {
      for (const task of ['MESSAGING', 'MODERATE']) {
        const scopes = needs.map(([scope]) => scope);
        const access_token = await shop.tokenFor({ scopes, tasks: [task] });
        for (const path of paths()) {
          expect((await shop.get(path, { access_token })).status, `${path} as ${task}`).toBe(200);
        }
      }
    });

    proves('error:missingTask', 'is refused with 200 to every other task', async () => {
      const tasks = TASKS.filter((each) => each !== 'MESSAGING' && each !== 'MODERATE');
      const access_token = await shop.tokenFor({ tasks });
      for (const path of paths()) {
        expect(refusal(await shop.get(path, { access_token })), path).toEqual(NO_TASK);
      }
    });
  });
}

describe('reading the thread owner', () => {
  const ask = (recipient: string, access_token: string) =>
    shop.get('/me/thread_owner', { recipient, access_token });

  it('needs pages_messaging alone for a PSID', async () => {
    const alone = await shop.tokenFor({ scopes: ['pages_messaging'], tasks: ['MODERATE'] });
    expect((await ask(chat.person.id, alone)).status).toBe(200);
    const rest = await shop.tokenFor({ scopes: without('pages_messaging') });
    expect(refusal(await ask(chat.person.id, rest))).toEqual(lacks(230, 'pages_messaging'));
  });

  it('needs instagram_manage_messages alone for an IGSID', async () => {
    const scopes = ['instagram_manage_messages'];
    const alone = await shop.tokenFor({ scopes, tasks: ['MESSAGING'] });
    expect((await ask(direct.person.id, alone)).status).toBe(200);
    const rest = await shop.tokenFor({ scopes: without(...scopes) });
    expect(refusal(await ask(direct.person.id, rest))).toEqual(lacks(10, scopes[0] ?? ''));
  });

  it('is refused with 230 to a token with neither, before anybody is looked for', async () => {
    const neither = await shop.tokenFor({
      scopes: without('pages_messaging', 'instagram_manage_messages'),
    });
    for (const recipient of [chat.person.id, direct.person.id, '77', '{"id":"77"}', '']) {
      expect(refusal(await ask(recipient, neither))).toEqual(lacks(230, 'pages_messaging'));
    }
  });

  it('needs one of the two tasks', async () => {
    const access_token = await shop.tokenFor({ tasks: ['MANAGE', 'ANALYZE'] });
    for (const { id } of [chat.person, direct.person]) {
      expect(refusal(await ask(id, access_token))).toEqual(NO_TASK);
    }
  });
});

describe('reading the Page itself', () => {
  it('needs no scope and no task, at me and by its id', async () => {
    const access_token = await shop.tokenFor({ scopes: ['email'], tasks: ['ANALYZE'] });
    for (const path of ['/me', `/${shop.page.id}`, `/?ids=${shop.page.id}`]) {
      expect((await shop.get(path, { access_token })).status, path).toBe(200);
    }
  });
});
