/**
 * Run in a network of its own (see network.test.ts): a machine at 10.9.0.1, with a receiver on it.
 * Says what becomes of requests to it.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutboundError } from '../../../src/base/outbound.ts';
import { systemScheduler } from '../../../src/base/scheduler.ts';
import { CheckedOutbound } from '../../../src/media/outbound/checked-outbound.ts';
import { markOwnPort } from '../../../src/media/outbound/own-sockets.ts';

const server = createServer((_, response) => response.end('reached'));
await new Promise<void>((resolve) => server.listen(0, '::', resolve));
const { port } = server.address() as AddressInfo;

async function ask(allowTo: readonly string[], host: string): Promise<string> {
  const way = new CheckedOutbound({ allowTo, scheduler: systemScheduler });
  const url = `http://${host}:${port}/`;
  try {
    return (await way.send({ method: 'GET', url, timeout: 2000, most: 100 })).body.toString();
  } catch (error) {
    return error instanceof OutboundError ? error.reason : String(error);
  } finally {
    way.close();
  }
}

const told = {
  closed: await ask([], '10.9.0.1'),
  loopback: await ask(['loopback'], '10.9.0.1'),
  range: await ask(['10.9.0.0/24'], '10.9.0.1'),
  beside: await ask(['10.9.1.0/24'], '10.9.0.1'),
  six: await ask(['fd09::/64'], '[fd09::1]'),
  sixClosed: await ask(['10.9.0.0/24'], '[fd09::1]'),
  nobody: await ask(['10.0.0.0/8'], '10.8.0.1'),
};
const unmark = markOwnPort(port);
const own = [await ask(['10.9.0.0/24'], '10.9.0.1'), await ask(['fd09::/64'], '[fd09::1]')];
unmark();
console.log(JSON.stringify({ ...told, own }));
server.close();
