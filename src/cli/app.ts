import type { Command } from 'commander';
import { createApp, listApps, showApp } from '../access/admin/apps.ts';
import type { StoreFlags } from '../config/config.ts';
import { commandGroup, examples, storeCommand } from './options.ts';
import { print, printList } from './output.ts';
import { withHouse } from './with-house.ts';

interface CreateFlags extends StoreFlags {
  readonly name: string;
}

/** `convograph app`: apps, which tokens belong to. */
export function appCommand(): Command {
  return commandGroup('app', 'Create, show and list apps', 'app create --name "My app"', 'app list')
    .addCommand(
      storeCommand('create', 'Create an app')
        .requiredOption('--name <name>', 'name of the app')
        .addHelpText(
          'after',
          examples('app create --name "My app"', 'app create --name Bot --json'),
        )
        .action(create),
    )
    .addCommand(
      storeCommand('show', 'Show an app with its client token')
        .argument('<app>', 'id or exact name of an app')
        .addHelpText('after', examples('app show "My app"'))
        .action(show),
    )
    .addCommand(
      storeCommand('list', 'List the apps').addHelpText('after', examples('app list')).action(list),
    );
}

const create = (flags: CreateFlags): Promise<void> =>
  withHouse(flags, async (house) => {
    const app = await createApp(house, { name: flags.name });
    print(flags, app, `App "${app.name}" is there: id ${app.id}, secret ${app.secret}`);
  });

const show = (app: string, flags: StoreFlags): Promise<void> =>
  withHouse(flags, async (house) => {
    const shown = await showApp(house, app);
    print(flags, shown, `App "${shown.name}": id ${shown.id}, client token ${shown.client_token}`);
  });

const list = (flags: StoreFlags): Promise<void> =>
  withHouse(flags, async (house) => {
    const columns = {
      ID: ({ id }: { id: string }) => id,
      NAME: ({ name }: { name: string }) => name,
    };
    printList(flags, await listApps(house), columns, 'There is no app yet: see `app create`.');
  });
