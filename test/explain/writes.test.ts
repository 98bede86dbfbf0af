import { expect, it } from 'vitest';
import { createUser } from '../../src/admin/users.ts';
import { pageType } from '../../src/api/nodes/page/page.ts';
import { declare } from '../../src/api/services.ts';
import { sharedWorld } from '../support/world.ts';
import { ask } from './ask.ts';

const shop = await sharedWorld();
let runs = 0;
const operations = [
  {
    on: pageType as never,
    operation: declare.operation('POST', 'trial', 'Counts that it was run.', {
      permission: 'readConversations',
      params: {},
      result: { success: 'bool' },
      run: () => {
        runs++;
        return { answer: { success: true } };
      },
    }) as never,
  },
];

it('a write is judged, and not carried out', async () => {
  const told = await ask(shop, 'POST /me/trial', shop.token, { operations });
  expect(told.answer).toEqual({ status: 200 });
  expect(told.carried_out).toBe(false);
  expect(told.missing).toEqual([]);
  expect(runs).toBe(0);
});

it('a write that lacks something ends with the error it would get', async () => {
  const token = await shop.tokenFor({ scopes: ['email'] });
  const told = await ask(shop, 'POST /me/trial', token, { operations });
  expect(told.answer.error?.code).toBe(230);
  expect(told.missing).toContain('the scope pages_messaging');
  expect(runs).toBe(0);
});

it('a write that the data are against ends with the error it would get', async () => {
  const { id } = await createUser(shop.server, { name: 'Uma Ferreira' });
  const token = await shop.tokenFor({ kind: 'user', userId: id });
  for (const path of ['/me/permissions/none', '/me/permissions?permission=none']) {
    const told = await ask(shop, `DELETE ${path}`, token);
    const { status, body } = await shop.send('DELETE', path, { access_token: token });
    expect(status).toBe(400);
    expect(told.answer).toMatchObject({ status, error: { message: body.error.message } });
  }
  const told = await ask(shop, 'DELETE /me/permissions/email', token);
  expect(told.answer).toEqual({ status: 200 });
  const kept = { access_token: token, permission: 'email' };
  expect((await shop.get('/me/permissions', kept)).body.data[0].status).toBe('granted');
});

it('a write that nothing takes says so', async () => {
  const told = await ask(shop, 'DELETE /me/conversations');
  expect(told.missing).toEqual(['a Page that takes DELETE conversations']);
  expect(told.requirements.find(({ ok }) => !ok)?.hint).toContain('lists what is offered');
  expect(told.answer.error).toMatchObject({ code: 100, error_subcode: 33 });
  const { body } = await shop.send('DELETE', '/me/conversations', { access_token: shop.token });
  expect(told.answer.error?.message).toBe(body.error.message);
});
