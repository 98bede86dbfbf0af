import type { Command } from 'commander';
import { changePage, createPage, listPages, type PageChanges, pageInfo } from '../admin/pages.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { copyable } from '../house/copyable.ts';
import { WrongUse } from '../house/failure.ts';
import type { PageRow } from '../store/directory.ts';
import { commandGroup, examples, storeCommand, switchOf } from './options.ts';
import { print, printList } from './output.ts';
import { withHouse, withNewHouse } from './with-house.ts';

interface CreateFlags extends StoreFlags {
  readonly name: string;
  readonly instagram?: string;
  readonly mode?: string;
  readonly limits?: string;
}

interface SetFlags extends StoreFlags {
  readonly instagram?: string;
  readonly mode?: string;
  readonly limits?: string;
  readonly defaultApp?: string;
  readonly refuse?: string;
  readonly messageAccess?: string;
}

/** `convograph page`: Pages and their settings. */
export function pageCommand(): Command {
  const withSettings = (command: Command) =>
    command
      .option('--instagram <username>', 'Instagram account that is linked to the Page')
      .option(
        '--mode <mode>',
        'archive, or strict as Meta: the newest 20 messages of a conversation alone, no Instagram requests idle for 30 days, app review counts, /{ig-id}/conversations is refused (3)',
      )
      .option('--limits <on|off>', 'on: calls over the rate limits of Meta are refused');
  return commandGroup(
    'page',
    'Create, change and list Pages',
    'page create --name "My Page" --instagram my.page',
    'page list',
  )
    .addCommand(
      withSettings(
        storeCommand('create', 'Create a Page').requiredOption('--name <name>', 'name of the Page'),
      )
        .addHelpText(
          'after',
          examples(
            'page create --name "My Page"',
            'page create --name "My Page" --instagram my.page --mode strict --limits on',
          ),
        )
        .action(create),
    )
    .addCommand(
      withSettings(storeCommand('set', 'Change the settings of a Page'))
        .argument('<page>', 'id, Instagram id or exact name of the Page')
        .option('--default-app <app>', 'app (id or name) of unowned conversations, or off')
        .option('--message-access <on|off>', '"Allow access to messages" of the Instagram account')
        .option('--refuse <code>', 'refuse every read with 368, 613 or 80006, or off')
        .addHelpText(
          'after',
          examples(
            'page set "My Page" --instagram my.page',
            'page set 104823659172034 --mode archive --default-app "My app"',
            'page set "My Page" --message-access off',
            'page set "My Page" --refuse 613',
            'page set "My Page" --refuse off',
          ),
        )
        .action(set),
    )
    .addCommand(
      storeCommand('list', 'List the Pages')
        .addHelpText('after', examples('page list', 'page list --json'))
        .action(list),
    );
}

const create = (flags: CreateFlags): Promise<void> =>
  withNewHouse(flags, async (house) => {
    const { name, instagram, mode, limits } = flags;
    const account = instagram === undefined ? undefined : { username: instagram };
    const page = await createPage(house, { name, instagram: account, mode, limits });
    print(flags, idsOf(page), `Page "${page.name}" is there: ${described(page)}`);
  });

async function set(page: string, flags: SetFlags): Promise<void> {
  const changes = changesOf(flags);
  if (Object.keys(changes).length === 0) {
    throw new WrongUse(
      'Say what to change: --instagram, --mode, --limits, --default-app, --message-access or --refuse.',
    );
  }
  await withHouse(flags, async (house) => {
    const row = await changePage(house, page, changes);
    print(flags, idsOf(row), `Page "${row.name}" now: ${described(row)}`);
  });
}

const list = (flags: StoreFlags): Promise<void> =>
  withHouse(flags, async (house) => {
    const rows = (await listPages(house)).map(pageInfo);
    await printList(
      flags,
      rows,
      {
        ID: (row) => row.id,
        NAME: (row) => row.name,
        'INSTAGRAM ID': (row) => row.instagram_id,
        USERNAME: (row) => row.instagram_username,
        MODE: (row) => row.mode,
        LIMITS: (row) => row.limits,
        'DEFAULT APP': (row) => row.default_app,
        'MESSAGE ACCESS': (row) => row.message_access,
        REFUSES: (row) => row.refuse?.toString(),
      },
      `There is no Page yet: \`${copyable('page create --name NAME', flags.data)}\` makes one.`,
    );
  });

function changesOf(flags: SetFlags): PageChanges {
  const { instagram, mode, limits, defaultApp, refuse, messageAccess } = flags;
  return {
    ...(instagram !== undefined && { instagram: { username: instagram } }),
    ...(mode !== undefined && { mode }),
    ...(limits !== undefined && { limits }),
    ...(defaultApp !== undefined && { defaultApp: orOff(defaultApp) }),
    ...(refuse !== undefined && { refuse: codeOf(refuse) }),
    ...(messageAccess !== undefined && {
      messageAccess: switchOf('--message-access', messageAccess, 'on', 'off'),
    }),
  };
}

const orOff = (text: string): string | undefined => (text === 'off' ? undefined : text);

function codeOf(text: string): number | undefined {
  if (text === 'off' || /^\d{1,6}$/.test(text)) return text === 'off' ? undefined : Number(text);
  throw new WrongUse(`--refuse must be 368, 613, 80006 or off, and is "${text}".`);
}

const idsOf = ({ id, name, instagramId }: PageRow) => ({
  id,
  name,
  ...(instagramId !== undefined && { instagram_id: instagramId }),
});

function described(page: PageRow): string {
  const { id, instagramId, instagramUsername, mode, limits, defaultApp, refuse } = page;
  return [
    `id ${id}`,
    instagramId && `Instagram @${instagramUsername} ${instagramId}`,
    `mode ${mode}`,
    `limits ${limits}`,
    defaultApp && `default app ${defaultApp}`,
    !page.messageAccess && 'no access to the messages on Instagram',
    refuse && `every read is refused with ${refuse}`,
  ]
    .filter(Boolean)
    .join(', ');
}
