import { beforeAll, describe, expect, it } from 'vitest';
import type { TokenSpec } from '../../src/admin/tokens.ts';
import { limited, spend } from '../limits/limited.ts';
import { type Json, sharedWorld } from '../support/world.ts';
import { Control } from './control.ts';

const shop = await sharedWorld({ journal: 'bodies' });
let plane: Control;
beforeAll(() => {
  plane = new Control(shop.server);
});

const CALL = '/v23.0/me/conversations';

/** What explaining the newest call gives. */
async function explained(): Promise<Json> {
  const { body: rows } = await plane.get('/timeline?filter=kind%3Acall&limit=1');
  const { body } = await plane.post('/explain', { seq: rows.data[0].seq });
  return body;
}

/** Carries out what is offered, as whoever shows it does: place and input as they came. */
async function carryOut({ place, input }: Json): Promise<Json> {
  const [method, path] = place.split(' ');
  const rest = { ...input };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_: string, name: string) => {
    const { [name]: value } = rest;
    delete rest[name];
    return encodeURIComponent(value);
  });
  const { status, body } = await plane.send(method, filled, rest);
  expect(status).toBeLessThan(300);
  return body;
}

/** A refused call is mended by the first offer, and goes through when it is made again. */
async function expectMended(words: RegExp, headline: RegExp): Promise<void> {
  const told = await explained();
  expect(told.headline).toMatch(headline);
  expect(told.at_meta).not.toBe('');
  expect(told.remedies.length).toBeLessThan(4);
  expect(told.remedies[0].words).toMatch(words);
  const { id } = await carryOut(told.remedies[0]);
  const isNew = told.remedies[0].operation === 'createToken';
  const again = await plane.post(`/calls/${told.made.seq}/again`, isNew ? { token: id } : {});
  expect(again.body).toMatchObject({ status: 200 });
}

const call = (spec: Partial<TokenSpec>, path = CALL) =>
  shop.tokenFor(spec).then((access_token) => shop.get(path, { access_token }));

describe('what a call was refused for is mended by what explain offers', () => {
  it('all scopes that lack, given to the very token', async () => {
    await call({ scopes: ['pages_messaging'] });
    await expectMended(
      /^Give this token the 2 scopes it lacks$/,
      /^The token lacks the scopes pages_read/,
    );
  });

  it('a task', async () => {
    await call({ tasks: ['ANALYZE'] });
    await expectMended(/task MESSAGING/, /^The token lacks a task/);
  });

  it('a token that has expired lives on', async () => {
    await call({ expiresIn: -60 });
    await expectMended(/live on/, /has expired/);
  });

  it('a token of a person, whatever ended it', async () => {
    const { body: user } = await plane.post('/users', { name: 'Rosa', page: shop.page.id });
    const access_token = await shop.tokenFor({ kind: 'user', userId: user.id });
    const { body } = await shop.get('/me/accounts', { access_token });
    const [{ access_token: ofPage }] = body.data;
    const ends = [
      [{ password_changed: true }, /live on/, /password was changed/],
      [{ checkpoint: true }, /log in/, /log in at the site/],
      [{ unconfirmed: true }, /Confirm Rosa/, /not confirmed/],
      [{ inactive: shop.app.id }, /use the app/, /90 days/],
      [{ no_role: shop.page.id }, /role again/, /no role on the Page/],
      [{ remove_app: shop.app.id }, /live on/, /removed the app/],
      [
        { revoke: ['pages_messaging'], for_app: shop.app.id },
        /^Give this token/,
        /lacks the scope/,
      ],
    ] as const;
    for (const [change, words, headline] of ends) {
      await plane.patch(`/users/${user.id}`, change);
      const refused = await shop.get(CALL, { access_token: ofPage });
      expect(refused.status).toBeGreaterThanOrEqual(400);
      await expectMended(words, headline);
    }
  });

  it('a token of the wrong kind: one of the Page is made, and the call made with it', async () => {
    const { body: user } = await plane.post('/users', { name: 'Ben', page: shop.page.id });
    await call({ kind: 'user', userId: user.id });
    await expectMended(/fresh Page token/, /another kind/);
  });

  it('a window that is closed: the person writes', async () => {
    const { person } = await shop.conversation({ said: [{ ago: 25 * 60 }] });
    await shop.send('POST', '/v23.0/me/messages', {
      access_token: shop.token,
      recipient: JSON.stringify({ id: person.id }),
      message: JSON.stringify({ text: 'still there?' }),
    });
    const { gates } = await explained();
    expect(gates.find(({ state }: Json) => state === 'closed')).toMatchObject({ gate: 'window' });
    await expectMended(/person write/, /24-hour window closed 1h ago/);
  });

  it('a Page that is set to refuse', async () => {
    await plane.patch(`/pages/${shop.page.id}`, { refuse: 613 });
    await call({});
    await expectMended(/refuse no more/, /set to refuse/);
  });

  it('a fault that was armed', async () => {
    await plane.post('/faults', { code: 613, on: 'any', times: 2 });
    await call({});
    await expectMended(/^Mend/, /^A fault that was armed here/);
  });

  it('a rate limit: a day passes', async () => {
    const w = await limited();
    const control = new Control(w.server);
    await spend(w, 201);
    const { body } = await control.post('/explain', { url: '/me/conversations', token: w.token });
    expect(body).toMatchObject({
      headline: 'A rate limit is reached',
      remedies: [{ operation: 'changeClock' }, { operation: 'changePage' }],
    });
    await w.close();
  });

  it('nothing where nothing is wrong, and where nothing of ours helps', async () => {
    const { body: good } = await plane.post('/explain', { url: '/me', token: shop.token });
    expect(good).toMatchObject({ remedies: [] });
    expect(good).not.toHaveProperty('headline');
    const { body } = await plane.post('/explain', { url: '/me/nothing', token: shop.token });
    expect(body).toMatchObject({ remedies: [], headline: expect.stringMatching(/./) });
  });
});
