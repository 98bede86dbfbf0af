import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { META_HOSTS } from '../../src/base/meta-hosts.ts';
import { programEnvironment, type Way } from '../../src/cli/run/environment.ts';

const WAY: Way = {
  server: 'http://127.0.0.1:4005',
  proxy: new URL('http://run:secret@127.0.0.1:4006'),
  rootFile: '/tls/root.pem',
  bundle: '/tls/bundle.pem',
  trustStore: { path: '/tls/trust store.p12', password: 'changeit' },
  hosts: META_HOSTS.map(({ name }) => name),
  hook: '/a b/redirect.cjs',
  files: { phpFolder: '/php', phpPrepend: '/php/prepend.php', javaAgent: '/java/agent.jar' },
};

/** Variables that may be set otherwise, since they have one value. */
const REPLACED = [
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy', 'CONVOGRAPH_URL'],
  ...['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS', 'DENO_CERT'],
  ...['NODE_USE_ENV_PROXY', 'CONVOGRAPH_CA_BUNDLE', 'CONVOGRAPH_PROXY', 'CONVOGRAPH_PHP'],
];
const ADDED = ['NO_PROXY', 'no_proxy', 'NODE_OPTIONS', 'JAVA_TOOL_OPTIONS', 'PHP_INI_SCAN_DIR'];

const words = fc.string({ unit: 'grapheme-ascii', maxLength: 30 });
const environments = fc.dictionary(
  fc.oneof(
    fc.constantFrom(...REPLACED, ...ADDED, 'SSL_CERT_DIR', 'ALL_PROXY'),
    fc.string({ minLength: 1, maxLength: 10 }),
  ),
  words,
);
const hosts = fc.domain();

describe('the environment of a program', () => {
  it('keeps what was set', () => {
    fc.assert(
      fc.property(environments, (before) => {
        const env = programEnvironment(before, WAY);
        for (const [name, value] of Object.entries(before)) {
          if (REPLACED.includes(name)) continue;
          if (ADDED.includes(name)) expect(env[name]).toBeDefined();
          else expect(env[name]).toBe(value);
        }
      }),
    );
  });

  it('adds to options and folders behind what there is', () => {
    fc.assert(
      fc.property(words, (value) => {
        const before = { NODE_OPTIONS: value, JAVA_TOOL_OPTIONS: value, PHP_INI_SCAN_DIR: value };
        const env = programEnvironment(before, WAY);
        expect(env.NODE_OPTIONS).toBe(`${value && `${value} `}-r "/a b/redirect.cjs"`);
        expect(env.JAVA_TOOL_OPTIONS).toMatch(/(?:^| )-javaagent:\/java\/agent\.jar=4006,/);
        expect(env.JAVA_TOOL_OPTIONS?.startsWith(value && `${value} `)).toBe(true);
        expect(env.PHP_INI_SCAN_DIR).toBe(`${value && `${value}:`}/php`);
      }),
    );
  });

  it('has PHP read the folder that it was built with, where none was named', () => {
    expect(programEnvironment({}, WAY).PHP_INI_SCAN_DIR).toBe(':/php');
  });

  it('has PHP read no other folder, where it was told to read none', () => {
    expect(programEnvironment({ PHP_INI_SCAN_DIR: '' }, WAY).PHP_INI_SCAN_DIR).toBe('/php');
  });

  it('leaves Java the trust store that was named, with its password', () => {
    const JAVA_TOOL_OPTIONS = '-Djavax.net.ssl.trustStore=/mine.jks';
    const options = programEnvironment({ JAVA_TOOL_OPTIONS }, WAY).JAVA_TOOL_OPTIONS;
    expect(options?.match(/trustStore\w*=/g)).toEqual(['trustStore=']);
    const ours = programEnvironment({}, WAY).JAVA_TOOL_OPTIONS;
    expect(ours).toContain('"-Djavax.net.ssl.trustStore=/tls/trust store.p12"');
  });

  it('exempts this machine and the hosts that were exempt, each once', () => {
    fc.assert(
      fc.property(fc.array(hosts), fc.constantFrom(',', ', ', ' '), (names, between) => {
        const env = programEnvironment({ NO_PROXY: names.join(between) }, WAY);
        const exempt = env.NO_PROXY?.split(',') ?? [];
        expect(exempt).toEqual([...new Set([...names, 'localhost', '127.0.0.1', '::1'])]);
        expect(env.no_proxy).toBe(env.NO_PROXY);
      }),
    );
  });

  it('exempts none of Meta’s hosts, whatever was', () => {
    const forms = fc
      .tuple(fc.constantFrom(...WAY.hosts), fc.constantFrom('', '.', '*.', '*'), fc.nat(2))
      .map(([name, start, cut]) => start + name.split('.').slice(cut).join('.'));
    fc.assert(
      fc.property(fc.array(fc.oneof(forms, fc.constant('*'))), hosts, (entries, kept) => {
        const before = { no_proxy: [...entries, kept, 'graph.facebook.com:443'].join(',') };
        expect(programEnvironment(before, WAY).NO_PROXY).toBe(`${kept},localhost,127.0.0.1,::1`);
      }),
    );
  });

  it('names ours alone where a program adds roots to its own, and all where it had some to add', () => {
    expect(programEnvironment({}, WAY)).toMatchObject({
      NODE_EXTRA_CA_CERTS: '/tls/root.pem',
      SSL_CERT_FILE: '/tls/bundle.pem',
    });
    const before = { NODE_EXTRA_CA_CERTS: '/etc/corporate.pem' };
    expect(programEnvironment(before, WAY).NODE_EXTRA_CA_CERTS).toBe('/tls/bundle.pem');
  });

  it('brings the hook once to a run within a run', () => {
    const outer = programEnvironment({ NODE_OPTIONS: '--no-warnings' }, WAY);
    expect(programEnvironment(outer, WAY).NODE_OPTIONS).toBe(outer.NODE_OPTIONS);
  });
});
