import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { META_HOSTS } from '../../base/meta-hosts.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import type { Variables } from '../../config/env.ts';
import { certificatesIn } from '../../house/certificates-in.ts';
import { WrongUse } from '../../house/failure.ts';
import { createProxy } from '../../proxy/proxy.ts';
import { createRelay } from '../../proxy/relay.ts';
import { placeOf, type StorePlace, sayWhichStore } from '../place.ts';
import { nodeHook, runtimeFiles } from '../runtime-files.ts';
import { programEnvironment } from './environment.ts';
import { remarksOn } from './remarks.ts';
import { type RunFlags, startingFlags } from './run-flags.ts';
import { type Serving, servingOf } from './serving.ts';
import { servingElsewhere } from './serving-elsewhere.ts';
import { tell } from './tell.ts';

/** What a program is run with, open: a server, the proxy before it, and an environment that leads there. */
export interface OpenWay {
  readonly env: Record<string, string>;
  /** What a person is told before the program starts. */
  readonly lines: readonly string[];
  /** How many calls have come so far; of Node's, that went past the proxy, connections. */
  readonly calls: () => number;
  /** The address of the guide. */
  readonly guide: string;
  close(): Promise<void>;
}

/**
 * Opens the way to a Convograph for a program.
 * @param env the environment that it would have without it
 * @throws WrongUse, Failure, ConfigError and whatever else stands in the way
 */
export async function openWay(flags: RunFlags, env: Variables): Promise<OpenWay> {
  const place = await placeOf(flags);
  const closing: (() => unknown)[] = [];
  const close = (): Promise<void> => closed(closing.splice(0).reverse());
  try {
    const serving = await servingFor(place, flags);
    closing.push(serving.close);
    return await wayTo(serving, place, env, closing, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** How long each may take to close, in ms. */
const CLOSING = 10_000;

/** Closes one after another; none keeps the others from it. */
async function closed(closing: readonly (() => unknown)[]): Promise<void> {
  for (const each of closing) {
    const done = new AbortController();
    // The sleep keeps the process alive as well: a program has ended, and nothing else may do so.
    await Promise.race([each(), systemScheduler.sleep(CLOSING, done.signal)]);
    done.abort();
  }
}

async function servingFor(place: StorePlace, flags: RunFlags): Promise<Serving> {
  const { to } = flags;
  if (to === undefined) {
    sayWhichStore(place, false);
    return servingOf(place, flags);
  }
  const [other] = startingFlags(flags);
  if (other) throw new WrongUse(`${other} is for a server that is started here: not with --to.`);
  return servingElsewhere(to);
}

async function wayTo(
  { url, dataDir, lines }: Serving,
  place: StorePlace,
  env: Variables,
  closing: (() => unknown)[],
  close: () => Promise<void>,
): Promise<OpenWay> {
  const certificates = await certificatesIn(certificatesHome(place, closing), tell);
  const upstream = new URL(url);
  const credential = randomBytes(24).toString('base64url');
  const guide = `${url}/_convograph/docs/guides/run`;
  const proxy = createProxy({
    ...{ upstream, certificates, credential },
    scheduler: systemScheduler,
    note: (sentence) => tell(`${sentence} See ${guide}`),
  });
  const { port } = await proxy.listen(0);
  closing.push(() => proxy.close());
  const relay = createRelay(upstream, systemScheduler);
  closing.push(() => relay.close());
  const [bundle, trustStore, server] = await Promise.all([
    certificates.bundleFile(),
    certificates.trustStoreFile(),
    relay.listen(),
  ]);
  return {
    env: programEnvironment(env, {
      server,
      dataDir,
      database: dataDir === undefined ? undefined : place.database,
      mediaDir: dataDir === undefined ? undefined : place.mediaDir,
      proxy: new URL(`http://run:${credential}@127.0.0.1:${port}`),
      rootFile: certificates.rootFile,
      bundle,
      trustStore,
      hosts: META_HOSTS.map(({ name }) => name),
      hook: nodeHook(),
      files: runtimeFiles(),
    }),
    lines: [...lines, ...remarksOn(env)],
    calls: () => proxy.calls + relay.connections,
    guide,
    close,
  };
}

/** Where the certificates are kept: by the store, or where there is none here in what is taken away again. */
function certificatesHome({ dataDir, isThere }: StorePlace, closing: (() => unknown)[]): string {
  if (isThere) return dataDir;
  const folder = mkdtempSync(join(tmpdir(), 'convograph-run-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  // Also where the process ends in another way, but for SIGKILL.
  process.once('exit', remove);
  closing.push(() => {
    process.off('exit', remove);
    remove();
  });
  return folder;
}
