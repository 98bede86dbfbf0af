import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { start } from './harness.ts';

const FORM = 'application/x-www-form-urlencoded';

describe('parameters', () => {
  it('come from the query', async () => {
    const { read } = await start();
    const { params } = await read(
      '/1?fields=id%2Cname&limit=3&empty=&bare&q=a+b%2Bc&=x&&u=%E2%9C%93',
    );
    expect(params).toEqual({
      fields: 'id,name',
      limit: '3',
      empty: '',
      bare: '',
      q: 'a b+c',
      u: '✓',
    });
  });

  it('hold everything after the first = and the first ?', async () => {
    const { read } = await start();
    expect((await read('/1?a=b=c?d')).params).toEqual({ a: 'b=c?d' });
  });

  it('of the same name: the last wins', async () => {
    const { read } = await start();
    expect((await read('/1?a=1&a=2')).params).toEqual({ a: '2' });
  });

  it('of the body stand over those of the query', async () => {
    const { post } = await start();
    expect((await post('a=2&b=3', FORM, {}, '/1?a=1&c=4')).params).toEqual({
      a: '2',
      b: '3',
      c: '4',
    });
  });

  it('may be named as members of Object.prototype', async () => {
    const { send } = await start();
    const { text } = await send('/1?__proto__=a&constructor=b&toString=c&__proto__[x]=d');
    expect(text).toContain('"constructor":"b"');
    expect(text).toContain('"toString":"c"');
  });

  it('may hold NUL', async () => {
    const { read } = await start();
    expect((await read('/1?q=a%00b')).params.q).toBe('a\0b');
  });

  it("in PHP's bracket form become JSON text", async () => {
    const { read } = await start();
    const { params } = await read(
      '/1?ids[0]=a&ids[1]=b&recipient%5Bid%5D=1&l[]=x&l[]=y&m[b][]=1&m[a]=2&n[2]=z&o[1]=q&o[0]=p',
    );
    expect(params).toEqual({
      ids: '["a","b"]',
      recipient: '{"id":"1"}',
      l: '["x","y"]',
      m: '{"b":["1"],"a":"2"}',
      n: '{"2":"z"}',
      o: '["p","q"]',
    });
  });

  it.each(['[a]', 'a]', 'a[b', 'a[b]c', 'a[b]c]', 'a[[b]]', `a${'[b]'.repeat(65)}`])(
    'keep a name whose brackets mean nothing: %s',
    async (name) => {
      const { read } = await start();
      expect((await read(`/1?${name}=1`)).params).toEqual({ [name]: '1' });
    },
  );
});

describe('a form body', () => {
  it("may end in &, as Android's does", async () => {
    const { post } = await start();
    expect((await post('a=1&b=%E2%9C%93&', FORM)).params).toEqual({ a: '1', b: '✓' });
  });

  it.each([undefined, 'text/plain;charset=UTF-8', `${FORM}; charset=utf-8`, FORM.toUpperCase()])(
    'may be of type %s',
    async (type) => {
      const { post } = await start();
      expect((await post('a=1', type)).params).toEqual({ a: '1' });
    },
  );

  it('may be compressed and chunked', async () => {
    const { post } = await start();
    const got = await post(gzipSync('a=1&b=2&'), FORM, {
      'Content-Encoding': 'gzip',
      'Transfer-Encoding': 'chunked',
    });
    expect(got.params).toEqual({ a: '1', b: '2' });
  });

  it('may come with DELETE', async () => {
    const { read } = await start();
    const headers = { 'Content-Type': FORM, 'Content-Length': '3' };
    const got = await read('/1?a=1', { method: 'DELETE', headers, body: 'b=2' });
    expect(got).toMatchObject({ method: 'DELETE', params: { a: '1', b: '2' } });
  });
});

