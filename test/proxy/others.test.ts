import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { afterFile } from '../support/after-file.ts';
import { echo, listening, type Proxying, proxying, reached, until } from './proxying.ts';

const SECRET = 'k9x2-only-for-this-program';
const shown = (password: string, user = 'convograph'): string =>
  `Proxy-Authorization: Basic ${Buffer.from(`${user}:${password}`).toString('base64')}\r\n`;

/** A service of this machine that answers each packet with itself. */
async function service(): Promise<number> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterFile(() => server.close());
  return (server.address() as { port: number }).port;
}

/** Names of these tests lead to an address that is public, though nobody is there, or to this machine. */
const find = async (name: string) => {
  if (name.startsWith('both.')) return [LOCAL, { address: '198.51.100.7', family: 4 }];
  return name.startsWith('inside.') ? [LOCAL] : [];
};
const LOCAL = { address: '127.0.0.1', family: 4 };

const port = await service();
const other = await listening(echo);
const closed = await proxying({ find });
const open = await proxying({ find, tunnelOthers: true });
const ours = await proxying({ find, credential: SECRET });
const both = await proxying({ find, credential: SECRET, tunnelOthers: true });

const echoed = async (at: Proxying, target: string, more = ''): Promise<string> => {
  const socket = await at.tunnel(target, more);
  if (typeof socket === 'string') return socket;
  socket.write('untouched');
  return until(socket, /untouched/);
};

const ask = (at: Proxying, url: string, more = '') =>
  at.raw(`GET ${url} HTTP/1.1\r\nHost: x\r\n${more}\r\n`, /\}$/);

