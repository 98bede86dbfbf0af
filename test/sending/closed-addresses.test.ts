import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { afterFile } from '../support/after-file.ts';
import { sharedWorld, type World } from '../support/world.ts';
import { FILES, messageOf } from './files.ts';
import { errorOf, sender } from './sending.ts';

// Nothing but this one address of the machine is open.
const w = await sharedWorld({ allowTo: ['127.0.0.1'] });
const other = await w.besides();

/** Somebody's server at an address: what its paths answer. */
async function host(address: string, answers: (path: string, response: ServerResponse) => void) {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    answers(url, response);
  });
  await new Promise<void>((ready) => server.listen(0, address, ready));
  afterFile(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return { asked, at: `http://${address}:${(server.address() as AddressInfo).port}` };
}

/** Sends a picture at an address to somebody new. */
async function sendFrom(world: World, url: string) {
  const { person } = await world.conversation();
  return sender(world).send({ recipient: { id: person.id }, message: messageOf('image', { url }) });
}

describe('a file at an address that is not open', () => {
  it('is not asked for, and tells no more than one that is not there', async () => {
    const inside = await host('127.0.0.2', (_, response) => response.end(FILES.image));
    const open = await host('127.0.0.1', (path, response) => {
      if (path === '/none') response.writeHead(404).end();
      else response.writeHead(302, { location: decodeURIComponent(path.slice(1)) }).end();
    });
    const closed = [
      inside.at,
      `${w.server.url}/_convograph/healthz`,
      'http://169.254.169.254/latest/meta-data/',
      'http://[::ffff:127.0.0.2]/',
      'http://0.0.0.0/',
      'https://ada:secret@127.0.0.1/',
    ];
    const behind = [...closed, 'file:///etc/passwd'].map(
      (url) => `${open.at}/${encodeURIComponent(url)}`,
    );
    const gone = errorOf(await sendFrom(w, `${open.at}/none`));
    expect(gone).toMatchObject({ status: 400, code: 100, error_subcode: 2018008 });
    for (const url of [...closed, ...behind]) expect(errorOf(await sendFrom(w, url))).toEqual(gone);
    expect(inside.asked).toEqual([]);
  });
});

describe('a host that does not answer', () => {
  it('holds up no other Page, nor the texts of the Page that waits for it', async () => {
    const waiting: ServerResponse[] = [];
    const slow = await host('127.0.0.1', (_, response) => void waiting.push(response));
    const quick = await host('127.0.0.1', (_, response) => response.end(FILES.image));
    const sends = Array.from({ length: 12 }, () => sendFrom(w, slow.at));
    await expect.poll(() => waiting.length).toBe(8);
    expect((await sendFrom(other, quick.at)).status).toBe(200);
    const { person } = await w.conversation();
    expect((await sender(w).text(person)).status).toBe(200);
    const done = Promise.all(sends);
    for (const count of [8, 4]) {
      await expect.poll(() => waiting.length).toBe(count);
      for (const response of waiting.splice(0)) response.end(FILES.image);
    }
    expect((await done).map(({ status }) => status)).toEqual(Array(12).fill(200));
  });
});