describe('a GET without a body', () => {
  it("may say that it is compressed, as Android's does", async () => {
    const { read } = await start();
    const headers = { 'Content-Type': FORM, 'Content-Encoding': 'gzip' };
    expect((await read('/1?a=1', { headers })).params).toEqual({ a: '1' });
  });

  it('may say so with a chunked body of nothing', async () => {
    const { raw } = await start();
    const answer = await raw(
      'GET /1?a=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Encoding: gzip\r\n' +
        'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    );
    expect(answer).toContain('"params":{"a":"1"}');
  });

  it("may say that it is JSON, as iOS's does", async () => {
    const { read } = await start();
    const headers = { 'Content-Type': 'application/json' };
    expect((await read('/1?a=1', { headers })).params).toEqual({ a: '1' });
  });
});

describe('a JSON body', () => {
  it('gives strings as they are and other values as JSON text', async () => {
    const { post } = await start();
    const { params } = await post(
      '{"s":"x","n":3,"t":true,"z":null,"o":{"id":"1"},"l":["a"],"j":"{\\"id\\":1}"}',
      'application/json; charset=utf-8',
    );
    expect(params).toEqual({
      s: 'x',
      n: '3',
      t: 'true',
      o: '{"id":"1"}',
      l: '["a"]',
      j: '{"id":1}',
    });
  });

  it('keeps every digit of an id that is written as a number', async () => {
    const { post } = await start();
    const { params } = await post(
      '{"recipient":{"id":24681357902468135},"user_id":17841400000000001}',
      'application/json',
    );
    expect(params).toEqual({ recipient: '{"id":24681357902468135}', user_id: '17841400000000001' });
  });

  it('of {} on a GET is nothing', async () => {
    const { read } = await start();
    const headers = { 'Content-Type': 'application/json', 'Content-Length': '2' };
    expect((await read('/1?a=1', { headers, body: '{}' })).params).toEqual({ a: '1' });
  });

  it('may hold lone surrogates and a byte order mark', async () => {
    const { post } = await start();
    expect((await post('\ufeff{"q":"\\ud800"}', 'application/json')).params.q).toBe('\ud800');
  });
});

describe('a multipart body', () => {
  const TYPE = 'multipart/form-data; boundary=B';
  const part = (name: string, value: string, more = '') =>
    `Content-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}`;

  it('gives its fields and passes over files', async () => {
    const { post } = await start();
    const file = part('filedata', 'PNG', '; filename="a.png"\r\nContent-Type: image/png');
    const body = `--B\r\n${part('a', '1')}\r\n--B\r\n${file}\r\n--B\r\n${part('b', '✓\r\n')}\r\n--B--\r\n`;
    expect((await post(body, TYPE)).params).toEqual({ a: '1', b: '✓\r\n' });
  });

  it('may be left unclosed after a delimiter, as Android and iOS leave it', async () => {
    const { post } = await start();
    const body = `--B\r\n${part('a', '1')}\r\n--B\r\n${part('b', '2')}\r\n--B\r\n`;
    expect((await post(body, TYPE)).params).toEqual({ a: '1', b: '2' });
  });

  it('may break off in a value', async () => {
    const { post } = await start();
    expect((await post(`--B\r\n${part('a', '12')}`, TYPE)).params).toEqual({ a: '12' });
  });

  it('may have bare line feeds, a preamble, a quoted boundary and an empty value', async () => {
    const { post } = await start();
    const body = `preamble\n--B C\n${part('a', '').replaceAll('\r', '')}\n--B C--`;
    expect((await post(body, 'multipart/form-data; boundary="B C"')).params).toEqual({ a: '' });
  });

  it('may hold the boundary within a line', async () => {
    const { post } = await start();
    expect((await post(`--B\r\n${part('a', 'x--B')}\r\n--B--`, TYPE)).params.a).toBe('x--B');
  });

  it('may name its fields in brackets', async () => {
    const { post } = await start();
    expect((await post(`--B\r\n${part('recipient[id]', '1')}\r\n--B--`, TYPE)).params).toEqual({
      recipient: '{"id":"1"}',
    });
  });
});

describe('method=', () => {
  it.each([
    ['/1?method=get', 'POST', '', 'GET'],
    ['/1', 'POST', 'method=Delete', 'DELETE'],
    ['/1?method=', 'POST', '', 'POST'],
    ['/1', 'GET', '', 'GET'],
    ['/1', 'PUT', '', 'PUT'],
  ])('%s of a %s with body "%s" is %s', async (path, method, body, effective) => {
    const { read } = await start();
    expect((await read(path, { method, body })).method).toBe(effective);
  });
});

describe('the token', () => {
  it.each([
    ['?access_token=Q', 'access_token=B', 'Bearer H', 'Q'],
    ['', 'access_token=B', 'Bearer H', 'B'],
    ['?access_token=', 'access_token=B', 'Bearer H', 'B'],
    ['?access_token=Q', '', 'Bearer H', 'Q'],
    ['', '', 'Bearer H', 'H'],
    ['', '', 'oauth  H ', 'H'],
    ['', '', 'Basic H', undefined],
    ['', '', 'Bearer', undefined],
    ['?access_token=', '', '', undefined],
    ['?access_token=1|2', '', '', '1|2'],
  ])('of query "%s", body "%s" and header "%s" is %s', async (query, body, header, token) => {
    const { read } = await start();
    const got = await read(`/1${query}`, {
      method: 'POST',
      body,
      headers: header === '' ? {} : { Authorization: header },
    });
    expect(got.token).toBe(token);
    if (query === '?access_token=Q') expect(got.params.access_token).toBe('Q');
  });
});
