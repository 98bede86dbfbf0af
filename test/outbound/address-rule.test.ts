import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { OutboundError } from '../../src/base/outbound.ts';
import { sharedWorld } from '../support/world.ts';
import { always, get, outbound, refusal } from './support/outbound.ts';
import { receiver } from './support/receiver.ts';

const { server } = await sharedWorld();
const ownPort = new URL(server.url).port;
const there = await receiver((_, response) => response.end('here'));

/** What an address written into a URL is called. */
const inUrl = (address: string): string => (address.includes(':') ? `[${address}]` : address);

describe('without --allow-to', () => {
  const way = outbound();

  it.each([
    '127.0.0.1',
    '127.1.2.3',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '::1',
    'fe80::1',
    'fc00::1',
    'fec0::1',
    '::127.0.0.1',
    '::8.8.8.8',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::10.0.0.1',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::1',
    '2001::1',
    '2002:7f00:1::1',
    '2002:808:808::1',
    '100::1',
    '4000::1',
  ])('%s is no public address, whether a URL or a name says it', async (address) => {
    const said = /^address: .* is no public address: `--allow-to /;
    expect(await refusal(way, get(`https://${inUrl(address)}/`))).toMatch(said);
    const named = outbound({ find: always(address) });
    expect(await refusal(named, get('https://bot.example/'))).toMatch(said);
  });

  it.each(['0.0.0.0', '0.1.2.3', '::', '224.0.0.1', '239.1.1.1', '255.255.255.255', 'ff02::1'])(
    '%s is nobody, even where everything is allowed',
    async (address) => {
      const all = outbound({
        allowTo: ['0.0.0.0/0', '::/0', 'bot.example'],
        find: always(address),
      });
      expect(await refusal(all, get(`http://${inUrl(address)}/`))).toMatch(
        /^address: .* one server/,
      );
      expect(await refusal(all, get('http://bot.example/'))).toMatch(/^address: .* one server/);
    },
  );

  it.each(['http://2130706433/', 'http://0x7f.1/', 'http://017700000001/', 'http://127.1/'])(
    '%s is 127.0.0.1 in other words',
    async (url) => {
      expect(await refusal(way, get(url))).toMatch(/^address: 127\.0\.0\.1 is no public address/);
    },
  );

  it('public addresses are asked by https alone', async () => {
    const named = outbound({ find: always('203.0.112.1') });
    expect(await refusal(named, get('http://bot.example/'))).toBe(
      'scheme: bot.example is asked by https alone: `--allow-to bot.example` lets http do.',
    );
  });

  it('what a link of its own has (fe80::1%eth0) is not public', async () => {
    const named = outbound({ find: always('fe80::1%eth0') });
    expect(await refusal(named, get('https://bot.example/'))).toMatch(/^address/);
  });

  it.each([
    ['ftp://bot.example/', 'scheme'],
    ['file:///etc/passwd', 'url'],
    ['bot.example/webhook', 'url'],
    ['', 'url'],
    ['https://ada:secret@bot.example/', 'url'],
    ['https://ada@bot.example/', 'url'],
  ])('%s is refused', async (url, reason) => {
    const said = await refusal(way, get(url));
    expect(said).toMatch(new RegExp(`^${reason}: `));
    expect(said).not.toContain('secret');
  });
});

