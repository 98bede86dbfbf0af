import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../cli/run.ts';
import { isInstalled } from '../support/runtimes.ts';
import { type World, world } from '../support/world.ts';
import { emptyFolder, runEach } from './support/running.ts';

/** An address of this machine that nothing exempts from proxies; others than Linux have no such. */
const ELSEWHERE = '127.0.0.2';
const isLinux = process.platform === 'linux';

/** A key and a certificate of another host's own. */
function certificate() {
  const folder = emptyFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=other';
  const name = ['-addext', `subjectAltName=IP:${ELSEWHERE}`, '-keyout', key, '-out', cert];
  execFileSync('openssl', [...made.split(' '), ...name], { stdio: 'ignore' });
  return { file: cert, key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}

async function listen(server: Server, host: string): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return `${host}:${(server.address() as AddressInfo).port}`;
}

/** Names in `Host`: of this machine, of Meta's, and of elsewhere. */
const NAMES = [
  '127.0.0.1:$PORT',
  'LOCALHOST:$PORT',
  'graph.facebook.com',
  'evil.example:$PORT',
  'graph.facebook.com.evil.example',
];

/** A line of a shell that asks the server under a name, as a program that is led past the proxy. */
const askingBy = (name: string): string =>
  `PORT=\${CONVOGRAPH_URL##*:}; curl -sS -o /dev/null -w '%{http_code}' -H "Host: ${name}" -H 'X-Forwarded-Host: evil.example' $CONVOGRAPH_URL/_convograph/healthz`;

describe.skipIf(!isLinux)('another host, for a program under convograph run', () => {
  const other = certificate();
  const said = { https: 'by TLS', http: 'in plain', here: 'on this machine' };
  const https = createHttps(other, (_, res) => res.end(said.https));
  const http = createHttp((req, res) => res.end(`${req.url} ${said.http}`));
  const here = createHttp((req, res) => {
    res.end(req.headers['proxy-connection'] ?? req.headers.via ?? said.here);
  });
  let shared: World;
  let told: Record<string, Run>;
  beforeAll(async () => {
    shared = await world();
    await shared.conversation({ said: [{ text: 'Is it still there?' }] });
    const secure = await listen(https, ELSEWHERE);
    const plain = await listen(http, ELSEWHERE);
    const local = await listen(here, '127.0.0.1');
    const token = `access_token=${shared.token}`;
    const graph = `https://graph.facebook.com/v26.0/me/conversations?fields=snippet&${token}`;
    const curl = `curl -sS --cacert ${other.file} -w '\\n%{http_connect}\\n%{certs}' https://${secure}/`;
    const script = join(emptyFolder(), 'plain.php');
    writeFileSync(script, `<?php echo file_get_contents('http://${plain}/a?b=c');`);
    told = await runEach(['--to', shared.server.url], {
      both: ['sh', '-c', `curl -sS "${graph}" && echo && ${curl}`],
      plain: ['curl', '-sS', '-w', ' %{num_connects}', `http://${plain}/a?b=c`],
      python: [
        'python3',
        '-c',
        `import urllib.request as r; print(r.urlopen("http://${plain}/a?b=c").read().decode(), end="")`,
      ],
      ...(isInstalled('php') && { php: ['php', script] }),
      local: ['curl', '-sS', `http://${local}/`],
      stranger: [
        'sh',
        '-c',
        `curl -sS -o /dev/null -w '%{http_connect}' --proxy "http://\${HTTPS_PROXY##*@}" https://${secure}/`,
      ],
      distrust: ['curl', '-sS', '--cacert', other.file, graph],
      names: ['sh', '-c', NAMES.map(askingBy).join('; echo; ')],
    });
  });
  afterAll(async () => {
    await shared.close();
    for (const each of [https, http, here]) {
      each.closeAllConnections();
      await new Promise((resolve) => each.close(resolve));
    }
  });

  it('is called by the program that reads a conversation here, and its TLS is its own', () => {
    const [conversations = '', body, connected, ...chain] = told.both?.stdout.split('\n') ?? [];
    expect(JSON.parse(conversations)).toMatchObject({ data: [{ snippet: 'Is it still there?' }] });
    expect([body, connected]).toEqual([said.https, '200']);
    const shown = chain.join('\n');
    const pem = shown.slice(shown.indexOf('-----BEGIN'));
    expect(new X509Certificate(pem).fingerprint256).toBe(
      new X509Certificate(other.cert).fingerprint256,
    );
  });

  it('is called in plain HTTP too', () => {
    expect(told.plain?.stdout).toBe(`/a?b=c ${said.http} 1`);
  });

  it.skipIf(!isInstalled('python3'))('is called in plain HTTP by Python’s urllib', () => {
    expect(told.python?.stdout, told.python?.stderr).toBe(`/a?b=c ${said.http}`);
  });

  it.skipIf(!isInstalled('php'))('is called in plain HTTP by PHP’s streams', () => {
    expect(told.php?.stdout, told.php?.stderr).toBe(`/a?b=c ${said.http}`);
  });

  it('is called past the proxy where it is this machine', () => {
    expect(told.local?.stdout).toBe(said.here);
  });

  it('is closed to who has not the credential of the program', () => {
    expect(told.stranger?.stdout).toBe('407');
  });

  it('is no name by which a page in a browser reaches the server (DNS rebinding)', () => {
    // A proxy is believed that passes on a host: a page sends what such a one would.
    expect(told.names?.stdout.split('\n')).toEqual(['200', '200', '200', '403', '403']);
  });

  it('is all that a program reaches which trusts others alone, and the run says so', () => {
    expect(told.distrust).toMatchObject({ code: 60, stdout: '' });
    expect(told.run?.stderr).toContain(
      'convograph: A program does not trust the certificate of graph.facebook.com: `npx convograph ca` says how it is told of the root. See http://',
    );
  });
});
