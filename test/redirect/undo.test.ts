import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls, { connect as imported } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { redirectTo } from '../../src/redirect/redirect.ts';
import { type TellingServer, tellingServer } from './server.ts';

let one: TellingServer;
let two: TellingServer;
beforeAll(async () => {
  [one, two] = [await tellingServer('one'), await tellingServer('two')];
});
afterAll(async () => {
  await one.close();
  await two.close();
});

// What stands below: nothing of these tests leaves the machine.
const { connect } = tls;
const refused = () => new net.Socket().destroy(new Error('left alone')) as tls.TLSSocket;
beforeEach(() => {
  tls.connect = refused;
});
const undos: (() => void)[] = [];
const redirected = (server: TellingServer): (() => void) => {
  const undo = redirectTo(server.url);
  undos.push(undo);
  return undo;
};
afterEach(() => {
  for (const undo of undos.splice(0)) undo();
  tls.connect = connect;
  // What is imported by name is what the redirect's end found: what stood below.
  syncBuiltinESMExports();
});

const agent = new https.Agent({ keepAlive: true, maxSockets: 1 });
const ask = (path = '/'): Promise<string> =>
  new Promise((resolve) => {
    const call = https.get(`https://graph.facebook.com${path}`, { agent }, (answer) => {
      let text = '';
      answer.on('data', (part) => {
        text += part;
      });
      answer.on('end', () => resolve(text.replace(/ .*/, '')));
    });
    call.on('error', ({ message }) => resolve(message));
  });

it('is undone: calls go where they went, and nothing of ours is left', async () => {
  const before = [tls.connect, net.Socket.prototype.connect, https.Agent.prototype];
  const undo = redirected(one);
  expect(imported).toBe(tls.connect);
  expect(await ask()).toBe('one');
  undo();
  undo();
  expect(imported).toBe(refused);
  expect([tls.connect, net.Socket.prototype.connect, https.Agent.prototype]).toEqual(before);
  expect(await ask()).toBe('left alone');
});

it('holds over one that was there before, and leaves it behind, in whatever order they end', async () => {
  const first = redirected(one);
  expect(await ask()).toBe('one');
  const second = redirected(two);
  expect(await ask()).toBe('two');
  second();
  expect(await ask()).toBe('one');
  redirected(two);
  first();
  expect(await ask()).toBe('two');
});

it('has a call that is under way be answered, and then its connection is not used again', async () => {
  const undo = redirected(one);
  const held = one.held();
  const called = ask('/held');
  const answer = await held;
  undo();
  redirected(two);
  answer();
  expect(await called).toBe('one');
  expect(await ask()).not.toBe('one');
  expect(await ask()).toBe('two');
});

it('is one with that of another copy of it, such as the hook’s beside the kit’s', async () => {
  const copy = '../../src/redirect/redirect.ts?copy';
  const other: { redirectTo: typeof redirectTo } = await import(copy);
  expect(other.redirectTo).not.toBe(redirectTo);
  redirected(one);
  const undo = other.redirectTo(two.url);
  expect(await ask()).toBe('two');
  undo();
  expect(await ask()).toBe('one');
});
