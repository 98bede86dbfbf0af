import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { start, type TestServer } from '../../src/testing/start.ts';
import { convograph } from '../cli/run.ts';

async function served(): Promise<TestServer> {
  const server = await start();
  onTestFinished(() => server.close());
  await createApp(server, { name: 'My app' });
  await createPage(server, { name: 'My Page' });
  return server;
}

const beside = (server: TestServer, ...words: string[]) =>
  convograph([...words, '--data', server.dataDir], { PORT: new URL(server.url).port });

describe('convograph fail, faults and mend', () => {
  it('ask the server of the store', async () => {
    const server = await served();
    const armed = await beside(
      server,
      'fail',
      '--code',
      '613',
      '--times',
      '2',
      '--page',
      'My Page',
    );
    expect(armed).toEqual({
      code: 0,
      stdout: 'Fault 1 is armed, on the next 2 send: error 613 (rateLimit)\n',
      stderr: '',
    });
    await beside(server, 'fail', '--preset', 'sent-then-cut', '--on', 'any', '--json');
    const { stdout } = await beside(server, 'faults');
    expect(stdout.split('\n')).toEqual([
      expect.stringContaining('ID  OF    ON    DOES'),
      expect.stringMatching(/^1 {3}call {2}send {2}error 613 \(rateLimit\) +2 +0 +armed$/),
      expect.stringMatching(
        /^2 {3}call {2}any .*cut before the answer, after the call took effect +1 +0/,
      ),
      '',
    ]);
    expect((await beside(server, 'mend', '1')).stdout).toBe('One fault is mended.\n');
    expect((await beside(server, 'mend')).stdout).toBe('One fault is mended.\n');
    expect((await beside(server, 'faults')).stdout).toBe('No fault is armed.\n');
  });

  it('pass on what the server refuses', async () => {
    const server = await served();
    expect(await beside(server, 'fail', '--code', '614')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'There is no error 614: the nearest is 613 (rateLimit).\n',
    });
    expect((await beside(server, 'mend', '7')).stderr).toContain('There is no fault 7');
  });

  it('name flags in what is refused before a server is asked', async () => {
    const server = await served();
    const { code, stderr } = await beside(server, 'fail', '--code', '613', '--timeout');
    expect([code, stderr]).toEqual([2, 'Say one of --code and --timeout: a call ends once.\n']);
  });

  it('say so where none answers, another store is served, or something else listens', async () => {
    const [server, other] = [await served(), await served()];
    const at = (url: string) =>
      convograph(['fail', '--code', '613', '--server', url, '--data', server.dataDir]);
    expect(await at('http://127.0.0.1:9')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('No server answers at http://127.0.0.1:9'),
    });
    expect(await at(other.url)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('serves another store'),
    });
    const stranger = createServer((_, res) => res.end('hello')).listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    onTestFinished(() => void stranger.close());
    const { port } = stranger.address() as AddressInfo;
    expect((await at(`http://127.0.0.1:${port}`)).stderr).toContain('is no Convograph');
  });
});
