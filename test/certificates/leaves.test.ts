import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { DAY, newFolder } from './folder.ts';

const HOUR = DAY / 24;

it('stands for this machine for 30 days, with the intermediate behind it', async () => {
  const { open, clock } = newFolder();
  const { cert, key } = await (await open()).ownKeys();
  expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  const certificate = new X509Certificate(cert);
  expect(certificate).toMatchObject({
    subject: 'CN=localhost',
    subjectAltName: 'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1',
    issuer: expect.stringMatching(/^CN=Convograph intermediate [0-9a-f]{8}$/),
    keyUsage: ['1.3.6.1.5.5.7.3.1'],
    ca: false,
  });
  expect(Math.round((certificate.validToDate.getTime() - clock.ms) / DAY)).toBe(30);
  expect(certificate.validFromDate.getTime()).toBeLessThan(clock.ms);
  expect(cert.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
});

it('is made anew ten days before its end, and where the clock went back before its beginning', async () => {
  const { open, clock } = newFolder();
  const certificates = await open();
  const first = await certificates.contextFor('graph.facebook.com');
  clock.ms += 20 * DAY - HOUR;
  expect(await certificates.contextFor('graph.facebook.com')).toBe(first);
  clock.ms += 2 * HOUR;
  const second = await certificates.contextFor('graph.facebook.com');
  expect(second).not.toBe(first);
  expect(await certificates.contextFor('graph.facebook.com')).toBe(second);
  clock.ms -= 10 * DAY;
  expect(await certificates.contextFor('graph.facebook.com')).not.toBe(second);
});

it('ends no later than what signed it', async () => {
  const { open, clock } = newFolder();
  const { ends } = await open();
  clock.ms = ends - 3 * DAY;
  const certificates = await open();
  const { cert } = await certificates.ownKeys();
  expect(new X509Certificate(cert).validToDate.getTime()).toBe(Math.floor(ends / 1000) * 1000);
  clock.ms = ends - HOUR;
  expect((await certificates.ownKeys()).cert).toBe(cert);
});

it('has a key of its own at each start', async () => {
  const { open } = newFolder();
  const [one, other] = await Promise.all([open(), open()]);
  expect((await one.ownKeys()).key).not.toBe((await other.ownKeys()).key);
});
