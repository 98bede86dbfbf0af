import type { Command } from 'commander';
import { systemClock } from '../config/clock.ts';
import { readServerConfig, type ServerFlags } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { systemRandom } from '../config/random.ts';
import { VERSIONS } from '../graph/versions.ts';
import { copyable } from './copyable.ts';
import { collectEarly, keepYoungSmall } from './heap.ts';
import { type House, openHouse } from './house.ts';
import { type Listening, listen } from './listen.ts';
import { examples, serverCommand } from './options.ts';
import { print } from './output.ts';
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
        'serve --port 0 --json',
      ),
    )
    .option(
      '--login-dialog',
      'offer /dialog/oauth, which asks for the control key before it shows people',
    )
    .action(serve);
}

async function serve(flags: ServerFlags): Promise<void> {
  const config = readServerConfig(flags, readEnv(process.env), VERSIONS);
  const { dataDir, json } = config;
  const house = await openHouse({
    dataDir,
    clock: systemClock,
    random: systemRandom,
    env: process.env,
  });
  const listening = await listen(house, {
    ...config,
    loginDialog: config.loginDialog ? 'key' : undefined,
  }).catch(async (error: unknown) => {
    await house.close();
    throw error;
  });
  const ready = { url: listening.url, control_key: house.controlKey };
  const text = await welcome(listening, house, flags);
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
  { data, loginDialog }: ServerFlags,
): Promise<string> {
  const lines = [
    `Serving ${dataDir} at ${url} (Ctrl+C stops it).`,
    `Control key ${controlKey}, for /_convograph/v1 as Authorization: Bearer.`,
  ];
  if (loginDialog) lines.push('Apps log people in at /dialog/oauth, which asks for that key.');
  if ((await store.directory.pages()).length === 0) {
    lines.push(
      '',
      'There is no Page in it yet. In another terminal:',
      `  ${copyable('app create --name "My app"', data)}`,
      `  ${copyable('page create --name "My Page"', data)}`,
      `  ${copyable('token create --page "My Page"', data)}`,
    );
  }
  return lines.join('\n');
}
