import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyable, withCopyable } from '../../src/house/copyable.ts';
import { sharedWorld } from '../support/world.ts';
import { carriedOut, dataDir, inHouse, type Serving, serving } from './run.ts';

const shop = await sharedWorld();
const data = dataDir();
const hasCurl = ['/usr/bin/curl', '/bin/curl', '/usr/local/bin/curl'].some(existsSync);
const note = hasCurl ? '' : ' (skipped: no curl on this machine)';

let proxy: Serving;
beforeAll(async () => {
  await inHouse(data, async () => undefined);
  proxy = await serving(['proxy', '--to', shop.server.url, '--port', '0', '--data', data]);
});

/** What curl writes, and says of why it does not. */
function curl(args: readonly string[], env: Record<string, string> = {}) {
  return new Promise<{ out: string; error: string }>((resolve) => {
    const set = { ...process.env, NO_PROXY: '', ...env };
    execFile('curl', ['-sS', '--max-time', '20', ...args], { env: set }, (_, out, error) =>
      resolve({ out, error }),
    );
  });
}

describe('convograph proxy', () => {
  it('says where it is, where it leads and what is to be trusted', () => {
    expect(proxy.ready).toMatchObject({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      server: shop.server.url,
      tunnel_others: false,
      hosts: expect.arrayContaining(['graph.facebook.com', 'www.instagram.com']),
    });
    expect(existsSync(proxy.ready.root_file ?? '')).toBe(true);
    expect(existsSync(proxy.ready.bundle_file ?? '')).toBe(true);
  });

  it.runIf(hasCurl)(
    `brings curl here, as its help says and by the environment${note}`,
    async () => {
      const { url = '', root_file: root = '', bundle_file: bundle = '' } = proxy.ready;
      const asked = `https://graph.facebook.com/v26.0/me?access_token=${shop.token}`;
      for (const [args, env] of [
        [['--proxy', url, '--cacert', root], {}],
        [[], { HTTPS_PROXY: url, SSL_CERT_FILE: bundle, CURL_CA_BUNDLE: bundle }],
      ] as const) {
        const { out } = await curl([...args, asked], env);
        expect(JSON.parse(out)).toMatchObject({ id: shop.page.id });
      }
    },
  );

  it.runIf(hasCurl)(`is refused by who does not trust it, and says so once${note}`, async () => {
    const { url = '' } = proxy.ready;
    for (let i = 0; i < 2; i++) {
      const { out, error } = await curl(['--proxy', url, 'https://graph.facebook.com/me']);
      expect(out).toBe('');
      expect(error).toMatch(/certificate/i);
    }
    await expect.poll(() => proxy.stderr()).toMatch(/does not trust the certificate/);
    expect(proxy.stderr().match(/does not trust/g)).toHaveLength(1);
  });

  it.runIf(hasCurl)(`leads nobody elsewhere${note}`, async () => {
    const { url = '' } = proxy.ready;
    const { error } = await curl(['--proxy', url, 'https://example.com/']);
    expect(error).toContain('403');
    const { out } = await curl(['--proxy', url, 'http://example.com/']);
    expect(out).toContain('--tunnel-others');
  });

  it.each([
    [['--to', 'http://127.0.0.1:1'], 1, 'No Convograph answers at http://127.0.0.1:1'],
    [['--to', 'ftp://127.0.0.1'], 2, '--to takes an address such as http://127.0.0.1:4004'],
    [['--to', 'http://a:b@127.0.0.1'], 2, '--to takes an address'],
    [['--port', '70000'], 2, '--port must be a number from 0 to 65535'],
  ])('ends with a sentence where it is told nonsense: %j', async (args, code, sentence) => {
    const run = await carriedOut(['proxy', '--to', shop.server.url, '--data', data, ...args]);
    expect([run.code, run.stdout]).toEqual([code, '']);
    expect(run.stderr).toContain(sentence);
  });

  it('ends with a sentence where what answers is no Convograph, or its port is taken', async () => {
    let status = 404;
    const other = createServer((_req, res) => void res.writeHead(status).end());
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const to = `http://127.0.0.1:${port}`;
    const none = await carriedOut(['proxy', '--to', to, '--data', data]);
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('is no Convograph')]);
    status = 200;
    const taken = await carriedOut(['proxy', '--to', to, '--data', data, '--port', String(port)]);
    expect([taken.code, taken.stderr]).toEqual([
      1,
      `Port ${port} is in use: choose another with --port, or 0 for any free one.\n`,
    ]);
    other.closeAllConnections();
    await new Promise((resolve) => other.close(resolve));
  });

  it('names a command that keeps its own flags from those of the program', () => {
    const words = 'run -- node bot.js';
    expect(copyable(words, '/my data')).toBe("npx convograph run --data '/my data' -- node bot.js");
    expect(withCopyable(`Try \`convograph ${words}\`.`, 'shop')).toBe(
      'Try `npx convograph run --data shop -- node bot.js`.',
    );
  });

  it('ends by a signal, cleanly', async () => {
    expect(await proxy.stop('SIGINT')).toBe(0);
    expect(proxy.stdout().match(/\n/g)).toHaveLength(1);
  });
});
