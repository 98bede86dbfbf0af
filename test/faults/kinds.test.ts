import { MessengerClient } from 'messaging-api-messenger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultOptions } from '../../src/testing/index.ts';
import { raw, type Shop, send, sent, shop } from './shop.ts';

let at: Shop;
beforeEach(async () => {
  at = await shop();
});
afterEach(() => at.graph.close());

const client = () =>
  new MessengerClient({
    accessToken: at.token,
    origin: at.graph.url,
    version: '26.0',
    skipAppSecretProof: true,
  });

/** What the library tells of a send: `sent`, or why not. */
const told = (): Promise<string> =>
  client()
    .sendText(at.maya.id, 'Hello')
    .then(
      ({ messageId }: { messageId?: string }) => (messageId ? 'sent' : 'no id'),
      (error: Error) => error.message,
    );

describe('messaging-api-messenger meets', () => {
  it.each<[FaultOptions, RegExp]>([
    [{ code: 613 }, /613.*exceeded the rate limit/],
    [{ code: 10, subcode: 2018278 }, /outside of allowed window/],
    [{ error: 'unavailable' }, /Service temporarily unavailable/],
    [{ cut: 'before' }, /socket hang up|ECONNRESET/],
    [{ cut: 'middle' }, /aborted|socket hang up|ECONNRESET/],
    [{ status: 503 }, /503/],
    [{ status: 500, body: 'empty' }, /500/],
  ])('%j once, and is answered as ever then', async (fault, wanted) => {
    await at.graph.fail({ ...fault, times: 1 });
    expect(await told()).toMatch(wanted);
    expect(await sent(at)).toEqual([]);
    expect(await told()).toBe('sent');
    expect(await sent(at)).toEqual(['Hello']);
  });

  it('half of the JSON, which is a text to it', async () => {
    await at.graph.fail({ malformed: true, times: 1 });
    expect(await told()).toBe('no id');
    expect(await sent(at)).toEqual([]);
  });

  it('an answer that is late, and good', async () => {
    await at.graph.fail({ latency: 120, times: 1 });
    const began = performance.now();
    expect(await told()).toBe('sent');
    expect(performance.now() - began).toBeGreaterThan(110);
  });
});

describe('over a bare connection', () => {
  it('an error is the catalogue’s own, as any that is earned', async () => {
    await at.graph.fail({ code: 613 });
    const { status, body, headers } = await send(at, 'Hello');
    expect(status).toBe(400);
    expect(body.error).toEqual({
      message: '(#613) Calls to this api have exceeded the rate limit.',
      type: 'OAuthException',
      code: 613,
      fbtrace_id: headers.get('x-fb-request-id'),
    });
    expect(headers.get('x-convograph')).toBeNull();
    expect(headers.get('www-authenticate')).toContain('(#613)');
  });

  it('nothing comes where it is cut before the answer', async () => {
    await at.graph.fail({ cut: 'before' });
    expect(await raw(at)).toEqual({ bytes: '', ended: true });
  });

  it.each([true, false])('half comes where it is cut in the middle (after: %s)', async (after) => {
    await at.graph.fail({ cut: 'middle', after });
    const { bytes, ended } = await raw(at);
    const [head = '', body = ''] = bytes.split('\r\n\r\n');
    const [, length] = /content-length: (\d+)/i.exec(head) ?? [];
    expect([head.slice(0, 15), ended]).toEqual(['HTTP/1.1 200 OK', true]);
    expect(body.length).toBeGreaterThan(0);
    expect(body.length).toBeLessThan(Number(length));
    expect(await sent(at)).toEqual(after ? ['raw'] : []);
  });

  it('JSON ends in its middle, with a length that says it is whole', async () => {
    await at.graph.fail({ malformed: true });
    const [head = '', body = ''] = (await raw(at)).bytes.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`content-length: ${body.length}\\b`, 'i'));
    expect(() => JSON.parse(body)).toThrow(SyntaxError);
  });

  it('a proxy answers with HTML, or with nothing', async () => {
    await at.graph.fail({ status: 502, times: 1 });
    const html = await send(at, 'Hello');
    expect([html.status, html.headers.get('content-type')]).toEqual([
      502,
      'text/html; charset="utf-8"',
    ]);
    expect(html.text).toContain('<h1>Sorry, something went wrong.</h1>');
    await at.graph.fail({ status: 504, body: 'empty', times: 1 });
    expect(await send(at, 'Hello')).toMatchObject({ status: 504, text: '' });
  });

  it('nothing is ever answered, until the server ends', async () => {
    await at.graph.fail({ timeout: true });
    expect(await raw(at, 150)).toEqual({ bytes: '', ended: false });
    const waiting = raw(at);
    await at.graph.requests.wait(({ no, fault }) => no > 1 && fault !== undefined);
    const began = performance.now();
    await at.graph.close();
    expect(await waiting).toEqual({ bytes: '', ended: true });
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('after: true', () => {
  it.each<FaultOptions>([
    { cut: 'before' },
    { cut: 'middle' },
    { malformed: true },
    { status: 503 },
    { code: 2 },
    { latency: 5, cut: 'before' },
  ])('leaves exactly one message where %j comes after it', async (fault) => {
    await at.graph.fail({ ...fault, after: true });
    const answered = await send(at, 'Once').catch(() => undefined);
    expect(answered?.body?.message_id).toBeUndefined();
    expect(await sent(at)).toEqual(['Once']);
  });

  it('has whoever tries again send twice', async () => {
    await at.graph.fail({ preset: 'sent-then-cut' });
    const order = () => send(at, 'Order 7 is on its way');
    await order().catch(order);
    expect(await sent(at)).toEqual(['Order 7 is on its way', 'Order 7 is on its way']);
  });
});

it('tells of it in the journal, and not on the wire', async () => {
  await at.graph.fail({ cut: 'before', after: true, times: 1 });
  await at.graph.fail({ code: 613, times: 1 });
  await send(at, 'One').catch(() => undefined);
  const { headers } = await send(at, 'Two');
  await send(at, 'Three');
  const calls = await at.graph.requests.filter(({ path }) => path.endsWith('/messages'));
  expect(calls.map(({ status, code, fault }) => [status, code, fault])).toEqual([
    [undefined, undefined, 'fault 1: connection cut before the answer, after the call took effect'],
    [400, 613, 'fault 2: error 613 (rateLimit)'],
    [200, undefined, undefined],
  ]);
  expect([...headers.keys()]).not.toContain('x-convograph');
  expect(JSON.stringify(calls)).not.toContain(at.token);
});
