import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorize } from '../../src/access/authorization.ts';
import { Identifier } from '../../src/access/identify.ts';
import { issueToken, PLAIN_TOKEN } from '../../src/access/issue.ts';
import { tokenText } from '../../src/access/token-text.ts';
import { revokeToken } from '../../src/admin/tokens.ts';

import { GraphError } from '../../src/graph/errors/error.ts';
import { openStore } from '../../src/house/store-engine.ts';

import { sharedWorld } from '../support/world.ts';
import { DAY, member } from '../tokens/people.ts';
import { lacks, refusal } from './refused.ts';

const shop = await sharedWorld();

describe('a caller that is kept between requests', () => {
  it('loses a scope when it lapses, without anything being written', async () => {
    const ada = await member(shop);
    const chat = await shop.conversation();
    const { store, clock } = shop.server;
    const user = await ada.token();
    const page = await ada.pageToken(user);
    const who = { app: shop.app.id, user: ada.id };
    const granted = ['pages_messaging'];
    await store.transaction((tx) => authorize(tx, { ...who, granted, declined: [] }, clock.now()));
    const read = () => shop.get(`/${chat.id}`, { access_token: page });
    const list = async () => (await shop.get('/me/permissions', { access_token: user })).body.data;
    expect((await read()).status).toBe(200);
    clock.advance(90 * DAY - 1);
    expect((await read()).status).toBe(200);
    expect(await list()).toContainEqual({ permission: 'pages_messaging', status: 'granted' });
    clock.advance(1);
    expect(refusal(await read())).toEqual(lacks(230, 'pages_messaging'));
    expect(await list()).toContainEqual({ permission: 'pages_messaging', status: 'expired' });
    // A machine's clock may be set back, too.
    clock.advance(-1);
    expect((await read()).status).toBe(200);
  });

  it('is refused in the next turn where another process has revoked its token', async () => {
    const chat = await shop.conversation();
    const access_token = await shop.tokenFor({ kind: 'page', pageId: shop.page.id });
    const read = () => shop.get(`/${chat.id}`, { access_token });
    const other = await openStore(join(shop.server.dataDir, 'convograph.db'));
    try {
      expect((await read()).status).toBe(200);
      await revokeToken({ ...shop.server, store: other }, access_token);
      expect((await read()).body.error).toMatchObject({ code: 190 });
    } finally {
      await other.close();
    }
  });

  it('is at any time what it would be if it were looked up then', async () => {
    const words = ['email', 'pages_messaging', 'pages_show_list'];
    const { store, vault, random, clock } = shop.server;
    const start = clock.now();
    const moment = fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined });
    const at = (offset: number | undefined) => (offset === undefined ? undefined : start + offset);
    await fc.assert(
      fc.asyncProperty(
        fc.array(moment, { minLength: words.length, maxLength: words.length }),
        moment,
        moment,
        fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 2, maxLength: 8 }),
        async (lapses, expires, dataAccess, times) => {
          const ada = await member(shop);
          const who = { app: shop.app.id, user: ada.id };
          const no = await store.transaction(async (tx) => {
            for (const [i, scope] of words.entries()) {
              const row = { ...who, scope, status: 'granted', targets: undefined } as const;
              await tx.directory.permissions.put({ ...row, lapses: at(lapses[i]) });
            }
            return issueToken(tx, random, {
              ...PLAIN_TOKEN,
              ...who,
              kind: 'user',
              scopes: words,
              issued: start,
              expires: at(expires),
              dataAccess: at(dataAccess),
            });
          });
          const token = tokenText({ kind: 'user', no }, vault);
          const told = async (identifier: Identifier, now: number) => {
            try {
              return [...(await identifier.identify(token, now)).scopes];
            } catch (error) {
              return error instanceof GraphError ? error.message : error;
            }
          };
          const keeps = new Identifier(store, vault);
          for (const time of times) {
            const now = start + time;
            expect(await told(keeps, now)).toEqual(await told(new Identifier(store, vault), now));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
