import { delimiter } from 'node:path';
import type { Variables } from '../../config/env.ts';
import { noProxy } from './no-proxy.ts';
import { javaWord, nodeWord } from './quoted-word.ts';

/** What a program needs to be told, to come here with its calls of Meta's hosts. */
export interface Way {
  /** Where the server answers over plain HTTP. */
  readonly server: string;
  /** The directory of its store, for commands that the program itself types. */
  readonly dataDir?: string | undefined;
  /** Address of the database of its rows. */
  readonly database?: string | undefined;
  /** Folder of its media, where one was named. */
  readonly mediaDir?: string | undefined;
  /** The proxy, with its credential. */
  readonly proxy: URL;
  /** The file of our root. */
  readonly rootFile: string;
  /** That of the machine's roots, which are those of the variables below too, and ours. */
  readonly bundle: string;
  /** The same for Java. */
  readonly trustStore: { readonly path: string; readonly password: string };
  /** Hosts that Java's calls go to the proxy of. */
  readonly hosts: readonly string[];
  /** The file of the import hook. */
  readonly hook: string;
  readonly files: RuntimeFiles;
}

/** Files of ours that runtimes load, by absolute path. */
export interface RuntimeFiles {
  /** The folder of an ini file, which names what is run before a script. */
  readonly phpFolder: string;
  readonly phpPrepend: string;
  readonly javaAgent: string;
}

/**
 * The variables that name a file of roots: `replace` those of a program in place of its own, `add` to
 * them (decisions/0117).
 */
const CA_FILES = {
  // OpenSSL, and with it Python's ssl, Ruby, .NET; Go and others read it too.
  SSL_CERT_FILE: 'replace',
  REQUESTS_CA_BUNDLE: 'replace',
  CURL_CA_BUNDLE: 'replace',
  // Node, and Bun.
  NODE_EXTRA_CA_CERTS: 'add',
  DENO_CERT: 'add',
} as const;

const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY'] as const;

/**
 * The environment of a program that is to come here. What was set in it is kept: lists and options are
 * added to, and only what can have one value is replaced.
 */
export function programEnvironment(before: Variables, way: Way): Record<string, string> {
  const kept = Object.entries(before).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  const exempt = noProxy([before.NO_PROXY, before.no_proxy].filter(Boolean).join(','));
  // Ruby knows the lower-case name alone, others the upper-case one.
  const proxies = PROXIES.flatMap((name) => [
    [name, way.proxy.href],
    [name.toLowerCase(), way.proxy.href],
  ]);
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(proxies),
    NO_PROXY: exempt,
    no_proxy: exempt,
    ...caVariables(before, way),
    CONVOGRAPH_URL: way.server,
    ...(way.dataDir !== undefined && { CONVOGRAPH_DATA: way.dataDir }),
    ...(way.database !== undefined && { CONVOGRAPH_STORE: way.database }),
    ...(way.mediaDir !== undefined && { CONVOGRAPH_MEDIA: way.mediaDir }),
    NODE_USE_ENV_PROXY: '1',
    ...nodeOptions(before.NODE_OPTIONS, way),
    JAVA_TOOL_OPTIONS: javaOptions(before.JAVA_TOOL_OPTIONS, way),
    ...phpVariables(before.PHP_INI_SCAN_DIR, way),
  };
}

/** Where a variable named roots to add, these and ours are to be. */
const caVariables = (before: Variables, { rootFile, bundle }: Way) =>
  Object.fromEntries(
    Object.entries(CA_FILES).map(([name, kind]) => [
      name,
      kind === 'add' && !before[name] ? rootFile : bundle,
    ]),
  );

function nodeOptions(before = '', { hook }: Way) {
  // Every Node knows -r, for modules and workers too; below 18.18 none may be told --import so.
  const words = `-r ${nodeWord(hook)}`;
  // A run within a run: the hook is there.
  if (before.includes(words)) return {};
  return { NODE_OPTIONS: [before, words].filter(Boolean).join(' ') };
}

/**
 * Java asks a proxy by what its agent says: properties would send every host there, and there is none
 * for a credential. A trust store of the person's own stays, with its kind and password.
 */
function javaOptions(before = '', { trustStore, hosts, files, proxy }: Way): string {
  const agent = `-javaagent:${files.javaAgent}=${[proxy.port, ...hosts].join(',')}`;
  const trust = [
    `-Djavax.net.ssl.trustStore=${trustStore.path}`,
    `-Djavax.net.ssl.trustStorePassword=${trustStore.password}`,
    '-Djavax.net.ssl.trustStoreType=PKCS12',
  ];
  const words = [agent, ...(namesTrustStore(before) ? [] : trust)].map(javaWord);
  return [before, ...words].filter(Boolean).join(' ');
}

/** Whether options of Java name a trust store. */
export const namesTrustStore = (options = ''): boolean =>
  options.includes('-Djavax.net.ssl.trustStore=');

/** An empty entry of the list stands for the folder that PHP was built with, an empty list for none. */
const phpVariables = (before: string | undefined, { files, bundle, proxy }: Way) => ({
  PHP_INI_SCAN_DIR:
    before === '' ? files.phpFolder : [before ?? '', files.phpFolder].join(delimiter),
  CONVOGRAPH_CA_BUNDLE: bundle,
  CONVOGRAPH_PROXY: proxy.href,
  CONVOGRAPH_PHP: files.phpPrepend,
});
