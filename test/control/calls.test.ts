import { beforeAll, describe, expect, it } from 'vitest';
import { sharedWorld } from '../support/world.ts';
import { Control } from './control.ts';

const shop = await sharedWorld();
let plane: Control;
beforeAll(async () => {
  plane = new Control(shop.server);
});

describe('POST /calls', () => {
  it('gives what the wire answers, byte for byte, with a token that is named by its id', async () => {
    const { body: token } = await plane.post('/tokens', { page: shop.page.id });
    const url = '/v25.0/me?fields=id,name';
    const { body } = await plane.post('/calls', { url, token: token.id });
    const answer = await fetch(`${shop.server.url}${url}`, {
      headers: { authorization: `Bearer ${token.access_token}` },
    });
    expect(body).toMatchObject({ status: 200, body: await answer.text() });
    expect(body.headers).toContainEqual({ name: 'facebook-api-version', value: 'v25.0' });
  });

  it('sends what is wrong as well, and a body as it stands', async () => {
    const { body } = await plane.post('/calls', {
      method: 'POST',
      url: '/v25.0/me/messages',
      body: '{"recipient":',
      token: 'EAAno',
    });
    expect(body.status).toBe(400);
    expect(JSON.parse(body.body).error.type).toBe('OAuthException');
  });

  it('asks the other host', async () => {
    const { body: token } = await plane.post('/tokens', { page: shop.page.id });
    const called = async (host: string) =>
      (await plane.post('/calls', { url: '/v25.0/me', host, token: token.id })).body.status;
    expect(await called('facebook')).toBe(200);
    // Where a Page token is none.
    expect(await called('instagram')).toBe(400);
  });

  it('goes nowhere but to Meta’s paths, and with no token that is not there', async () => {
    for (const url of [
      '/_convograph/v1/pages',
      '/./_convograph/v1/pages',
      '/me/../_convograph/v1/pages',
      '/\\elsewhere.example/../_convograph/v1/pages',
      '//elsewhere.example/me',
      'https://elsewhere.example/me',
    ]) {
      expect((await plane.post('/calls', { url })).status).toBe(400);
    }
    const refused = await plane.post('/calls', { url: '/me', token: '12345' });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('token list');
  });
});

describe('a call that HTTP has not', () => {
  it.each([
    { url: '/\\[' },
    { url: '/me', token: 'two\nlines' },
    { url: '/me', token: 'ж' },
    { url: '/me', token: '\0' },
  ])('is refused in a sentence: %j', async (asked) => {
    const { status, text, body } = await plane.post('/calls', asked);
    expect(status).toBe(400);
    expect(body.error.message).toContain('HTTP has no such call');
    expect(text).not.toContain('lines');
  });
});

describe('POST /fields', () => {
  it('reads a text as calls are read', async () => {
    const fields = 'id,messages.limit(2).as(m){from,message}';
    expect((await plane.post('/fields', { fields })).body).toEqual({
      fields: [
        { name: 'id', args: {} },
        { name: 'messages', alias: 'm', args: { limit: '2' } },
        { name: 'from', args: {}, in: 1 },
        { name: 'message', args: {}, in: 1 },
      ],
    });
  });

  it('tells the character that a call is refused for, in the same words', async () => {
    const fields = 'id,messages{from';
    const { body } = await plane.post('/fields', { fields });
    const answer = await shop.get('/v25.0/me', { fields, access_token: shop.token });
    expect(body.error).toEqual({ message: answer.body.error.message, character: 16 });
  });
});
