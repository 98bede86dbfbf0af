import dns, * as dnsNamed from 'node:dns';
import http, * as httpNamed from 'node:http';
import https, * as httpsNamed from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net, * as netNamed from 'node:net';
import tls, * as tlsNamed from 'node:tls';

type Place = Record<string, unknown>;

/** Modules by which clients reach the network, and what is imported of them by name. */
const MODULES: readonly (readonly [string, object, object])[] = [
  ['dns', dns, dnsNamed],
  ['http', http, httpNamed],
  ['https', https, httpsNamed],
  ['net', net, netNamed],
  ['tls', tls, tlsNamed],
];
const PLACES: readonly (readonly [string, object])[] = [
  ...MODULES.map(([name, module]) => [name, module] as const),
  ['net.Socket.prototype', net.Socket.prototype],
  ['http.Agent.prototype', http.Agent.prototype],
  ['globalThis', globalThis],
];
const GLOBALS = ['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Date'];

const functionsIn = (name: string, place: object): [string, unknown][] =>
  Object.entries(Object.getOwnPropertyDescriptors(place))
    .filter(([key]) => name !== 'globalThis' || GLOBALS.includes(key))
    .flatMap(([key, { value }]) => (typeof value === 'function' ? [[key, value]] : []));

const own = PLACES.map(([name, place]) => ({
  name,
  place: place as Place,
  functions: functionsIn(name, place),
}));

/**
 * Puts back what was replaced of Node's own by which clients reach the network; files of one thread have it
 * in common. `tls.connect = kept` is not enough: where something synced the names meanwhile, as a redirect
 * does, `import { connect } from 'node:tls'` stays what it was replaced by, and tests of other files stand
 * still.
 * @returns what was replaced, `tls.connect` or `connect of node:tls`
 */
export function putBackNodesOwn(): string[] {
  const left = own.flatMap(({ name, place, functions }) =>
    functions.flatMap(([key, value]) => {
      if (place[key] === value) return [];
      place[key] = value;
      return [`${name}.${key}`];
    }),
  );
  const stale = MODULES.flatMap(([name, module, named]) =>
    Object.entries(module)
      .filter(([key, value]) => key in named && (named as Place)[key] !== value)
      .map(([key]) => `${key} of node:${name}`),
  );
  if (left.length + stale.length > 0) syncBuiltinESMExports();
  return [...left, ...stale];
}
