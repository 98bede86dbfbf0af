import type { Command } from 'commander';
import { readServerConfig } from '../config/config.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { asOfMistake } from '../graph/declare/calendar.ts';
import { VERSIONS } from '../graph/declare/versions.ts';
import { WrongUse } from '../house/failure.ts';
import { examples, serverCommand } from './options.ts';
import { placeOf, type StorePlace, sayWhichStore } from './place.ts';
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
        'serve --workers 4 --store postgres://me@localhost/convograph',
      ),
    )
    .action(serve);
}

async function serve(flags: StoreFlags): Promise<void> {
  const place = await placeOf(flags);
  const config = readServerConfig(place.layers, VERSIONS, asOfMistake);
  const loginDialog = config.loginDialog ? 'key' : undefined;
  const serving = { allowTo: config.allowTo, loginDialog, data: flags.data } as const;
  if (config.workers > 1) {
    requireDatabase(place);
    const { isWorker, joinCrew } = await import('./workers/worker.ts');
    if (isWorker()) {
      const member = await joinCrew();
      // What it says on its way out it says before it is nobody's any more.
      await serveStore(place, config, { ...serving, member }).finally(() => member.leave());
      return;
    }
    const { Supervisor } = await import('./workers/supervise.ts');
    sayWhichStore(place, config.json);
    await new Supervisor(config.workers).run(config);
    return;
  }
  sayWhichStore(place, config.json);
  await serveStore(place, config, serving);
}

/** @throws WrongUse where the store is a file, which one process writes */
function requireDatabase({ database }: StorePlace): void {
  if (database !== undefined) return;
  throw new WrongUse(
    '--workers needs a store in PostgreSQL, since a file is served by one process: move it there with `npx convograph store copy` and name it with --store, or leave --workers out.',
  );
}
