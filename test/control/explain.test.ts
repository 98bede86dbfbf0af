import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { limited, spend } from '../limits/limited.ts';
import { sharedWorld } from '../support/world.ts';
import { Control } from './control.ts';

const shop = await sharedWorld();
let plane: Control;
beforeAll(async () => {
  plane = new Control(shop.server);
});

describe('POST /explain', () => {
  it('tells what a call lacks, and the very error that it is answered with', async () => {
    const token = await shop.tokenFor({ scopes: ['pages_messaging'] });
    const url = '/v23.0/me/conversations';
    const { body, text } = await plane.post('/explain', { url, token });
    const answer = await shop.get(url, { access_token: token });
    const { fbtrace_id: _, ...error } = answer.body.error;
    expect(body).toMatchObject({
      request: `GET ${url}`,
      missing: expect.arrayContaining([expect.stringContaining('pages_read_engagement')]),
      answer: { status: answer.status, error },
    });
    expect(text).not.toContain(token);
  });

  it('tells that nothing is missing', async () => {
    const { body } = await plane.post('/explain', { url: `/me?access_token=${shop.token}` });
    expect(body).toMatchObject({ missing: [], carried_out: true, answer: { status: 200 } });
  });

  it('tells of limits that are reached, and counts nothing towards them', async () => {
    const w = await limited();
    onTestFinished(() => w.close());
    const call = { url: '/me/conversations', token: w.token };
    const control = new Control(w.server);
    const explained = async () => (await control.post('/explain', call)).body;
    for (let i = 0; i < 5; i++) expect((await explained()).answer).toEqual({ status: 200 });
    expect((await spend(w, 1)).headers.get('x-page-usage')).toContain('"call_count":0,');
    expect((await w.get(call.url)).status).toBe(200);
    expect((await w.get(call.url)).status).toBe(200);
    expect(await explained()).toMatchObject({
      missing: ['calls that are left of the rate limits'],
      answer: { status: 400, error: { code: 613 } },
    });
    w.server.clock.advance(1_000);
    expect((await explained()).answer).toEqual({ status: 200 });
    await spend(w, 200);
    const { body } = await control.post('/explain', { url: '/me/thread_owner', token: w.token });
    expect(body.answer.error).toMatchObject({ code: 80006 });
  });

  it('counts none of what an app is told that it has to change', async () => {
    const calls = async () => (await plane.get('/calendar/check')).body.calls;
    const before = await calls();
    await plane.post('/explain', { url: '/v21.0/me?pretty=1', token: shop.token });
    expect(await calls()).toBe(before);
    await shop.get('/v21.0/me', { pretty: 1 });
    expect(await calls()).toBe(before + 1);
  });

  it('follows the clock', async () => {
    const token = await shop.tokenFor({ expiresIn: 60 });
    await plane.post('/clock/advance', { seconds: 60 });
    const { body } = await plane.post('/explain', { url: '/me', token });
    expect(body.answer.error).toMatchObject({ code: 190, error_subcode: 463 });
  });

  it('judges a write and changes nothing', async () => {
    const call = { method: 'DELETE', url: `/${shop.page.id}`, token: shop.token };
    const { body } = await plane.post('/explain', call);
    expect(body).toMatchObject({ request: `DELETE /${shop.page.id}`, carried_out: false });
    expect((await plane.get('/pages')).body.data).toHaveLength(1);
  });

  it.each([
    [{}, undefined, /Say one of "url", "call", "last" and "seq"/],
    [{ url: ' ' }, 'url', /must be a path or an address/],
    [{ url: `/${'x'.repeat(65_536)}` }, 'url', /64 KB at most/],
    [{ url: '/me', method: 'TRACE' }, 'method', /one of GET, HEAD, POST, DELETE/],
  ])('refuses a call that is none (%#)', async (asked, field, sentence) => {
    const { status, body } = await plane.post('/explain', asked);
    expect(status).toBe(400);
    expect(body.error).toEqual({
      message: expect.stringMatching(sentence),
      ...(field && { field }),
    });
  });
});