describe('another host than one of Meta’s', () => {
  it('is refused, however it is asked for, with what to do', async () => {
    expect(await closed.tunnel('api.example.com:443')).toBe('403');
    const answer = await closed.raw('CONNECT api.example.com:443 HTTP/1.1\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 403 Only hosts of Meta here\r\n/);
    expect(answer).toContain('--tunnel-others');
    for (const url of ['https://api.example.com/', `${other}/`, 'http://graph.facebook.com.x/']) {
      expect(await ask(closed, url), url).toMatch(/^HTTP\/1\.1 403 [\s\S]*--tunnel-others/);
    }
  });

  it.each([
    '127.0.0.1:443',
    '[::1]:443',
    '[::ffff:127.0.0.1]:443',
    '169.254.169.254:80',
    '[fd00:ec2::254]:80',
    '10.0.0.1:443',
    '0.0.0.0:443',
    'inside.example:443',
    'localhost:443',
  ])('is not reached by --tunnel-others where it is no public address: %s', async (target) => {
    const answer = await open.raw(`CONNECT ${target} HTTP/1.1\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 (?:403 Public addresses only|502)\r\n/);
    const url = `http://${target.replace(/:443$/, ':80')}/`;
    expect(await ask(open, url)).toMatch(/^HTTP\/1\.1 (?:403 Public addresses only|502)/);
  });

  it('is reached at none of its addresses but the public ones', async () => {
    const found: string[] = [];
    const at = await proxying({
      tunnelOthers: true,
      find: async (name) => {
        found.push(name);
        // Another answer each time, as who rebinds a name gives.
        return found.length === 1 ? [{ address: '192.0.2.1', family: 4 }] : [LOCAL];
      },
    });
    expect(await at.tunnel('both.example:443')).toBe('403');
    expect(await at.tunnel('both.example:443')).toBe('403');
    expect(found).toEqual(['both.example', 'both.example']);
  });

  it('is not reached by --tunnel-others on another port than the web’s', async () => {
    for (const target of ['mail.example:25', 'mail.example:22', 'mail.example:4004']) {
      expect(await open.tunnel(target), target).toBe('403');
    }
  });
});

describe('the credential of a proxy', () => {
  it('opens every host and port, this machine’s too, untouched', async () => {
    expect(await echoed(ours, `127.0.0.1:${port}`, shown(SECRET))).toBe('untouched');
    expect(await echoed(ours, `127.0.0.1:${port}`, shown(SECRET, ''))).toBe('untouched');
    expect(await echoed(both, `localhost:${port}`, shown(SECRET))).toBe('untouched');
    const answer = reached(await ask(ours, `${other}/a?b`, `${shown(SECRET)}X-Mine: 1\r\n`));
    expect(answer.url).toBe('/a?b');
    expect(answer.headers).toEqual({
      host: other.slice('http://'.length),
      'x-mine': '1',
      connection: 'close',
    });
  });

  it('is asked for, and nothing else is believed in its place', async () => {
    const target = `127.0.0.1:${port}`;
    const answer = await ours.raw(`CONNECT ${target} HTTP/1.1\r\n\r\n`);
    expect(answer).toMatch(
      /^HTTP\/1\.1 407 [\s\S]*\r\nProxy-Authenticate: Basic realm="Convograph"/,
    );
    for (const header of [
      shown(''),
      shown(SECRET.slice(0, -1)),
      shown(`${SECRET} `),
      shown(SECRET.toUpperCase()),
      shown(SECRET).replace('Proxy-', ''),
      shown(SECRET).replace('Basic', 'Bearer'),
      `Proxy-Authorization: ${SECRET}\r\n`,
      'Proxy-Authorization: Basic ====\r\n',
    ]) {
      expect(await ours.tunnel(target, header), header).toBe('407');
      expect(await ask(ours, `${other}/`, header), header).toMatch(/^HTTP\/1\.1 407 /);
    }
  });

  it('is nobody’s where there is none', async () => {
    expect(await closed.tunnel(`127.0.0.1:${port}`, shown(''))).toBe('403');
    expect(await closed.tunnel(`127.0.0.1:${port}`, shown('undefined'))).toBe('403');
  });

  it('opens public addresses beside it to whoever does not have it, and no more', async () => {
    expect(await both.tunnel('inside.example:443')).toBe('403');
    expect(await both.tunnel(`127.0.0.1:${port}`)).toBe('403');
  });

  it('is not asked for by Meta’s hosts, and does not lead a token to them on another port', async () => {
    const { headers } = reached(await ask(ours, 'https://graph.facebook.com/me', shown(SECRET)));
    expect(headers).not.toHaveProperty('proxy-authorization');
    for (const target of ['graph.facebook.com:8443', 'GRAPH.facebook.com.:8080']) {
      expect(await ours.tunnel(target, shown(SECRET)), target).toBe('403');
      expect(await ask(ours, `https://${target}/`, shown(SECRET))).toMatch(/^HTTP\/1\.1 403 Ports/);
    }
  });
});

describe('a tunnel', () => {
  it('passes on that one side has ended, and what the other says still', async () => {
    const socket = await ours.tunnel(`127.0.0.1:${port}`, shown(SECRET));
    if (typeof socket === 'string') throw new Error(socket);
    socket.end('all');
    expect(await until(socket)).toBe('all');
  });

  it('brings what came before it was there', async () => {
    const text = `CONNECT 127.0.0.1:${port} HTTP/1.1\r\n${shown(SECRET)}\r\nearly`;
    expect(await ours.raw(text, /early/)).toMatch(/^HTTP\/1\.1 200 [^\r]*\r\n\r\nearly$/);
  });

  it('to where nobody is, is told of', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port: free } = gone.address() as { port: number };
    await new Promise((resolve) => gone.close(resolve));
    const answer = await ours.raw(`CONNECT 127.0.0.1:${free} HTTP/1.1\r\n${shown(SECRET)}\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 502 Host not reached\r\n[\s\S]*ECONNREFUSED/);
    const asked = await ask(ours, `http://127.0.0.1:${free}/`, shown(SECRET));
    expect(asked).toMatch(/^HTTP\/1\.1 502 Host not reached\r\n[\s\S]*ECONNREFUSED/);
  });
});
