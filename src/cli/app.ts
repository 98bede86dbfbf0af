import type { Command } from 'commander';
import { FEATURES } from '../access/scopes.ts';
import { type AppChanges, changeApp } from '../admin/app-settings.ts';
import { type AppInfo, createApp, listApps, showApp } from '../admin/apps.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { copyable } from '../house/copyable.ts';
import { WrongUse } from '../house/failure.ts';
import { commandGroup, examples, pairs, storeCommand, switchOf } from './options.ts';
import { print, printList } from './output.ts';
import { withHouse, withNewHouse } from './with-house.ts';

interface CreateFlags extends StoreFlags {
  readonly name: string;
}

interface SetFlags extends StoreFlags {
  readonly mode?: string;
  readonly access?: string;
  readonly role?: readonly string[];
  readonly verified?: string;
  readonly requireProof?: string;
  readonly redirectUri?: readonly string[];
}

/** `convograph app`: apps, which tokens belong to. */
export function appCommand(): Command {
  return commandGroup(
    'app',
    'Create, change, show and list apps',
    'app create --name "My app"',
    'app list',
  )
    .addCommand(
      storeCommand('create', 'Create an app')
        .requiredOption('--name <name>', 'name of the app')
        .addHelpText(
          'after',
          examples('app create --name "My app"', 'app create --name Bot --json'),
        )
        .action(create),
    )
    .addCommand(setCommand())
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

/** Collects what an option that may be given again was given. */
const again = (each: string, before: readonly string[] = []): string[] => [...before, each];

const setCommand = (): Command =>
  storeCommand('set', 'Change what app review, roles, proofs and logins ask of an app')
    .argument('<app>', 'id or exact name of the app')
    .option('--mode <mode>', 'development: it knows people with a role on it alone; or live')
    .option(
      '--access <list>',
      `scope=standard or scope=advanced, several by comma; also the feature ${FEATURES.join(', ')}`,
    )
    .option(
      '--role <user=role>',
      'administrator, developer, tester, analytics or none; may be given again',
      again,
    )
    .option('--verified <yes|no>', 'whether a verified business owns it: Instagram needs one')
    .option(
      '--require-proof <on|off>',
      'whether calls with Page and user tokens need an appsecret_proof',
    )
    .option(
      '--redirect-uri <url>',
      'where its login may lead back to, exactly; may be given again; off: nowhere',
      again,
    )
    .addHelpText(
      'after',
      `${examples(
        'app set "My app" --mode development --role "Ada Lovelace=tester"',
        'app set "My app" --access pages_messaging=standard,instagram_basic=advanced',
        'app set "My app" --verified no --require-proof on',
        'app set "My app" --redirect-uri http://localhost:3000/callback',
      )}\n\nMode, access and verification count on Pages in strict mode (see \`page set\`).`,
    )
    .action(set);

const create = (flags: CreateFlags): Promise<void> =>
  withNewHouse(flags, async (house) => {
    const app = await createApp(house, { name: flags.name });
    print(flags, app, `App "${app.name}" is there: id ${app.id}, secret ${app.secret}`);
  });

const show = (app: string, flags: StoreFlags): Promise<void> =>
  withHouse(flags, async (house) => {
    const shown = await showApp(house, app);
    print(flags, shown, `App "${shown.name}": id ${shown.id}, client token ${shown.client_token}`);
  });

async function set(app: string, flags: SetFlags): Promise<void> {
  const changes = changesOf(flags);
  if (Object.keys(changes).length === 0) {
    throw new WrongUse(
      'Say what to change: --mode, --access, --role, --verified, --require-proof or --redirect-uri.',
    );
  }
  await withHouse(flags, async (house) => {
    const info = await changeApp(house, app, changes);
    print(flags, info, `App "${info.name}" now: ${described(info)}`);
  });
}

function changesOf(flags: SetFlags): AppChanges {
  const { mode, access, role, verified, requireProof, redirectUri } = flags;
  return {
    ...(mode !== undefined && { mode }),
    ...(access !== undefined && { access: pairs('--access', access.split(',')) }),
    ...(role !== undefined && { roles: pairs('--role', role) }),
    ...(verified !== undefined && { verified: switchOf('--verified', verified, 'yes', 'no') }),
    ...(requireProof !== undefined && {
      requireProof: switchOf('--require-proof', requireProof, 'on', 'off'),
    }),
    ...(redirectUri && { redirectUris: redirectUri.filter((uri) => uri !== 'off') }),
  };
}

function described(app: AppInfo): string {
  const standard = app.standard_access.join(', ');
  return [
    `${app.mode} mode`,
    standard ? `standard access to ${standard}` : 'advanced access to everything',
    `business ${app.business_verified ? '' : 'not '}verified`,
    app.require_proof && 'every call needs an appsecret_proof',
    ...app.roles.map(({ user_id, role }) => `${user_id} is ${role}`),
    ...app.redirect_uris.map((uri) => `logins lead back to ${uri}`),
  ]
    .filter(Boolean)
    .join(', ');
}

const list = (flags: StoreFlags): Promise<void> =>
  withHouse(flags, async (house) => {
    const columns = {
      ID: ({ id }: AppInfo) => id,
      NAME: ({ name }: AppInfo) => name,
      MODE: ({ mode }: AppInfo) => mode,
      'STANDARD ACCESS': ({ standard_access: words }: AppInfo) => words.join(',') || undefined,
      VERIFIED: (app: AppInfo) => (app.business_verified ? 'yes' : 'no'),
      'NEEDS PROOF': (app: AppInfo) => (app.require_proof ? 'yes' : 'no'),
      ROLES: ({ roles }: AppInfo) =>
        roles.map(({ user_id, role }) => `${user_id}: ${role}`).join('; ') || undefined,
      'LOGINS LEAD TO': ({ redirect_uris: uris }: AppInfo) => uris.join(' ') || undefined,
    };
    await printList(
      flags,
      await listApps(house),
      columns,
      `There is no app yet: \`${copyable('app create --name NAME', flags.data)}\` makes one.`,
    );
  });
