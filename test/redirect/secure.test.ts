import http from 'node:http';
import https, { type RequestOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { expect, it, onTestFinished } from 'vitest';
import { redirectTo } from '../../src/redirect/redirect.ts';
import { startTls } from '../certificates/serving.ts';

/** What a server with `--tls` answers, and the name that its certificate has. */
const ask = (client: typeof http | typeof https, url: string, options: RequestOptions = {}) =>
  new Promise<{ origin: string; name: string }>((resolve, reject) => {
    const call = client.get(url, { agent: false, ...options }, async (answer) => {
      const { CN: name } = (answer.socket as TLSSocket).getPeerCertificate().subject;
      const text = (await answer.setEncoding('utf8').toArray()).join('');
      resolve({ origin: JSON.parse(text).origin, name: String(name) });
    });
    call.on('error', reject);
  });

it('is TLS in the host’s own name, where the server speaks https', async () => {
  const { port, certificates } = await startTls();
  onTestFinished(redirectTo(`https://127.0.0.1:${port}`));
  const trusting = { ca: certificates.rootPem };
  expect(await ask(https, 'https://graph.facebook.com/me', trusting)).toEqual({
    origin: 'https://graph.facebook.com',
    name: 'graph.facebook.com',
  });
  await expect(ask(https, 'https://graph.facebook.com/me')).rejects.toMatchObject({
    message: expect.stringContaining(
      `graph.facebook.com is redirected to https://127.0.0.1:${port}, whose certificate this program does not trust. Set NODE_EXTRA_CA_CERTS as \`npx convograph ca\` says.`,
    ),
  });
  await expect(ask(http, 'http://graph.facebook.com/me')).rejects.toThrow(
    /ask for it by https too/,
  );
});
