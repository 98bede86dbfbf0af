import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls, { connect } from 'node:tls';
import { expect, it } from 'vitest';
import { putBackNodesOwn } from './nodes-own.ts';

const own = tls.connect;
const replaced = (): never => {
  throw new Error('replaced');
};

it('what a file left in the place of Node’s own is named and put back', () => {
  expect(putBackNodesOwn()).toEqual([]);
  tls.connect = replaced;
  net.Socket.prototype.connect = replaced;
  expect(putBackNodesOwn()).toEqual(['tls.connect', 'net.Socket.prototype.connect']);
  expect([tls.connect, putBackNodesOwn()]).toEqual([own, []]);
});

it('so is what stayed behind by name, though the module has its own again', () => {
  tls.connect = replaced;
  syncBuiltinESMExports();
  tls.connect = own;
  expect(connect).toBe(replaced);
  expect(putBackNodesOwn()).toEqual(['connect of node:tls']);
  expect(connect).toBe(own);
});
