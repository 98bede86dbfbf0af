import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoShop, demoShop } from '../clients/shop.ts';

const HOOK = join(import.meta.dirname, '..', '..', 'src', 'redirect', 'index.ts');
const PROGRAM = join(import.meta.dirname, 'program.mjs');

const run = promisify(execFile);
const started = (args: readonly string[], env: Record<string, string>) =>
  run(process.execPath, [...args], { env: { PATH: process.env.PATH ?? '', ...env } });

let shop: DemoShop;
const other = createServer((_, res) => res.end('{"other":true}'));
beforeAll(async () => {
  shop = await demoShop();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  other.close();
  await shop.server.close();
});

describe('a program that has Meta’s host built in', () => {
  it.each(['--import', '-r'])('asks a Convograph where it is started with %s', async (flag) => {
    const { stdout, stderr } = await started([flag, HOOK, PROGRAM], {
      CONVOGRAPH_URL: shop.server.url,
      PAGE_TOKEN: shop.facts.pageToken,
      OTHER: `http://127.0.0.1:${(other.address() as AddressInfo).port}/`,
    });
    const { told, links } = JSON.parse(stdout);
    const me = { id: shop.facts.pageId, name: 'Kiln & Clover' };
    const { 'another host': elsewhere, ...here } = told;
    expect(elsewhere).toEqual({ other: true });
    expect(Object.keys(here)).toHaveLength(14);
    expect(here).toEqual(Object.fromEntries(Object.keys(here).map((way) => [way, me])));
    expect(new Set(links)).toEqual(new Set(['https://graph.facebook.com']));
    expect(stderr).toBe('');
  });

  it.each(['127.0.0.1', 'localhost'])(
    'is told what to do where no Convograph is, at %s, and why: ECONNREFUSED stays',
    async (host) => {
      const program = `fetch('https://graph.facebook.com/').catch(({ cause }) => {
  console.log(JSON.stringify([cause.code, cause.message]));
  require('https').get('https://graph.instagram.com/');
});`;
      const failure = await started(['--import', HOOK, '-e', program], {
        CONVOGRAPH_URL: `http://${host}:1`,
      }).catch((error) => error);
      const advice = (name: string) =>
        `${name} is redirected to Convograph, and none is at http://${host}:1. Start one by \`npx convograph serve\` (in a clone \`npm start\`), or set CONVOGRAPH_URL to where it is.`;
      const [code, message] = JSON.parse(failure.stdout);
      expect(code).toBe('ECONNREFUSED');
      expect(message).toMatch(/^connect ECONNREFUSED/);
      expect(message).toContain(advice('graph.facebook.com'));
      expect(failure.stderr).toContain(advice('graph.instagram.com'));
    },
  );

  it.each([
    ['ftp://127.0.0.1:4004', 'it begins neither with http:// nor https://'],
    ['nowhere', 'it is no URL'],
    ['http://me:secret@127.0.0.1:4004', 'it is more than a host and a port'],
    ['http://graph.facebook.com', 'it is one of Meta’s hosts'],
    ['http://127.0.0.1:4004/v26.0', 'it is more than a host and a port'],
  ])('does not begin where CONVOGRAPH_URL is %s', async (url, why) => {
    const failure = await started(['--import', HOOK, '-e', 'console.log("ran")'], {
      CONVOGRAPH_URL: url,
    }).then(
      () => undefined,
      (error) => error,
    );
    expect(failure).toMatchObject({ code: 1, stdout: '' });
    expect(failure.stderr).toBe(
      `convograph/redirect: CONVOGRAPH_URL, ${url.replace('me:secret@', '')}, is no address of a Convograph: ${why}. Give one such as http://127.0.0.1:4004.\n`,
    );
  });
});
