import { describe, expect, it, onTestFinished } from 'vitest';
import { CERTIFICATE } from '../../outbound/support/certificate.ts';
import { always } from '../../outbound/support/outbound.ts';
import { receiver, secureReceiver } from '../../outbound/support/receiver.ts';
import { sharedWorld } from '../../support/world.ts';
import { fetching, gives, host, leadsTo, picture } from './fetching.ts';

const { server } = await sharedWorld();
const own = `http://127.0.0.1:${new URL(server.url).port}/_convograph/healthz`;

/** Addresses that no file is fetched from, as long as nothing more is allowed. */
const CLOSED = [
  'https://127.0.0.1/a.png',
  'https://127.1/',
  'https://2130706433/',
  'https://0.0.0.0/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:a9fe:a9fe]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[fe80::1]/',
  'https://[fd00::1]/',
  'http://93.184.215.14/',
  'https://ada:secret@bot.example/',
  'ftp://bot.example/a.png',
  'file:///etc/passwd',
  'data:image/png;base64,AAAA',
  'a.png',
  '',
];

describe('an address that is not open', () => {
  it.each(CLOSED)('is not asked: %s', async (url) => {
    const { refusal, files } = await fetching({ allowTo: [] });
    expect(await refusal(url)).toBe('fetch');
    expect(await files()).toEqual([]);
  });

  it.each(CLOSED.slice(0, -2))('is not asked behind an open one: %s', async (url) => {
    const there = await host({ '/': leadsTo(url) });
    const { refusal } = await fetching({ allowTo: ['open.example'], find: always('127.0.0.1') });
    expect(await refusal(`http://open.example:${there.port}/`)).toBe('fetch');
    expect(there.asked).toEqual(['/']);
  });

  it('is this server itself, whatever is allowed', async () => {
    const { refusal } = await fetching({ allowTo: ['loopback', '0.0.0.0/0'] });
    expect(await refusal(own, { kind: 'file' })).toBe('fetch');
    const there = await host({ '/': leadsTo(own) });
    expect(await refusal(there.at('/'), { kind: 'file' })).toBe('fetch');
  });

  it('is known by where a name leads, each time it is asked', async () => {
    const secret = await receiver(gives(picture()), '127.0.0.2');
    const answers = ['127.0.0.1', '127.0.0.2'];
    const { refusal } = await fetching({
      allowTo: ['127.0.0.1'],
      find: () => always(answers.shift() ?? '127.0.0.2')(),
    });
    const there = await host({ '/': leadsTo(`http://rebinding.example:${secret.port}/`) });
    expect(await refusal(`http://rebinding.example:${there.port}/`)).toBe('fetch');
    expect([there.asked, secret.connections()]).toEqual([['/'], 0]);
  });

  it('is the same at every hop', async () => {
    const secret = await receiver(gives(picture()), '127.0.0.2');
    const there = await host({
      '/1': leadsTo('/2'),
      '/2': leadsTo('/3'),
      '/3': leadsTo(`http://127.0.0.2:${secret.port}/`),
    });
    const { refusal } = await fetching({ allowTo: ['127.0.0.1'] });
    expect(await refusal(there.at('/1'))).toBe('fetch');
    expect([there.asked, secret.connections()]).toEqual([['/1', '/2', '/3'], 0]);
  });

  it('is not asked by http behind one that was by https', async () => {
    const plain = await receiver(gives(picture()), '127.0.0.2');
    const secure = await secureReceiver(leadsTo(`http://plain.example:${plain.port}/`));
    const url = `https://receiver.test:${secure.port}/`;
    const find = (name: string) => always(name === 'receiver.test' ? '127.0.0.1' : '127.0.0.2')();
    const closed = await fetching({ allowTo: ['receiver.test'], find, ca: [CERTIFICATE] });
    expect([await closed.refusal(url), plain.connections()]).toEqual(['fetch', 0]);
    const allowTo = ['receiver.test', 'plain.example'];
    const open = await fetching({ allowTo, find, ca: [CERTIFICATE] });
    expect([await open.refusal(url), plain.connections()]).toEqual(['fetched', 1]);
  });

  it('is asked through no proxy of the environment', async () => {
    const proxy = await receiver(gives(picture()));
    const names = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];
    const before = names.map((name) => [name, process.env[name]] as const);
    for (const name of [...names, 'NODE_USE_ENV_PROXY']) {
      process.env[name] = `http://127.0.0.1:${proxy.port}`;
    }
    onTestFinished(() => {
      delete process.env.NODE_USE_ENV_PROXY;
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    });
    const { refusal } = await fetching({ find: () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await refusal('https://bot.example/')).toBe('fetch');
    expect(proxy.connections()).toBe(0);
  });
});

describe('redirects', () => {
  it.each([301, 302, 303, 307, 308])('are followed: %i', async (status) => {
    const there = await host({
      '/a/b.png': leadsTo('../c?d#e', status),
      '/c': gives(picture()),
    });
    const { fetch } = await fetching();
    expect((await fetch(there.at('/a/b.png'))).filename).toBe('b.png');
    expect(there.asked).toEqual(['/a/b.png', '/c']);
  });

  it('are three, and the fourth is not followed', async () => {
    const there = await host({
      '/0': leadsTo('/1'),
      '/1': leadsTo('/2'),
      '/2': leadsTo('/3'),
      '/3': leadsTo('/4'),
      '/4': gives(picture()),
    });
    const { refusal } = await fetching();
    expect(await refusal(there.at('/1'))).toBe('fetched');
    expect(await refusal(there.at('/0'))).toBe('fetch');
    expect(there.asked).toEqual(['/1', '/2', '/3', '/4', '/0', '/1', '/2', '/3']);
  });

  it('lead nowhere without an address', async () => {
    const there = await host({
      '/none': (_, response) => void response.writeHead(302).end(),
      '/bad': leadsTo('http://'),
      '/round': leadsTo('/round'),
    });
    const { refusal } = await fetching();
    for (const path of ['/none', '/bad', '/round']) {
      expect(await refusal(there.at(path))).toBe('fetch');
    }
  });
});
