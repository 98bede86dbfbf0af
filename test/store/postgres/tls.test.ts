import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../src/house/store-engine.ts';
import { sentenceOf, troubleOf } from '../../../src/store/trouble.ts';
import { newFolder } from '../../certificates/folder.ts';
import { freshSchema, placeWith, testDatabase } from '../../support/postgres/fresh-schema.ts';
import { addTalk } from '../talk.ts';
import { talksOf } from '../talks.ts';

const database = await testDatabase();
const folder = newFolder();
const { contextFor, rootFile } = await folder.open();

/** A place before which a server shows a certificate, as PostgreSQL does when it is asked for TLS. */
async function behindTls(place: string, secureContext: SecureContext): Promise<string> {
  const { hostname, port } = new URL(place);
  const sockets: Socket[] = [];
  const server = createServer((client) => {
    const behind = connect(Number(port), hostname);
    sockets.push(client, behind);
    for (const each of [client, behind]) each.on('error', () => undefined);
    client.once('data', () => {
      // SSLRequest, which is all that is sent in the clear.
      client.write('S');
      const secure = new TLSSocket(client, { isServer: true, secureContext });
      secure.on('error', () => behind.destroy());
      secure.pipe(behind).pipe(secure);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  const url = new URL(place);
  url.host = `localhost:${(server.address() as AddressInfo).port}`;
  return url.href;
}

const sentenceIn = async (failing: Promise<unknown>): Promise<string> => {
  const trouble = troubleOf(await failing.catch((error: unknown) => error));
  return trouble ? sentenceOf(trouble) : 'none';
};

describe.runIf(database)('a database that is reached by TLS', () => {
  if (!database) return;

  it('is served from where its certificate is of the root that is named, and of its host', async () => {
    const { place } = freshSchema(database);
    const there = await behindTls(place, await contextFor('localhost'));
    const sure = { sslmode: 'verify-full', sslrootcert: rootFile };
    const store = await openStore(placeWith(there, sure));
    await addTalk(store, 'sealed');
    expect(await talksOf(store)).toEqual(['sealed']);
    await store.close();
    const byNumber = there.replace('@localhost:', '@127.0.0.1:');
    await (await openStore(placeWith(byNumber, sure))).close();
  });

  it('is refused in a sentence where the certificate is of another root', async () => {
    const { place } = freshSchema(database);
    const there = await behindTls(place, await contextFor('localhost'));
    const other = await newFolder().open();
    for (const words of [{ sslrootcert: other.rootFile }, {}]) {
      const opening = openStore(placeWith(there, { sslmode: 'verify-full', ...words }));
      expect(await sentenceIn(opening)).toContain('at a server whose certificate is not trusted');
    }
  });

  it('is refused where the certificate is of another host, unless its root alone is asked for', async () => {
    const { place } = freshSchema(database);
    const there = await behindTls(place, await contextFor('graph.facebook.com'));
    const asked = (sslmode: string) =>
      openStore(placeWith(there, { sslmode, sslrootcert: rootFile }));
    expect(await sentenceIn(asked('verify-full'))).toContain('look at the name of the host');
    const byNumber = there.replace('@localhost:', '@127.0.0.1:');
    const sure = { sslmode: 'verify-full', sslrootcert: rootFile };
    expect(await sentenceIn(openStore(placeWith(byNumber, sure)))).toContain('look at the name');
    await (await asked('verify-ca')).close();
  });

  it('is refused where it has no TLS', async () => {
    const { place } = freshSchema(database);
    const opening = openStore(placeWith(place, { sslmode: 'require' }));
    expect(await sentenceIn(opening)).toContain('is at a server that speaks no TLS');
  });
});