describe('a name that leads elsewhere', () => {
  it('each time is asked each time, and connected to only where it is open', async () => {
    const answers = ['127.0.0.1', '10.0.0.1'];
    const way = outbound({
      allowTo: ['loopback'],
      find: () => always(answers.shift() ?? '10.0.0.1')(),
    });
    const url = `http://rebinding.example:${there.port}/`;
    const first = await way.send(get(url, { headers: { connection: 'close' } }));
    expect(first.body.toString()).toBe('here');
    expect(await refusal(way, get(url))).toMatch(/^address: rebinding\.example, at 10\.0\.0\.1,/);
  });

  it('is connected to at the addresses that are open, whatever else it has', async () => {
    const way = outbound({ allowTo: ['127.0.0.1'], find: always('10.0.0.1', '127.0.0.1') });
    const { body } = await way.send(get(`http://both.example:${there.port}/`));
    expect(body.toString()).toBe('here');
  });

  it('has none', async () => {
    const way = outbound({ find: () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await refusal(way, get('https://nowhere.example/'))).toBe(
      'name: No address is known for nowhere.example.',
    );
    expect(await refusal(outbound({ find: always() }), get('https://nowhere.example/'))).toMatch(
      /^name/,
    );
  });

  it('is found by the machine', async () => {
    const way = outbound({ allowTo: ['loopback'] });
    const { body } = await way.send(get(`http://localhost:${there.port}/`));
    expect(body.toString()).toBe('here');
    expect(await refusal(outbound(), get(`http://localhost:${there.port}/`))).toMatch(
      /^address: localhost, at \S+ is no public address: `--allow-to loopback` opens it\.$/,
    );
  });
});

describe('--allow-to', () => {
  it.each([
    ['loopback', '127.0.0.1'],
    ['LOOPBACK', '127.0.0.1'],
    ['127.0.0.0/8', '127.0.0.1'],
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1', '[::ffff:127.0.0.1]'],
    ['bot.example', 'bot.example'],
    ['bot.example', 'BOT.example.'],
    ['Bot.Example', 'bot.example'],
  ])('%s opens %s', async (entry, host) => {
    const way = outbound({ allowTo: [entry], find: always('127.0.0.1') });
    const { status } = await way.send(get(`http://${host}:${there.port}/`));
    expect(status).toBe(200);
  });

  it.each([
    ['10.0.0.0/8', '127.0.0.1'],
    ['bot.example', '127.0.0.1'],
    ['bot.example', 'cat.example'],
    ['bot.example', 'my.bot.example'],
    ['127.0.0.0/32', '127.0.0.1'],
  ])('%s does not open %s', async (entry, host) => {
    const way = outbound({ allowTo: [entry], find: always('127.0.0.1') });
    expect(await refusal(way, get(`http://${host}:${there.port}/`))).toMatch(/^address/);
  });
});

describe('this server itself', () => {
  const way = outbound({ allowTo: ['0.0.0.0/0', '::/0', 'own.example'] });
  const ownAddresses = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family }) => family === 'IPv4')
    .map(({ address }) => address);

  it.each(['127.0.0.1', 'localhost', '127.9.9.9', '[::1]', '[::ffff:127.0.0.1]', ...ownAddresses])(
    'is never asked as %s',
    async (host) => {
      expect(await refusal(way, get(`http://${host}:${ownPort}/`))).toMatch(
        /^address: .* is this server itself, on port \d+\.$/,
      );
    },
  );

  it('is never asked by a name that was allowed', async () => {
    const named = outbound({ allowTo: ['own.example'], find: always('::ffff:127.0.0.1') });
    expect(await refusal(named, get(`http://own.example:${ownPort}/`))).toMatch(
      /this server itself/,
    );
  });

  it('is another one when it has stopped', async () => {
    const other = await (await import('../../src/testing/start.ts')).start();
    const { port } = new URL(other.url);
    expect(await refusal(way, get(`http://127.0.0.1:${port}/`))).toMatch(/this server itself/);
    await other.close();
    expect(await refusal(way, get(`http://127.0.0.1:${port}/`))).toMatch(/^connect/);
  });

  it('opens loopback to a test, and what the test says instead', async () => {
    const { start } = await import('../../src/testing/start.ts');
    const { status } = await server.outbound.send(get(`http://127.0.0.1:${there.port}/`));
    expect(status).toBe(200);
    const closed = await start({ allowTo: [] });
    await expect(closed.outbound.send(get(`http://127.0.0.1:${there.port}/`))).rejects.toThrow(
      OutboundError,
    );
    await closed.close();
  });
});
