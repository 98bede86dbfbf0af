import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TokenRows } from '../../src/store/directory/tokens.ts';
import { Control } from '../control/control.ts';
import { type LoginWorld, loginWorld, Visitor } from '../login/visitor.ts';
import { accessToken, loginCode, REDIRECT } from '../oauth/codes.ts';
import { HeldTime } from '../support/held-time.ts';
import { proves } from '../support/proves.ts';
import { type Answer, world } from '../support/world.ts';

const UNAVAILABLE = {
  message: 'Service temporarily unavailable',
  type: 'OAuthException',
  code: 2,
  is_transient: true,
  fbtrace_id: expect.any(String),
};

const time = new HeldTime();
let shop: LoginWorld;
let control: Control;
let message: string;
let userToken: string;

beforeAll(async () => {
  shop = await loginWorld({ scheduler: time });
  control = new Control(shop.server);
  [message = ''] = await shop.messageIds(await shop.conversation());
  userToken = await shop.tokenFor({ kind: 'user', userId: shop.ada });
});

afterAll(() => shop.close());

const read = () => shop.get(`/${message}`, { fields: 'message' });

/** What writes while it answers, by whom and how it is asked. */
const WRITES: Readonly<Record<string, () => Promise<Answer>>> = {
  'DELETE /me/permissions': () =>
    shop.send('DELETE', '/me/permissions', { access_token: userToken, permission: 'email' }),
  'GET /oauth/access_token with a code': async () =>
    accessToken(shop, { code: codes.pop(), redirect_uri: REDIRECT }),
};
const codes: string[] = [];

describe('a write lock that another program holds', () => {
  let other: DatabaseSync;

  beforeEach(async () => {
    // What is written behind the answers may have met the last lock, and be asleep.
    codes.push(await time.until(loginCode(shop, shop.ada)));
    other = new DatabaseSync(join(shop.server.dataDir, 'convograph.db'), { timeout: 0 });
    other.exec('begin immediate');
  });
  afterEach(() => other.close());

  /** The answer of a write that waits for ten seconds in vain, during which reads are answered. */
  async function outwaited<T>(write: () => Promise<T>): Promise<T> {
    const writing = write();
    await time.asleep();
    expect((await read()).body.message).toBe('hello');
    time.pass(9_999);
    await time.asleep();
    expect((await read()).body.message).toBe('hello');
    time.pass(1);
    return writing;
  }

  it('leaves the control plane waiting, and then refuses with 503 and a sentence', async () => {
    const answer = await outwaited(() => control.post('/apps', { name: 'Another' }));
    expect(answer.status).toBe(503);
    expect(answer.body.error.message).toBe(
      'The store is being written by another program, and stayed so for 10 seconds: try again, or end what holds it (an import, a backup, a database browser).',
    );
    expect((await control.get('/apps')).body.data).toHaveLength(1);
  });

  it('shows a page that says so in the dialog, where nothing was granted', async () => {
    const { status, text } = await outwaited(() => new Visitor(shop).consent());
    expect(status).toBe(503);
    expect(text).toContain('is being written by another program');
    expect(text).toContain('Nothing was done.');
  });

  it.each(Object.keys(WRITES))('is code 2 for %s', async (name) => {
    const answer = await outwaited(WRITES[name] as () => Promise<Answer>);
    expect(answer.body).toEqual({ error: UNAVAILABLE });
    expect(answer.status).toBe(500);
  });

  proves(
    'error:unavailable',
    'is a line in the log without a stack, and the same again works',
    async () => {
      const before = shop.server.faults.length;
      const refused = await outwaited(
        () => WRITES['DELETE /me/permissions']?.() as Promise<Answer>,
      );
      expect(refused.body).toEqual({ error: UNAVAILABLE });
      const [line = '', ...more] = shop.server.faults.slice(before);
      expect(more).toEqual([]);
      expect(line).toContain('is being written by another program');
      expect(line).not.toMatch(/\n| at /);
      other.exec('commit');
      const again = WRITES['DELETE /me/permissions']?.() as Promise<Answer>;
      expect((await time.until(again)).body).toEqual({ success: true });
    },
  );

  it('that is given back in time costs the waiting and nothing else', async () => {
    const writing = control.post('/users', { name: 'Late' });
    await time.asleep();
    other.exec('commit');
    expect((await time.until(writing)).status).toBe(201);
  });
});

