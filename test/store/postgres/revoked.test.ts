import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createApp } from '../../../src/admin/apps.ts';
import { createPage } from '../../../src/admin/pages.ts';
import { createToken, revokeToken } from '../../../src/admin/tokens.ts';
import { createUser } from '../../../src/admin/users.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { systemRandom } from '../../../src/base/random.ts';
import { type Scheduler, systemScheduler } from '../../../src/base/scheduler.ts';
import { type House, openHouse } from '../../../src/house/house.ts';
import { listen } from '../../../src/house/listen.ts';
import { PostgresMarks } from '../../../src/store/postgres/postgres-marks.ts';
import { PLAIN } from '../../../src/testing/start.ts';
import { dataDir } from '../../cli/run.ts';
import { freshSchema, testDatabase } from '../../support/postgres/fresh-schema.ts';

const database = await testDatabase();

/** How long a token that another process has revoked may be good still, in ms. */
const BOUND = 250;

/** Two houses of one store, of which the second counts time as a test lets it pass. */
async function opened() {
  const { place } = freshSchema(database as never);
  const data = dataDir();
  const open = async (scheduler?: Scheduler): Promise<House> => {
    const house = await openHouse({
      ...{ dataDir: data, database: place, clock: systemClock, random: systemRandom },
      ...{ scheduler, env: {} },
    });
    onTestFinished(() => house.close());
    return house;
  };
  const one = await open();
  let passed = 0;
  const other = await open({ ...systemScheduler, elapsed: () => passed });
  const pass = (ms: number): void => {
    passed += ms;
  };
  return { one, other, pass };
}

describe.runIf(database)('a token that another process revokes', () => {
  it.each(['page', 'user'] as const)(
    'is refused at the first request a quarter of a second later, also where nobody hears of it: of a %s',
    async (kind) => {
      const { one, other, pass } = await opened();
      const app = await createApp(one, { name: 'Inbox' });
      const { id: pageId } = await createPage(one, { name: 'Kiln & Clover', defaultApp: app.id });
      const { id: userId } = await createUser(one, { name: 'Rosa Owner', pageId });
      const of = kind === 'page' ? { pageId } : { userId };
      const { access_token } = await createToken(one, { kind, appId: app.id, ...of });
      const server = await listen(other, PLAIN, () => undefined);
      onTestFinished(() => server.close());
      const asked = async (): Promise<number> =>
        (await fetch(`${server.url}/me?access_token=${access_token}`)).status;
      expect([await asked(), await asked(), await asked()]).toEqual([200, 200, 200]);
      const unheard = vi.spyOn(PostgresMarks.prototype, 'hear').mockReturnValue();
      onTestFinished(() => unheard.mockRestore());
      await revokeToken(one, access_token);
      pass(BOUND);
      expect(await asked()).toBe(400);
    },
  );
});
