import { describe, expect, it } from 'vitest';
import { createApp } from '../../../src/admin/apps.ts';
import { createPage } from '../../../src/admin/pages.ts';
import { createPerson } from '../../../src/admin/people.ts';
import { createToken } from '../../../src/admin/tokens.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { systemRandom } from '../../../src/base/random.ts';
import type { Scheduler } from '../../../src/base/scheduler.ts';
import { openHouse } from '../../../src/house/house.ts';
import { listen } from '../../../src/house/listen.ts';
import { messengerConversationId } from '../../../src/store/ids/conversation-id.ts';
import { history } from '../../../src/store/page/history-writer.ts';
import { PLAIN } from '../../../src/testing/start.ts';
import { dataDir } from '../../cli/run.ts';
import { afterFile } from '../../support/after-file.ts';
import { freshSchema, testDatabase } from '../../support/postgres/fresh-schema.ts';
import { logOf } from '../../support/postgres/server-log.ts';

const database = await testDatabase();

const CONVERSATIONS = 101;
const MESSAGES = 120;

/** However long a request takes: nothing is done by a timer meanwhile, and what was looked at was so just now. */
const STILL: Scheduler = {
  elapsed: () => 0,
  sleep: () => new Promise(() => undefined),
  after: () => () => undefined,
};

const LOOK = /^select page, revision from/;

/** A server of a Page with many conversations, the newest of them long, and what it asks of the database. */
async function served() {
  const { place, schema } = freshSchema(database as never, afterFile);
  const log = await logOf(database as never, place, schema);
  if (!log) return undefined;
  const house = await openHouse({
    ...{
      dataDir: dataDir(),
      database: log.place,
      clock: systemClock,
      random: systemRandom,
      env: {},
    },
    scheduler: STILL,
  });
  afterFile(() => house.close());
  const app = await createApp(house, { name: 'Inbox' });
  const page = await createPage(house, { name: 'Kiln & Clover', defaultApp: app.id });
  const of = { pageId: page.id, platform: 'MESSENGER' } as const;
  const people = await Promise.all(
    Array.from({ length: 5 }, (_, i) => createPerson(house, { ...of, name: `Ada ${i}` })),
  );
  const chats = Array.from({ length: CONVERSATIONS }, () =>
    messengerConversationId(house.random.digits(16)),
  );
  const now = house.clock.now();
  await house.store.transaction(async (tx) => {
    const writer = history(tx, page.no);
    for (const [at, id] of chats.entries()) {
      const person = people[at % people.length]?.no ?? 0;
      const no = await writer.addConversation({
        ...{ id, platform: 'MESSENGER', folder: 'inbox', people: [person] },
      });
      const messages = Array.from({ length: at === 0 ? MESSAGES : 4 }, (_, i) => ({
        created: now - 1_000 * at - 10 * i,
        sender: i % 2 === 0 ? person : 0,
        text: `Message ${i}.`,
      }));
      await writer.addMessages(no, messages);
    }
  });
  const spec = { kind: 'page', appId: app.id, pageId: page.id } as const;
  const { access_token } = await createToken(house, spec);
  const server = await listen(house, PLAIN, () => undefined);
  afterFile(() => server.close());
  const headers = { authorization: `Bearer ${access_token}` };
  const asked = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${server.url}/v26.0/${path}`, { headers, ...init });
    expect(answer.status).toBe(200);
    return answer.json();
  };
  /** The statements of a request of which nothing is in memory but who asks. */
  const statementsOf = async (path: string, init?: RequestInit): Promise<string[]> => {
    await asked('me');
    await house.store.transaction(async (tx) => void tx.rows(page.no));
    return log.during(() => asked(path, init));
  };
  return { chats, log, asked, statementsOf };
}

/** As each of them stands once, however often it was asked for. */
const kindsOf = (all: readonly string[]): string[] =>
  all.map((sql) => sql.replace(/\(\$\d+(?:, ?\$\d+)*\)/g, '($…)'));

const shop = database && (await served());

describe.runIf(database)('a request', () => {
  it('asks the database as often for 100 as for one, level by level, behind one look', async ({
    skip,
  }) => {
    if (!shop) return skip('The log of that server cannot be read.');
    const { chats, statementsOf } = shop;
    const of = `fields=message,from,to,created_time`;
    for (const path of [
      `${chats[0]}/messages?${of}`,
      'me/conversations?fields=snippet,participants,unread_count',
    ]) {
      const [one, some, many] = [
        await statementsOf(`${path}&limit=1`),
        await statementsOf(`${path}&limit=25`),
        await statementsOf(`${path}&limit=100`),
      ];
      expect(kindsOf(some), path).toEqual(kindsOf(one));
      expect(kindsOf(many), path).toEqual(kindsOf(one));
      expect(many.filter((sql) => LOOK.test(sql))).toHaveLength(1);
    }
  });

  it('that is asked again asks for nothing but whether the answer stands', async ({ skip }) => {
    if (!shop) return skip('The log of that server cannot be read.');
    const { chats, asked, log } = shop;
    const path = `${chats[0]}?fields=snippet,participants`;
    for (let i = 0; i < 3; i++) await asked(path);
    expect(await log.during(() => asked(path))).toEqual([expect.stringMatching(LOOK)]);
  });

  it('that is a batch asks more often by its items alone, behind one look', async ({ skip }) => {
    if (!shop) return skip('The log of that server cannot be read.');
    const { chats, statementsOf } = shop;
    const batchOf = (items: number) => {
      const batch = chats.slice(0, items).map((id, i) => ({
        method: 'GET',
        relative_url: `${id}/messages?fields=message&limit=${i % 2 ? 1 : 3}`,
      }));
      return statementsOf('', {
        method: 'POST',
        body: new URLSearchParams({ batch: JSON.stringify(batch) }),
      });
    };
    const [one, two, ten] = [await batchOf(1), await batchOf(2), await batchOf(10)];
    const item = two.length - one.length;
    expect(ten).toHaveLength(one.length + 9 * item);
    expect(ten.filter((sql) => LOOK.test(sql))).toHaveLength(1);
  });
});
