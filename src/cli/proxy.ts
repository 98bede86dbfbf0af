import { styleText } from 'node:util';
import type { Command } from 'commander';
import { META_HOSTS } from '../base/meta-hosts.ts';
import { systemScheduler } from '../base/scheduler.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { copyable, shellWord } from '../house/copyable.ts';
import { WrongUse } from '../house/failure.ts';
import { listenFailure } from '../house/listen.ts';
import { createProxy, type MetaProxy } from '../proxy/proxy.ts';
import { answeringAt } from './answering-at.ts';
import { serverOf } from './ask-server.ts';
import { certificatesOf } from './ca/certificates-of.ts';
import { examples, storeCommand } from './options.ts';
import { print } from './output.ts';
import { placeOf } from './place.ts';
import { untilStopped } from './until-stopped.ts';

interface ProxyFlags extends StoreFlags {
  readonly to?: string;
  readonly port?: string;
  readonly tunnelOthers?: boolean;
}

/** The port beside the server's. */
const PORT = '4005';
const HOST = '127.0.0.1';

/** `convograph proxy`: what brings calls of Meta's hosts to a server. */
export function proxyCommand(): Command {
  return storeCommand('proxy', "Bring calls of Meta's hosts to a server, as an HTTP proxy")
    .option('--to <url>', 'where the server listens (default: this machine, at its port)')
    .option('--port <n>', `port to listen on, 0 for any free one (default: ${PORT})`)
    .option('--tunnel-others', 'lead to ports 80 and 443 of other hosts too, at public addresses')
    .addHelpText(
      'after',
      `${examples(
        'proxy',
        'proxy --to http://127.0.0.1:4004 --port 0',
        'proxy --tunnel-others',
        'proxy --json',
      )}\n\nIt listens on this machine alone. \`run\` starts one for a program, and sets what that needs.`,
    )
    .action(proxy);
}

async function proxy({ port: typed = PORT, to, tunnelOthers = false, ...flags }: ProxyFlags) {
  const asked = portOf(typed);
  const place = await placeOf(flags);
  const certificates = await certificatesOf(place, flags.json === true);
  const server = await answeringAt(to ?? (await serverOf(flags)), place.dataDir);
  const opened = createProxy({
    ...{ upstream: new URL(server), certificates, tunnelOthers },
    scheduler: systemScheduler,
    note: (sentence) => void process.stderr.write(`${sentence}\n`),
  });
  const url = `http://${HOST}:${await bound(opened, asked)}`;
  const files = { root: certificates.rootFile, bundle: await certificates.bundleFile() };
  const object = {
    ...{ url, server, root_file: files.root, bundle_file: files.bundle },
    ...{ tunnel_others: tunnelOthers, hosts: META_HOSTS.map(({ name }) => name) },
  };
  // Before the line is out: whoever reads it may send a signal at once.
  const stopped = untilStopped(opened);
  print(flags, object, text(url, server, files, { tunnelOthers, data: flags.data }));
  await stopped;
}

/** @throws WrongUse */
function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new WrongUse(`--port must be a number from 0 to 65535, and is "${text}".`);
}

/** The port that it listens on then. @throws Failure where it cannot */
async function bound(opened: MetaProxy, port: number): Promise<number> {
  try {
    return (await opened.listen(port, HOST)).port;
  } catch (error) {
    throw listenFailure(error, port, HOST) ?? error;
  }
}

function text(
  url: string,
  server: string,
  files: { readonly root: string; readonly bundle: string },
  { tunnelOthers, data }: { readonly tunnelOthers: boolean; readonly data: string | undefined },
): string {
  const [root, bundle] = [shellWord(files.root), shellWord(files.bundle)];
  const others = tunnelOthers ? 'other hosts to themselves' : 'no other host anywhere';
  return [
    '',
    styleText('bold', `  Proxy at ${url}`),
    `  It leads calls of Meta's hosts to ${server}, and ${others}. Ctrl+C stops it.`,
    '',
    '  What a program needs to come by it, in the shell that starts it:',
    `  export HTTPS_PROXY=${url} HTTP_PROXY=${url} NO_PROXY=localhost,127.0.0.1,::1`,
    `  export https_proxy=$HTTPS_PROXY http_proxy=$HTTP_PROXY no_proxy=$NO_PROXY`,
    `  export NODE_USE_ENV_PROXY=1 NODE_EXTRA_CA_CERTS=${root}`,
    `  export SSL_CERT_FILE=${bundle} REQUESTS_CA_BUNDLE=${bundle}`,
    '',
    '  One call:',
    `  curl --proxy ${url} --cacert ${root} "https://graph.facebook.com/v26.0/me?access_token=TOKEN"`,
    '',
    '  All of that set for one program, other hosts called as ever:',
    `  ${copyable('run -- node bot.js', data)}`,
    '',
  ].join('\n');
}
