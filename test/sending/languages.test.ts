import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { canSend } from '../../src/admin/can-send/can-send.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { changeUser } from '../../src/admin/users/change-user.ts';
import { createUser } from '../../src/admin/users.ts';
import { Control } from '../control/control.ts';
import { type Json, sharedWorld } from '../support/world.ts';
import { blocked, errorOf, sender } from './sending.ts';

const w = await sharedWorld();
const { send } = sender(w);
const grace = await createUser(w.server, { name: 'Grace', pageId: w.page.id });

/** A user speaks this; gives a Page token of hers. */
async function speaking(locale: string | null): Promise<string> {
  await changeUser(w.server, grace.id, { locale });
  const user = await w.tokenFor({ kind: 'user', userId: grace.id });
  const { body } = await w.get('/me/accounts', { access_token: user, fields: 'access_token' });
  return body.data[0].access_token;
}

const late = async (platform: 'MESSENGER' | 'INSTAGRAM', access_token: string) => {
  const { person } = await w.conversation({ platform, said: [{ ago: 60 * 25 }] });
  return errorOf(
    await send({ recipient: { id: person.id }, message: { text: 'Hi' } }, { access_token }),
  );
};

it('an error is told in the language of the token’s user, and its codes are the same', async () => {
  const chinese = await late('MESSENGER', await speaking('zh_CN'));
  expect(chinese).toMatchObject({ status: 403, type: 'OAuthException', code: 10 });
  expect(chinese.error_subcode).toBe(2018278);
  expect(chinese.message).toMatch(/^\(#10\) 这条消息/);
  expect(await late('INSTAGRAM', await speaking('pt_BR'))).toEqual({
    ...{ status: 403, type: 'IGApiException', code: 10, error_subcode: 2534022 },
    message: 'Essa mensagem foi enviada fora do período permitido.',
  });
});

it('what was not captured stays English, and so does everything for others', async () => {
  const english = 'This message is sent outside of allowed window.';
  expect((await late('MESSENGER', await speaking('pt_BR'))).message).toContain(english);
  expect((await late('INSTAGRAM', await speaking(null))).message).toBe(english);
  expect((await late('INSTAGRAM', await speaking('en_US'))).message).toBe(english);
  expect((await late('INSTAGRAM', w.token)).message).toBe(english);
});

it('is so in a batch, and in can-send', async () => {
  const access_token = await speaking('zh_TW');
  const { person } = await w.conversation({ platform: 'INSTAGRAM' });
  await blocked(w, person, 'person');
  const params = new URLSearchParams({
    recipient: JSON.stringify({ id: person.id }),
    message: JSON.stringify({ text: 'Hi' }),
  });
  const batch = [{ method: 'POST', relative_url: 'me/messages', body: String(params) }];
  const { body } = await w.send('POST', '/', { access_token, batch: JSON.stringify(batch) });
  const told = '(#551) 用户暂时收不到消息。';
  expect(JSON.parse(body[0].body).error.message).toBe(told);
  const { id: app } = await createApp(w.server, { name: 'Hers' });
  await w.tokenFor({ kind: 'user', userId: grace.id, appId: app });
  await changePage(w.server, w.page.id, { default_app: null });
  const asked = await canSend(w.server as never, { page: w.page.id, to: person.id, app });
  expect(asked).toMatchObject({ closed: 'block', error: { message: told } });
});

it('a locale is a language and a country', async () => {
  const set = (locale: string) => new Control(w.server).patch(`/users/${grace.id}`, { locale });
  expect((await set('pt')).status).toBe(400);
  expect((await set('ja_JP')).body.locale).toBe('ja_JP');
});

it('every sentence is one of wire.md', () => {
  const wire = readFileSync(join(import.meta.dirname, '../../docs/wire.md'), 'utf8');
  const code = readFileSync(
    join(import.meta.dirname, '../../src/graph/errors/languages.ts'),
    'utf8',
  );
  const [, section = ''] = wire.split('### 3.5 ');
  const rows = section.split('\n## ')[0]?.match(/^\| \d.*$/gm) ?? [];
  const sentences = rows.map((row: string) => row.split('`')[1] ?? '');
  expect(sentences.length).toBeGreaterThan(5);
  expect(sentences.filter((each) => !code.includes(`'${each}'`))).toEqual([]);
  expect(code.match(/\b[a-z]{2}: '|\n {4}[a-z]{2}: '/g)).toHaveLength(sentences.length);
});

it('what a reader of Instagram asks for is told so too', async () => {
  const access_token = await speaking('ru_RU');
  const body: Json = (
    await send(
      { recipient: { id: '4404935943621117' }, message: { text: 'Hi' } },
      {
        access_token,
        platform: 'instagram',
      },
    )
  ).body.error;
  expect([body.error_subcode, body.message]).toEqual([
    2534014,
    'Не удается найти запрошенного пользователя.',
  ]);
});
