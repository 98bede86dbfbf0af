import { describe, expect, it } from 'vitest';
import { start } from './harness.ts';

describe('the origin of links', () => {
  const FORWARDED = {
    Host: 'inner:8080',
    'X-Forwarded-Proto': 'https, http',
    'X-Forwarded-Host': 'graph.facebook.com, inner',
  };

  it('is the Host a client used', async () => {
    const { read } = await start();
    for (const Host of ['graph.example.test', 'localhost:4004', '[::1]:4004']) {
      expect((await read('/1', { headers: { Host } })).origin).toBe(`http://${Host}`);
    }
  });

  it.each(['graph.facebook.com', 'Graph.Facebook.com', 'graph.instagram.com'])(
    'is https where %s was asked, whatever brought it here',
    async (Host) => {
      const { read } = await start();
      expect((await read('/1', { headers: { Host } })).origin).toBe(`https://${Host}`);
    },
  );

  it.each([
    ['graph.facebook.com:443', 'https'],
    ['graph.facebook.com:4004', 'http'],
    ['graph.instagram.com:80', 'http'],
  ])('is that of the connection where a port of its own was asked: %s', async (Host, scheme) => {
    const { read } = await start();
    expect((await read('/1', { headers: { Host } })).origin).toBe(`${scheme}://${Host}`);
  });

  it.each(['a b', 'a/b', 'a@b', 'a"><', 'a:b', '', 'a:123456', 'a?b', "a'"])(
    'is the local address where the Host "%s" is none',
    async (Host) => {
      const { read, port } = await start();
      expect((await read('/1', { headers: { Host } })).origin).toBe(`http://127.0.0.1:${port}`);
    },
  );

  it('is the local address where there is no Host', async () => {
    const { raw, port } = await start();
    const answer = await raw('GET /1 HTTP/1.0\r\n\r\n');
    expect(answer).toContain(`"origin":"http://127.0.0.1:${port}"`);
  });

  it('is what a proxy on this machine forwards', async () => {
    const { read } = await start();
    expect((await read('/1', { headers: FORWARDED })).origin).toBe('https://graph.facebook.com');
  });

  it.each([['graph.facebook.com'], ['graph.facebook.com:443']])(
    'is a host of Meta’s that was asked, whatever a client says was forwarded to it: %s',
    async (Host) => {
      const { read } = await start();
      const said = { 'X-Forwarded-Proto': 'http', 'X-Forwarded-Host': 'shop.example' };
      expect((await read('/1', { headers: { Host, ...said } })).origin).toBe(`https://${Host}`);
    },
  );

  it('is not what an untrusted peer forwards', async () => {
    const { read } = await start({ trustProxy: ['10.0.0.0/8', '::1'] });
    expect((await read('/1', { headers: FORWARDED })).origin).toBe('http://inner:8080');
  });

  it.each([['127.0.0.1'], ['127.0.0.0/8'], ['0.0.0.0/0']])('trusts a peer of %s', async (range) => {
    const { read } = await start({ trustProxy: [range] });
    expect((await read('/1', { headers: FORWARDED })).origin).toBe('https://graph.facebook.com');
  });

  it('takes a forwarded scheme with the Host', async () => {
    const { read } = await start();
    const headers = { Host: 'a.test', 'X-Forwarded-Proto': 'HTTPS' };
    expect((await read('/1', { headers })).origin).toBe('https://a.test');
  });

  it('takes neither a strange scheme nor a strange host', async () => {
    const { read } = await start();
    const headers = {
      Host: 'a.test',
      'X-Forwarded-Proto': 'javascript',
      'X-Forwarded-Host': 'evil.test/x?',
    };
    expect((await read('/1', { headers })).origin).toBe('http://a.test');
  });

  it('is the public address, where one is set, whatever else is said', async () => {
    const { read } = await start({ publicUrl: 'https://graph.example.test/' });
    expect((await read('/1', { headers: FORWARDED })).origin).toBe('https://graph.example.test');
  });

  it.each(['nonsense', '10.0.0.0/33', '10.0.0.0/', '::1/129', '1.2.3.4/x'])(
    'cannot be left to "%s"',
    async (entry) => {
      await expect(start({ trustProxy: [entry] })).rejects.toThrow(`"${entry}" is neither`);
    },
  );
});
