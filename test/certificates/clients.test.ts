import { beforeAll, describe, expect, it } from 'vitest';
import { isClockFaked } from '../support/faked-clock.ts';
import { chromium, curl, isHere, java, node, python, type Trust } from './clients.ts';
import { newFolder } from './folder.ts';
import { type Site, thiefOf } from './thief.ts';

const isLinux = process.platform === 'linux';
const META = 'graph.facebook.com';
const named = (...dns: readonly [string, ...string[]]) => ({ dns, ip: [] });

/** What a thief of the key may show, and clients believe. */
const honest: Record<string, Site> = {};
/** What he tries besides; each by a name of its own, since Chromium is told of them by names. */
const forged: Record<string, Site> = {};
let trust: Trust;
let other: Trust;

beforeAll(async () => {
  const [mine, theirs] = await Promise.all(
    [newFolder(), newFolder()].map(async (folder) => {
      const certificates = await folder.open();
      const { path } = await certificates.trustStoreFile();
      return { path: folder.path, rootFile: certificates.rootFile, trustStore: path };
    }),
  );
  if (!mine || !theirs) throw new Error('no folders');
  [trust, other] = [mine, theirs];
  const thief = await thiefOf(mine.path);
  Object.assign(honest, {
    'one of Meta’s hosts': await thief.site(named(META)),
    'this machine': await thief.site(named('localhost')),
    'its address': await thief.site({ dns: ['localhost'], ip: ['127.0.0.1'] }),
    // Names that are permitted are permitted with all below them (RFC 5280, 4.2.1.10).
    'a name below one of Meta’s hosts': await thief.site(named(`a.${META}`)),
  });
  Object.assign(forged, {
    'another name': await thief.site(named('evil.example')),
    'the name above': await thief.site(named('facebook.com')),
    'a name beside': await thief.site(named('m.facebook.com')),
    'a name that ends alike': await thief.site(named(`evil${META}`)),
    'another name behind a good one': await thief.site(named('ep1.facebook.com', 'evil.example')),
    'a CN alone': await thief.withoutAltName('cn.evil.example'),
    'an authority below': await thief.belowAnother('ep2.facebook.com'),
    'another name by an authority below': await thief.belowAnother('sub.evil.example'),
    // Only Linux has more addresses of its own than one without being told.
    ...(isLinux && {
      'another address': await thief.site({ dns: ['localhost'], ip: ['127.0.0.2'] }),
    }),
  });
});

/** Words of clients about a certificate, not about a connection. */
const DISTRUST = /certificat|subtree|constrain|path|CERT|issuer/i;

/** What clients say of sites, by what the sites are. */
const verdictsOf = (sites: Record<string, Site>, said: readonly unknown[] = []) =>
  Object.fromEntries(Object.keys(sites).map((what, i) => [what, said[i]]));

const allTrusted = (): Record<string, unknown> =>
  verdictsOf(
    honest,
    Object.keys(honest).map(() => 'trusted'),
  );
const allRefused = (sites: Record<string, Site>): Record<string, unknown> =>
  verdictsOf(
    sites,
    Object.keys(sites).map(() => expect.stringMatching(DISTRUST)),
  );

describe.each([
  ['Node', node, true],
  ['curl', curl, isHere('curl', '--version', 'what curl makes of our certificates')],
  ['Python', python, isHere('python3', '--version', 'what Python makes of our certificates')],
  ['Java', java, isHere('java', '-version', 'what Java makes of our certificates')],
] as const)('%s', (_, client, isThere) => {
  it.runIf(isThere)(
    'trusts what it is to, and no forgery, and nothing without the root',
    async () => {
      const all = { ...honest, ...forged };
      const [mine, others] = await client(Object.values(all), [trust, other]);
      expect(verdictsOf(all, mine)).toEqual({ ...allTrusted(), ...allRefused(forged) });
      expect(verdictsOf(all, others)).toEqual(allRefused(all));
    },
  );
});

const hasCertutil = isLinux && isHere('certutil', '-H', 'what Chromium makes of our certificates');

// By the machine's own clock, which Chromium has then, certificates begin too late.
describe.skipIf(isClockFaked)('Chromium', () => {
  it.runIf(hasCertutil)('trusts what it is to, and no forgery', async ({ skip }) => {
    const all = { ...honest, ...forged };
    const said = await chromium('clients.test.ts', Object.values(all), trust);
    if (said === undefined) return skip();
    expect(verdictsOf(all, said)).toEqual({ ...allTrusted(), ...allRefused(forged) });
  });
});
