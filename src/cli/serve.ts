import { styleText } from 'node:util';
import type { Command } from 'commander';
import { readServerConfig } from '../config/config.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { VERSIONS } from '../graph/declare/versions.ts';
import { copyable } from '../house/copyable.ts';
import type { House } from '../house/house.ts';
import { type Listening, listen } from '../house/listen.ts';
import { collectEarly, keepYoungSmall } from './heap.ts';
import { openPlace } from './open-store.ts';
import { examples, serverCommand } from './options.ts';
import { print } from './output.ts';
import { placeOf, sayWhichStore } from './place.ts';
import { serverLog } from './request-lines.ts';
import { untilStopped } from './until-stopped.ts';

/** `convograph serve`: a store without the demo. */
export function serveCommand(): Command {
  return serverCommand('serve', 'Serve a store, made empty if there is none')
    .addHelpText(
      'after',
      examples(
        'serve',
        'serve --port 8080 --host 0.0.0.0 --data /var/lib/convograph',
        'serve --public-url https://graph.example.com --trust-proxy 10.0.0.0/8',
        'serve --login-dialog --port 8080',
        'serve --instagram-host instagram.localhost',
        'serve --log',
        'serve --port 0 --json',
      ),
    )
    .action(serve);
}

async function serve(flags: StoreFlags): Promise<void> {
  const place = await placeOf(flags);
  const config = readServerConfig(place.layers, VERSIONS);
  const { json } = config;
  sayWhichStore(place, json);
  const house = await openPlace(place, config.allowTo);
  const log = await serverLog(config.log, flags.data);
  const options = {
    ...config,
    loginDialog: config.loginDialog ? ('key' as const) : undefined,
    logRequest: log.request,
    data: flags.data,
  };
  const listening = await listen(house, options, log.fault).catch(async (error: unknown) => {
    await house.close();
    throw error;
  });
  const ready = { url: listening.url, control_key: house.controlKey };
  const text = await welcome(listening, house, config.loginDialog, flags.data);
  // Before the line is out: whoever reads it may send a signal at once.
  const stopped = untilStopped(listening, house);
  keepYoungSmall();
  collectEarly();
  print({ json }, ready, text);
  await stopped;
}

async function welcome(
  { url }: Listening,
  { dataDir, store, controlKey }: House,
  loginDialog: boolean,
  data: string | undefined,
): Promise<string> {
  const lines = [
    '',
    styleText('bold', `  Open at ${url}`),
    `  It serves ${dataDir}. Ctrl+C stops it.`,
    ...(loginDialog
      ? ['  Apps log people in at /dialog/oauth, which asks for the key below.']
      : []),
    '  The control key opens /_convograph/v1, as Authorization: Bearer:',
    `  ${controlKey}`,
    '',
  ];
  if ((await store.directory.pages.after(0, 1)).length === 0) {
    lines.push(
      '  There is no Page in it yet. In another terminal:',
      `  ${copyable('app create --name "My app"', data)}`,
      `  ${copyable('page create --name "My Page"', data)}`,
      `  ${copyable('token create --page "My Page"', data)}`,
      '',
    );
  }
  return lines.join('\n');
}
