import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { revokeToken } from '../../src/admin/tokens.ts';
import { createUser } from '../../src/admin/users.ts';
import { FLAGS } from '../../src/store/page/message.ts';
import { proves } from '../support/proves.ts';
import { storeRows } from '../support/store-rows.ts';
import { type Conversation, type World, world } from '../support/world.ts';
import { type Expected, expectError } from './graph-error.ts';

/** Each error is raised here by its real cause; those of paths and fields stand in their own files. */
describe('an error', () => {
  let shop: World;
  let chat: Conversation;
  let userToken: string;
  beforeAll(async () => {
    shop = await world();
    chat = await shop.conversation();
    const { id } = await createUser(shop.server, { name: 'Sam', pageId: shop.page.id });
    userToken = await shop.tokenFor({ kind: 'user', userId: id });
  });
  afterAll(() => shop.close());

  describe('of the request', () => {
    proves('error:badRequest', 'is code 1 for an address over 64 KB', async () => {
      const answer = await shop.get(`/${'9'.repeat(66_000)}`);
      expectError(answer, { message: 'An unknown error occurred', code: 1 });
      expect(answer.headers.has('facebook-api-version')).toBe(false);
    });

    proves('error:requiredParameter', 'names a parameter that must be there', async () => {
      for (const recipient of [undefined, '']) {
        expectError(await shop.get('/me/thread_owner', { recipient }), {
          message: '(#100) The parameter recipient is required',
          code: 100,
        });
      }
    });

    proves('error:idParameter', 'names a parameter that must be an id', async () => {
      for (const recipient of ['{"id":"1"}', '["1"]', '1,2', 'a b', '"1"', 'é']) {
        expectError(await shop.get('/me/thread_owner', { recipient }), {
          message: '(#100) Param recipient must be a valid ID string (e.g., "123")',
          code: 100,
        });
      }
    });

    proves('error:enumParameter', 'names the values that a parameter may have', async () => {
      for (const got of ['x', 'whatsapp', 'MESSENGER ', '$&{got}', 'ä"\\']) {
        expectError(await shop.get('/me/conversations', { platform: got }), {
          message: `(#100) Param platform must be one of {INSTAGRAM, MESSENGER} - got "${got}".`,
          code: 100,
        });
      }
    });

    proves('error:noMatchingUser', 'tells that the Page does not know somebody', async () => {
      for (const recipient of ['999', shop.page.id, chat.id, 'live-chat:1']) {
        expectError(await shop.get('/me/thread_owner', { recipient }), {
          message: '(#100) No matching user found',
          code: 100,
          subcode: 2018001,
        });
      }
    });

    proves('error:notLinked', 'tells that the Page has no Instagram account', async () => {
      const alone = await shop.besides({ instagram: false });
      expectError(await alone.get('/me/conversations', { platform: 'instagram' }), {
        message:
          '(#100) The page is not linked to an Instagram account or the linked IG account is not professional account',
        code: 100,
        subcode: 2534013,
      });
    });

    proves('error:messageDeleted', 'tells that a message was taken back', async () => {
      const taken = {
        message: 'This Message has been deleted by the user or the business.',
        code: 9000001,
      };
      const oops = await shop.conversation({ said: [{ text: 'oops' }] });
      const [id = ''] = await shop.messageIds(oops);
      expect((await shop.get(`/${id}`)).status).toBe(200);
      await takeBackAll(shop, oops);
      expectError(await shop.get(`/${id}`), taken);
      expectError(await shop.get(`/${id}/attachments`), taken);
      const strict = await shop.besides({ mode: 'strict' });
      const said = Array.from({ length: 21 }, () => ({}));
      const ids = await strict.messageIds(await strict.conversation({ said }));
      expect((await strict.get(`/${ids[19]}`)).status).toBe(200);
      expectError(await strict.get(`/${ids[20]}`), taken);
    });
  });

  describe('of the token', () => {
    const ask = (access_token: string | undefined, path = '/me/conversations', more: object = {}) =>
      shop.get(path, { access_token, ...more });

    proves(['error:noToken', 'error:noTokenMe'], 'tells that there is none', async () => {
      expectError(await ask(undefined, '/me'), {
        message: 'An active access token must be used to query information about the current user.',
        code: 2500,
      });
      for (const path of [`/${chat.id}`, '/conversations', '/999', '/foo', '/?ids=foo']) {
        expectError(await ask(undefined, path), {
          message: 'An access token is required to request this resource.',
          code: 104,
        });
      }
    });

    proves('error:tokenUnreadable', 'tells that it is none of ours', async () => {
      const changed = shop.token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
      for (const token of ['x', 'EAA', changed, `${shop.token}A`, `${shop.app.id}|x`, 'a\u0000b']) {
        expectError(await ask(token), {
          message: 'Invalid OAuth access token - Cannot parse access token',
          code: 190,
        });
      }
    });

    proves('error:tokenExpired', 'tells when it ended', async () => {
      expectError(await ask(await shop.tokenFor({ expiresIn: -3600 })), {
        message:
          'Error validating access token: Session has expired on Monday, 04-May-26 02:00:00 PDT. The current time is Monday, 04-May-26 03:00:00 PDT.',
        code: 190,
        subcode: 463,
      });
    });

    proves('error:tokenRevoked', 'tells that it was revoked', async () => {
      const token = await shop.tokenFor();
      await revokeToken(shop.server, token);
      expectError(await ask(token), {
        message:
          'Error validating access token: The session is invalid because the user logged out.',
        code: 190,
        subcode: 467,
      });
    });

    proves('error:pageTokenRequired', 'tells that a Page token is needed', async () => {
      for (const token of [userToken, `${shop.app.id}|${shop.app.secret}`]) {
        for (const path of ['/conversations', `/${shop.page.id}/thread_owner`, `/${chat.id}`]) {
          expectError(await ask(token, path), {
            message: '(#190) This method must be called with a Page Access Token',
            code: 190,
          });
        }
      }
    });

    proves('error:proofInvalid', 'tells that its proof is wrong', async () => {
      expectError(await ask(shop.token, '/me', { appsecret_proof: 'f'.repeat(64) }), {
        message: 'Invalid appsecret_proof provided in the API argument',
        type: 'GraphMethodException',
        code: 100,
      });
    });
  });

  describe('of permissions', () => {
    const all = [
      'pages_messaging',
      'pages_read_engagement',
      'pages_manage_metadata',
      'instagram_basic',
      'instagram_manage_messages',
    ];
    const without = async (lacking: string, platform: string) => {
      const scopes = all.filter((scope) => scope !== lacking);
      return shop.get('/me/conversations', {
        platform,
        access_token: await shop.tokenFor({ scopes }),
      });
    };
    const requires = (code: number, scope: string): Expected => ({
      message: `(#${code}) Requires ${scope} permission to manage the object`,
      code,
      status: 403,
    });

    proves(
      ['error:missingMessagingScope', 'error:missingEngagementScope', 'error:missingScope'],
      'names the scope that a token lacks on Messenger',
      async () => {
        for (const [code, scope] of [
          [230, 'pages_messaging'],
          [283, 'pages_read_engagement'],
          [200, 'pages_manage_metadata'],
        ] as const) {
          expectError(await without(scope, 'messenger'), requires(code, scope));
        }
      },
    );

    proves('error:missingInstagramScope', 'is 10 on Instagram', async () => {
      for (const scope of ['instagram_basic', 'instagram_manage_messages']) {
        expectError(await without(scope, 'instagram'), {
          message: '(#10) Application does not have permission for this action',
          code: 10,
          status: 403,
        });
      }
      const scope = 'pages_manage_metadata';
      expectError(await without(scope, 'instagram'), requires(200, scope));
    });

    proves('error:missingTask', 'is 200 for somebody without the task', async () => {
      const access_token = await shop.tokenFor({ tasks: ['ANALYZE'] });
      expectError(await shop.get(`/${chat.id}`, { access_token }), {
        message:
          '(#200) The user must be able to perform the MESSAGING or the MODERATE task on the Page',
        code: 200,
        status: 403,
      });
    });
  });

  describe('that a Page is set to give', () => {
    const REFUSALS: readonly (readonly [368 | 613 | 80006, string])[] = [
      [368, '(#368) The action attempted has been deemed abusive or is otherwise disallowed'],
      [613, '(#613) Calls to this api have exceeded the rate limit.'],
      [
        80006,
        'There have been too many messenger api calls to this Page account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.',
      ],
    ];

    proves(
      ['error:abusive', 'error:rateLimit', 'error:pageRateLimit'],
      'is given to its conversations until it is set off, and to nothing else',
      async () => {
        const strained = await shop.besides();
        const { id, person } = await strained.conversation();
        const [message = ''] = await strained.messageIds({ id });
        const paths = [
          '/me/conversations',
          `/${strained.page.instagramId}/conversations`,
          `/${id}`,
          `/${id}/messages`,
          `/${message}`,
          `/me/thread_owner?recipient=${person.id}`,
        ];
        const set = (refuse: number | null) =>
          changePage(shop.server, strained.page.id, { refuse });
        for (const [code, message] of REFUSALS) {
          await set(code);
          for (const path of paths) expectError(await strained.get(path), { code, message });
          expect((await strained.get('/me')).status).toBe(200);
          expect((await shop.get('/me/conversations')).status).toBe(200);
        }
        await set(null);
        for (const path of paths) expect((await strained.get(path)).status, path).toBe(200);
      },
    );
  });

  it('names the fault that the client can mend first: permission before fields', async () => {
    const access_token = await shop.tokenFor({ scopes: ['email'] });
    const { body } = await shop.get('/me/conversations', { access_token, fields: '}', limit: 'x' });
    expect(body.error.code).toBe(230);
  });
});

/** Taking messages back comes with sending; until then a test does it behind the server's back. */
async function takeBackAll(shop: World, { no }: Conversation): Promise<void> {
  const file = join(shop.server.dataDir, 'convograph.db');
  const its = (column: string) => `page = ${shop.page.no} and ${column} = ${no}`;
  await storeRows(file, `update message set flags = ${FLAGS.deleted} where ${its('conversation')}`);
  await storeRows(file, `update conversation set deleted_count = message_count where ${its('no')}`);
}
