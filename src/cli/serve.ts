import type { Command } from 'commander';
import { readServerConfig } from '../config/config.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { asOfMistake } from '../graph/declare/calendar.ts';
import { VERSIONS } from '../graph/declare/versions.ts';
import { examples, serverCommand } from './options.ts';
import { placeOf, sayWhichStore } from './place.ts';
import { serveStore } from './serve-store.ts';

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
        'serve --seed store.yaml',
        'serve --log',
        'serve --port 0 --json',
      ),
    )
    .action(serve);
}

async function serve(flags: StoreFlags): Promise<void> {
  const place = await placeOf(flags);
  const config = readServerConfig(place.layers, VERSIONS, asOfMistake);
  sayWhichStore(place, config.json);
  const loginDialog = config.loginDialog ? 'key' : undefined;
  await serveStore(place, config, { allowTo: config.allowTo, loginDialog, data: flags.data });
}
