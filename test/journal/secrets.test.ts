import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Control } from '../control/control.ts';
import { loginCode, REDIRECT } from '../oauth/codes.ts';
import { type Json, type World, world } from '../support/world.ts';
import { member } from '../tokens/people.ts';

const VERSION = '/v26.0';

let shop: World;
let plane: Control;
/** Every token and secret that was used, by what it is. */
const secrets = new Map<string, string>();
const secret = (what: string, text: string): string => {
  if (!text) throw new Error(`There is no ${what}.`);
  secrets.set(what, text);
  return text;
};
beforeAll(async () => {
  shop = await world({ journal: 'bodies' });
  plane = new Control(shop.server);
});
afterAll(() => shop.close());

const form = (body: Readonly<Record<string, string>>) => ({
  method: 'POST',
  body: new URLSearchParams(body),
});
const json = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const call = (path: string, init: RequestInit = {}) => fetch(shop.server.url + path, init);

/** Everything that takes a secret of the control plane, or gives one. */
async function operate(): Promise<void> {
  const made = await plane.post('/apps', { name: 'Made' });
  secret('made secret', made.body.secret);
  secret('made Instagram secret', made.body.instagram_secret);
  const { body: shown } = await plane.get(`/apps/${made.body.id}`);
  secret('client token', shown.client_token);
  const given = { secret: 'b'.repeat(32), instagram_secret: `${'c1'.repeat(16)}` };
  const { id: app } = (await plane.post('/apps', { name: 'Given', ...given })).body;
  secret('given secret', given.secret);
  secret('given Instagram secret', given.instagram_secret);
  await plane.patch(`/apps/${app}`, { secret: secret('changed secret', 'd2'.repeat(16)) });
  const callback = { object: 'page', callback_url: 'http://127.0.0.1:1/', verify: false };
  const verify_token = secret('verify token', 'let me "in", 100 %');
  await plane.post(`/apps/${app}/subscriptions`, {
    ...callback,
    verify_token,
    fields: ['messages'],
  });
  const other = await plane.post(`/apps/${made.body.id}/subscriptions`, {
    ...{ ...callback, fields: ['messages'] },
  });
  secret('made verify token', other.body.verify_token);
  const kinds = [
    { page: shop.page.id, for_app: app },
    { app },
    { instagram: shop.page.id, for_app: app },
  ];
  for (const spec of kinds) {
    const { body } = await plane.post('/tokens', spec);
    const text = secret(`token of ${Object.keys(spec)}`, body.access_token);
    await plane.post('/explain', { url: `/me?access_token=${text}` });
    await plane.post('/tokens/revoke', { token: text });
    await plane.send('DELETE', `/tokens/${encodeURIComponent(text)}`);
  }
  await plane.post('/tokens/revoke', { token: secret('unknown token', `EAA${'q'.repeat(40)}`) });
}