it('a write lock that another program holds keeps no server from stopping', async () => {
  const standing = new HeldTime();
  const own = await world({ scheduler: standing });
  const other = new DatabaseSync(join(own.server.dataDir, 'convograph.db'), { timeout: 0 });
  other.exec('begin immediate');
  const writing = new Control(own.server).post('/apps', { name: 'Another' });
  await standing.asleep();
  await own.close();
  other.close();
  const { status, body } = await writing;
  expect(status).toBe(503);
  expect(body.error.message).toBe(
    'The store is being written by another program, and this one is being stopped: try again when it runs.',
  );
});

describe('what else may stand in the way of a write', () => {
  const error = (errcode: number) =>
    Object.assign(new Error('of SQLite'), { code: 'ERR_SQLITE_ERROR', errcode });
  const system = (code: string) => Object.assign(new Error(`${code}: of the system`), { code });

  afterEach(() => void vi.restoreAllMocks());

  proves('error:instagramUnavailable', 'is of its own type at graph.instagram.com', async () => {
    const token = shop.tokenFor({ kind: 'instagram', pageId: shop.page.id });
    const access_token = await time.until(token);
    vi.spyOn(TokenRows.prototype, 'byNo').mockRejectedValue(system('EMFILE'));
    const answer = await shop.get('/_convograph/instagram/me', { access_token });
    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({ error: { ...UNAVAILABLE, type: 'IGApiException' } });
    // In the order of captures: what passes is told before the code.
    const inOrder = ['message', 'type', 'is_transient', 'code', 'fbtrace_id'];
    expect(Object.keys(answer.body.error)).toEqual(inOrder);
  });

  it('is answered and told though not even the time can be read', async () => {
    vi.spyOn(shop.server.store, 'generation').mockImplementation(() => {
      throw system('EMFILE');
    });
    const answer = await read();
    expect([answer.status, answer.body]).toEqual([500, { error: UNAVAILABLE }]);
    expect(shop.server.faults.at(-1)).toMatch(/ GET .*: .*ulimit -n/);
  });

  it.each([
    ['a full disk', error(13), 503, /disk is full.*: make room, then try again\.$/],
    ['a full disk, as the system says it', system('ENOSPC'), 503, /disk is full/],
    ['a quota that is used up', system('EDQUOT'), 503, /quota/],
    ['a disk that fails', error(10 | (3 << 8)), 503, /the disk reports an error: see that/],
    ['too many open files', system('EMFILE'), 503, /too many open.*ulimit -n/],
    ['no memory', error(7), 503, /out of memory/],
    ['a store that is read-only', error(8), 500, /cannot be written: let this user/],
    ['a read-only file system', system('EROFS'), 500, /cannot be written/],
    ['a damaged database', error(11), 500, /is damaged: put convograph\.db back from a copy/],
    ['something else in its place', error(26), 500, /is not a database/],
    ['a database that is gone', error(14), 500, /cannot be opened: see that its files are there/],
  ])('is told: %s', async (_, thrown, status, sentence) => {
    vi.spyOn(shop.server.store, 'transaction').mockRejectedValue(thrown);
    const told = await control.post('/apps', { name: 'Another' });
    expect(told.status).toBe(status);
    expect(told.body.error.message).toMatch(sentence);
    const page = await new Visitor(shop).consent();
    expect(page.status).toBe(status);
    const meta = await WRITES['DELETE /me/permissions']?.();
    expect(meta?.status).toBe(500);
    expect(meta?.body.error).toMatchObject(
      status === 503 ? UNAVAILABLE : { code: 1, message: 'An unknown error occurred' },
    );
    for (const line of shop.server.faults.slice(-3)) expect(line).toMatch(/: .+\. \(.*of .*\)$/);
  });
});
