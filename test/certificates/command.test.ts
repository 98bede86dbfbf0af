import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { connect, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { beforeAll, describe, expect, it } from 'vitest';
import { inStore } from '../../src/cli/open-store.ts';
import { serverAsker } from '../../src/cli/recording/server-asker.ts';
import { carriedOut, dataDir, printed, type Serving, serving } from '../cli/run.ts';
import { afterFile } from '../support/after-file.ts';
import { DAY } from './folder.ts';

describe('convograph ca', () => {
  it('tells programs of the root, and of the files that have clients trust it', async () => {
    const data = dataDir();
    const told = await printed('ca', '--data', data);
    const root = readFileSync(String(told.root_file), 'utf8');
    expect(told).toMatchObject({
      root_file: join(data, 'tls', 'root.pem'),
      root_pem: root,
      name: expect.stringMatching(/^Convograph root [0-9a-f]{8}$/),
      sha256: new X509Certificate(root).fingerprint256,
      ends: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      trust_store_password: 'changeit',
    });
    const bundle = readFileSync(String(told.bundle_file), 'utf8');
    expect(bundle.endsWith(root)).toBe(true);
    expect(bundle.match(/BEGIN CERTIFICATE/g)?.length).toBeGreaterThan(50);
    expect(statSync(String(told.trust_store_file)).size).toBeGreaterThan(10_000);
    expect(told.process).toContainEqual({
      of: 'Node',
      command: `NODE_EXTRA_CA_CERTS=${told.root_file} node app.js`,
    });
    expect(JSON.stringify(told)).not.toContain('PRIVATE KEY');
  });

  it('shows people one process first, and how to undo what is for all of the machine', async () => {
    const data = dataDir();
    const { stdout, stderr } = await carriedOut(['ca', '--data', data]);
    expect(stderr).toBe('');
    const places = [
      'For one process',
      'curl --cacert',
      'For all of this machine',
      'To trust it no',
    ];
    const found = places.map((each) => stdout.indexOf(each));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(found[0]).toBeGreaterThan(0);
    for (const undo of [
      'update-ca-certificates --fresh',
      'keytool -delete -alias debian:convograph.pem',
      '-delstore Root',
      'nssdb" -D',
    ]) {
      expect(stdout.indexOf(undo)).toBeGreaterThan(found[3] ?? 0);
    }
  });

  it('prints the certificate alone, and another when one is asked for', async () => {
    const data = dataDir();
    const pem = async (...flags: string[]): Promise<string> =>
      (await carriedOut(['ca', '--pem', ...flags, '--data', data])).stdout;
    const first = await pem();
    expect(new X509Certificate(first).ca).toBe(true);
    expect(await pem()).toBe(first);
    const renewed = await pem('--renew');
    expect(renewed).not.toBe(first);
    expect(await pem()).toBe(renewed);
  });

  it('prints the path of one file alone, and refuses to print two things', async () => {
    const data = dataDir();
    const told = await printed('ca', '--data', data);
    for (const [flag, key] of [
      ['--bundle', 'bundle_file'],
      ['--trust-store', 'trust_store_file'],
    ]) {
      const { stdout } = await carriedOut(['ca', String(flag), '--data', data]);
      expect(stdout).toBe(`${told[String(key)]}\n`);
    }
    const { code, stderr } = await carriedOut(['ca', '--pem', '--bundle', '--data', data]);
    expect([code, stderr]).toEqual([
      2,
      'Of --pem, --bundle and --trust-store say one: each prints one thing.\n',
    ]);
  });

  it('keeps the files of roots that the environment names', async () => {
    const [data, other] = [dataDir(), dataDir()];
    const { root_file: file, root_pem: root } = await printed('ca', '--data', other);
    const run = await carriedOut(['ca', '--json', '--data', data], {
      REQUESTS_CA_BUNDLE: String(file),
      CURL_CA_BUNDLE: '/nowhere/at/all.pem',
    });
    const { bundle_file: bundle } = JSON.parse(run.stdout) as { bundle_file: string };
    expect(readFileSync(bundle, 'utf8')).toContain(String(root));
  });
});

describe('serve --tls', () => {
  const data = dataDir();
  let server: Serving;
  beforeAll(async () => {
    const before = getCACertificates('default');
    afterFile(() => setDefaultCACertificates(before));
    server = await serving(['serve', '--tls', '--console', '--port', '0', '--data', data]);
  });
  const port = (): string => new URL(String(server.ready.url)).port;

  it('says where it is, and what is to be trusted', () => {
    expect(server.ready).toMatchObject({
      url: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/),
      console_url: expect.stringMatching(/^https:.*\/_convograph\/console\/#key=[\w-]{43}$/),
      root_file: join(data, 'tls', 'root.pem'),
    });
  });

  it.each([
    ['in its settings', { CONVOGRAPH_TLS: '1' }],
    ['nowhere', {}],
  ])('is found by commands where it is said %s', async (_, env) => {
    const run = await carriedOut(['jobs', '--json', '--data', data], { PORT: port(), ...env });
    expect(run).toMatchObject({ code: 0, stdout: '{"data":[]}\n', stderr: '' });
  });

  it('is found by what records', async () => {
    const url = `http://127.0.0.1:${port()}`;
    await inStore({ dataDir: data }, async (house) => {
      const { ask, origin } = await serverAsker(house, { data, server: url });
      expect(origin).toBe(url.replace('http', 'https'));
      expect(await ask('listJobs', {})).toEqual({ data: [] });
    });
  });

  it('has certificates of today, whatever the clock of the store shows', async () => {
    await carriedOut(['clock', '--advance', '900d', '--data', data], { PORT: port() });
    const ca = readFileSync(String(server.ready.root_file));
    const socket = connect({
      host: '127.0.0.1',
      port: Number(port()),
      ca,
      servername: 'ep1.facebook.com',
    });
    await once(socket, 'secureConnect');
    const { valid_to: end, subject } = socket.getPeerCertificate();
    socket.destroy();
    expect(subject.CN).toBe('ep1.facebook.com');
    expect(Math.round((Date.parse(end) - Date.now()) / DAY)).toBe(30);
  });
});
