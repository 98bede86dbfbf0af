import { execFile, execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { chromiumFor } from '../support/browser.ts';
import type { Site } from './thief.ts';

/** What has a client trust a root: as PEM, and as PKCS12 for Java. */
export interface Trust {
  readonly rootFile: string;
  readonly trustStore: string;
}

/** Whether a client takes each site for what it says, with each trust: `trusted`, or why it does not. */
export type Client = (sites: readonly Site[], trusts: readonly Trust[]) => Promise<string[][]>;

const withEach =
  (client: (sites: readonly Site[], trust: Trust) => Promise<string[]>): Client =>
  (sites, trusts) =>
    Promise.all(trusts.map((trust) => client(sites, trust)));

const run = promisify(execFile);
const TRUSTED = 'trusted';

/** In a process of its own, as its users have it: what other tests of this thread replace is not in the way. */
const NODE = `
const { connect } = require('node:tls');
const [ca, sites] = [require('node:fs').readFileSync(process.argv[1]), JSON.parse(process.argv[2])];
const verdict = ({ name, address: host, port }) =>
  new Promise((resolve) => {
    const servername = name === host ? {} : { servername: name };
    const socket = connect({ host, port, ca, ...servername }, () => {
      socket.destroy();
      resolve('${TRUSTED}');
    });
    socket.on('error', ({ message }) => resolve(message));
  });
Promise.all(sites.map(verdict)).then((all) => console.log(JSON.stringify(all)));
`;

export const node = withEach(async (sites, { rootFile }) => {
  const { stdout } = await run(process.execPath, ['-e', NODE, rootFile, JSON.stringify(sites)]);
  return JSON.parse(stdout) as string[];
});

export const curl = withEach((sites, { rootFile }) =>
  Promise.all(
    sites.map(async ({ name, address, port }) => {
      const to = ['--connect-to', `::${address}:${port}`, `https://${name}/`];
      try {
        await run('curl', ['-sS', '--cacert', rootFile, ...to]);
        return TRUSTED;
      } catch (error) {
        return (error as { stderr: string }).stderr;
      }
    }),
  ),
);

/** As 3.13 does it by default. */
const PYTHON = `
import json, socket, ssl, sys
context = ssl.create_default_context(cafile=sys.argv[1])
context.verify_flags |= ssl.VERIFY_X509_STRICT | getattr(ssl, 'VERIFY_X509_PARTIAL_CHAIN', 0x80000)
def verdict(site):
    try:
        with socket.create_connection((site['address'], site['port'])) as plain:
            with context.wrap_socket(plain, server_hostname=site['name']):
                return '${TRUSTED}'
    except ssl.SSLError as error:
        return str(error)
print(json.dumps([verdict(site) for site in json.loads(sys.argv[2])]))
`;

export const python = withEach(async (sites, { rootFile }) => {
  const { stdout } = await run('python3', ['-c', PYTHON, rootFile, JSON.stringify(sites)]);
  return JSON.parse(stdout) as string[];
});

const JAVA = `
import java.io.*;
import java.net.*;
import java.security.KeyStore;
import javax.net.ssl.*;
public class Sites {
  public static void main(String[] args) throws Exception {
    for (String store : args[0].split("\\n"))
      for (String site : args[1].split("\\n"))
        System.out.println(verdict(factory(store), site.split(" ")));
  }
  static SSLSocketFactory factory(String file) throws Exception {
    KeyStore store = KeyStore.getInstance(new File(file), "changeit".toCharArray());
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }
  static String verdict(SSLSocketFactory factory, String[] site) throws Exception {
    Socket plain = new Socket(site[1], Integer.parseInt(site[2]));
    try (SSLSocket socket = (SSLSocket) factory.createSocket(plain, site[0], 443, true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return "${TRUSTED}";
    } catch (SSLException error) {
      return error.getMessage().replace("\\n", " ");
    }
  }
}
`;

export const java: Client = async (sites, trusts) => {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-java-'));
  const file = join(folder, 'Sites.java');
  try {
    appendFileSync(file, JAVA);
    const stores = trusts.map(({ trustStore }) => trustStore).join('\n');
    const args = sites.map(({ name, address, port }) => `${name} ${address} ${port}`).join('\n');
    // Quicker than the best that it can compile to; it leaves no files of its own.
    const flags = ['-XX:TieredStopAtLevel=1', '-XX:-UsePerfData', '-Xshare:auto'];
    const { stdout } = await run('java', [...flags, file, stores, args]);
    const said = stdout.trimEnd().split('\n');
    return trusts.map((_, i) => said.slice(i * sites.length, (i + 1) * sites.length));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Chromium reads the roots of whoever runs it from the database of NSS in his home folder. */
export async function chromium(
  file: string,
  sites: readonly Site[],
  { rootFile }: Trust,
): Promise<string[] | undefined> {
  const home = mkdtempSync(join(tmpdir(), 'convograph-home-'));
  const database = join(home, '.pki', 'nssdb');
  mkdirSync(database, { recursive: true });
  const certutil = (...args: string[]) =>
    execFileSync('certutil', ['-d', `sql:${database}`, ...args]);
  certutil('-N', '--empty-password');
  certutil('-A', '-t', 'C,,', '-n', 'root', '-i', rootFile);
  const rules = sites.map(({ name, address, port }) => `MAP ${name} ${address}:${port}`).join(',');
  const browser = await chromiumFor(file, { HOME: home }, [`--host-resolver-rules=${rules}`]);
  try {
    if (!browser) return undefined;
    const verdicts: string[] = [];
    for (const { name } of sites) {
      const page = await browser.newPage();
      const visit = page.goto(`https://${name}/`).then(
        () => TRUSTED,
        ({ message }: Error) => message,
      );
      verdicts.push(await visit);
    }
    return verdicts;
  } finally {
    await browser?.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Whether a program is there; the run says in one line at its end what did not run for want of it. */
export function isHere(program: string, version: string, what: string): boolean {
  try {
    execFileSync(program, [version], { stdio: 'ignore' });
    return true;
  } catch (error) {
    // What is there may find fault with what it is asked.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return true;
    appendFileSync(inject('missed'), `There is no ${program} here: ${what} did not run.\n`);
    return false;
  }
}
