import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { createToken, revokeToken } from '../../src/admin/tokens.ts';
import { openStore } from '../../src/house/store-engine.ts';
import { json } from '../cli/run.ts';
import { listTokens } from '../support/lists.ts';
import { proves } from '../support/proves.ts';
import { type Conversation, sharedWorld } from '../support/world.ts';
import { REVOKED, refusal, refused } from './refused.ts';

const shop = await sharedWorld();
let chat: Conversation;
beforeAll(async () => {
  chat = await shop.conversation();
});

const me = (access_token: string) => shop.get('/me', { access_token });

describe('a change of rights', () => {
  it('shows in the next answer: a new token works, a revoked one is dead', async () => {
    const token = await shop.tokenFor();
    expect((await me(token)).status).toBe(200);
    await revokeToken(shop.server, token);
    expect(refusal(await me(token))).toEqual(REVOKED);
  });

  it('may name a token by its id', async () => {
    const { no, access_token } = await createToken(shop.server, {
      kind: 'page',
      pageId: shop.page.id,
    });
    await revokeToken(shop.server, String(no));
    expect(refusal(await me(access_token))).toEqual(REVOKED);
  });

  it('shows when it was made over another handle of the same file', async () => {
    const store = await openStore(join(shop.server.dataDir, 'convograph.db'));
    try {
      const elsewhere = { ...shop.server, store };
      const spec = { kind: 'page', pageId: shop.page.id } as const;
      const { access_token } = await createToken(elsewhere, spec);
      expect((await me(access_token)).status).toBe(200);
      await revokeToken(elsewhere, access_token);
      const seen = async () => refusal(await me(access_token));
      // Over PostgreSQL a moment later.
      if (inject('stores') === 'postgres') await expect.poll(seen).toEqual(REVOKED);
      expect(await seen()).toEqual(REVOKED);
    } finally {
      await store.close();
    }
  });

  // A command has no part in where a test's stores lie.
  it.runIf(inject('stores') === 'sqlite')('shows when another process makes it', async () => {
    const token = await shop.tokenFor();
    expect((await me(token)).body.id).toBe(shop.page.id);
    await json('token', 'revoke', token, '--data', shop.server.dataDir);
    expect(refusal(await me(token))).toEqual(REVOKED);
  });

  it('may be undone by nobody: revoking twice is as once', async () => {
    const token = await shop.tokenFor();
    await revokeToken(shop.server, token);
    const { no } = await revokeToken(shop.server, token);
    const info = (await listTokens(shop.server)).find(({ id }) => id === String(no));
    expect(info).toMatchObject({ is_valid: false, revoked_at: shop.server.clock.now() / 1000 });
    expect(refusal(await me(token))).toEqual(REVOKED);
  });
});

describe('the list of tokens', () => {
  it('never shows a text', async () => {
    const texts = JSON.stringify(await listTokens(shop.server));
    expect(texts).not.toContain('EAA');
    expect(texts).toContain(`"page_id":"${shop.page.id}"`);
  });
});

describe('a Page that was set to refuse', () => {
  const errors = {
    368: '(#368) The action attempted has been deemed abusive or is otherwise disallowed',
    613: '(#613) Calls to this api have exceeded the rate limit.',
    80006:
      'There have been too many messenger api calls to this Page account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.',
  };

  proves(
    ['error:abusive', 'error:rateLimit', 'error:pageRateLimit'],
    'answers every read of conversations so, until it is set otherwise',
    async () => {
      const paths = [
        '/me/conversations',
        `/${chat.id}`,
        `/${chat.id}/messages`,
        `/me/thread_owner?recipient=${chat.person.id}`,
      ];
      for (const [code, message] of Object.entries(errors)) {
        await changePage(shop.server, shop.page.id, { refuse: Number(code) });
        for (const path of paths) {
          const answer = await shop.get(path);
          expect(refusal(answer), path).toEqual(refused(Number(code), message));
        }
      }
      await changePage(shop.server, shop.page.id, { refuse: null });
      for (const path of paths) expect((await shop.get(path)).status, path).toBe(200);
    },
  );
});