/** Tokens and proofs in every place of a call where they may stand. */
async function ask(token: string): Promise<void> {
  const proof = createHmac('sha256', shop.app.secret).update(token).digest('hex');
  secret('proof', proof);
  const query = `access_token=${token}&appsecret_proof=${proof}`;
  await call(`${VERSION}/me?${query}`);
  await call(`${VERSION}/me/conversations?limit=1&${query}`);
  await call(`${VERSION}/me?fields=conversations.limit(1){id}&${query}`);
  await call(`${VERSION}/me`, { headers: { authorization: `Bearer ${token}` } });
  await call(`${VERSION}/me`, form({ access_token: token, method: 'get' }));
  await call(`${VERSION}/me`, json({ access_token: token, appsecret_proof: proof, method: 'get' }));
  await call(`${VERSION}/me/messages`, json({ access_token: token, message: { text: token } }));
  await call(`${VERSION}/${token}?access_token=${token}`);
  await call(`${VERSION}/me/${encodeURIComponent(token)}?x=${encodeURIComponent(query)}`);
  await call(`${VERSION}/me?fields=${token}&access_token=${token}`);
  await call(`${VERSION}/me?url=${encodeURIComponent(encodeURIComponent(`x?${query}`))}`);
  // As clients write it that escape what need not be.
  const escaped = token.replace(/^./, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  await call(`${VERSION}/${escaped}`);
  await call(`${VERSION}/me?x=${encodeURIComponent(escaped)}&access_token=${token}`);
  const inJson = `{"text":"mine:\\n${token}","url":"x?a\\u003d1\\u0026access_token\\u003d${token}"}`;
  await call(`${VERSION}/me/messages`, form({ access_token: token, message: inJson }));
}

async function askInBatches(token: string, other: string): Promise<void> {
  const verify_token = secrets.get('verify token') as string;
  const batch = [
    { method: 'GET', relative_url: `me?access_token=${other}` },
    { method: 'GET', relative_url: 'me/conversations?limit=1' },
    { method: 'GET', relative_url: 'me?fields=access_token', access_token: other },
    { method: 'POST', relative_url: 'me/messages', body: `access_token=${other}&message={}` },
    {
      method: 'POST',
      relative_url: `${shop.app.id}/subscriptions`,
      body: `object=page&${new URLSearchParams({ verify_token })}`,
    },
    { method: 'POST', relative_url: 'x', body: JSON.stringify({ verify_token }) },
    { method: 'GET', relative_url: other },
  ];
  await call('/', form({ batch: JSON.stringify(batch), access_token: token }));
  await call('/', json({ batch, access_token: token }));
  await call('/', form({ batch: JSON.stringify(batch) }));
}

/** What gives tokens, and what takes codes and secrets for them. */
async function logIn(): Promise<string> {
  const ada = await member(shop);
  const userToken = secret('user token', await ada.token());
  await call(`${VERSION}/me/accounts?access_token=${userToken}`);
  await call(`${VERSION}/${shop.page.id}?fields=access_token,name&access_token=${userToken}`);
  const derived = secret('derived token', await ada.pageToken(userToken));
  await call(`${VERSION}/me?access_token=${derived}`);
  const appToken = secret('app token', `${shop.app.id}|${shop.app.secret}`);
  secret('app secret', shop.app.secret);
  await call(`${VERSION}/debug_token?input_token=${userToken}&access_token=${appToken}`);
  const piped = encodeURIComponent(appToken);
  await call(`${VERSION}/debug_token?input_token=${userToken}&access_token=${piped}`);
  const client = `client_id=${shop.app.id}&client_secret=${shop.app.secret}`;
  const giving = async (what: string, query: string): Promise<void> => {
    const body: Json = await (await call(`/oauth/access_token?${client}&${query}`)).json();
    secret(what, body.access_token);
  };
  await giving('token of credentials', 'grant_type=client_credentials');
  const code = secret('login code', await loginCode(shop, ada.id));
  await giving('token of a code', `redirect_uri=${encodeURIComponent(REDIRECT)}&code=${code}`);
  const exchange = `grant_type=fb_exchange_token&fb_exchange_token=${userToken}`;
  await giving('long-lived token', exchange);
  await call(
    `${VERSION}/${shop.app.id}/subscriptions`,
    json({
      ...{ access_token: appToken, object: 'page', callback_url: 'http://127.0.0.1:1/' },
      ...{ verify_token: secrets.get('verify token'), fields: 'messages' },
    }),
  );
  await call(`${VERSION}/me?account_linking_token=${secret('linking token', 'ARlinking-0')}`);
  return userToken;
}

/** A text as it may stand somewhere. */
const spellings = (text: string): string[] => [
  text,
  ...(text.length > 30 ? [text.slice(4)] : []),
  encodeURIComponent(text),
  encodeURIComponent(encodeURIComponent(text)),
  String(new URLSearchParams({ x: text })).slice(2),
  JSON.stringify(text).slice(1, -1),
  JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1),
  Buffer.from(text).toString('base64').replace(/=+$/, ''),
  Buffer.from(text).toString('base64url'),
];

it('tells no token and no secret that was used, however it is asked and wherever they stood', async () => {
  await shop.conversation();
  await shop.conversation();
  await operate();
  const userToken = await logIn();
  await ask(secret('Page token', shop.token));
  await ask(userToken);
  await askInBatches(shop.token, userToken);

  const outputs: string[] = [];
  const read = async (path: string): Promise<Json> => {
    const { text, body, status } = await plane.get(path);
    expect(status).toBe(200);
    outputs.push(text);
    return body;
  };
  const { data } = await read('/timeline?limit=1000');
  for (const { seq } of data) await read(`/timeline/${seq}`);
  await read('/requests');
  for (const what of ['row', 'call']) {
    outputs.push((await plane.post('/wait', { for: what, within: 0 })).text);
  }
  const told = outputs.join('\n');
  expect(data.length).toBeGreaterThan(40);
  expect(secrets.size).toBeGreaterThan(20);
  const found = [...secrets].filter(([, text]) =>
    spellings(text).some((spelling) => told.includes(spelling)),
  );
  expect(found.map(([what]) => what)).toEqual([]);
  const numbers = [/token \d+/, /token \d+ for \d+/, /app \d+/];
  const words = numbers.map(({ source }) => new RegExp(`"access_token":"${source}"`));
  expect(words.filter((each) => !each.test(told))).toEqual([]);
});
