import type { Command } from 'commander';
import { createUser, listUsers, type UserInfo } from '../admin/users.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { copyable } from '../house/copyable.ts';
import { commandGroup, examples, storeCommand, words } from './options.ts';
import { print, printList } from './output.ts';
import { setUserCommand } from './user-set.ts';
import { withHouse, withNewHouse } from './with-house.ts';

interface CreateFlags extends StoreFlags {
  readonly name: string;
  readonly page?: string;
  readonly tasks?: string;
  readonly email?: string;
}

/** `convograph user`: the people who work for Pages and hold user tokens. */
export function userCommand(): Command {
  return commandGroup(
    'user',
    'Create, change and list users, who work for Pages',
    'user create --name "Rosa Lind" --page "My Page" --tasks MESSAGING,MODERATE',
    'user set "Rosa Lind" --password-changed',
    'user list',
  )
    .addCommand(
      storeCommand('create', 'Create a user, with a role on a Page')
        .requiredOption('--name <name>', 'name of the user')
        .option('--page <page>', 'id, Instagram id or exact name of a Page: gives a role there')
        .option('--tasks <list>', 'tasks of that role (default: all)')
        .option('--email <address>', 'told to apps that hold the scope email')
        .addHelpText(
          'after',
          examples(
            'user create --name "Ada Lovelace" --page "My Page"',
            'user create --name "Ada Lovelace" --page "My Page" --tasks MESSAGING,MODERATE',
          ),
        )
        .action(create),
    )
    .addCommand(setUserCommand())
    .addCommand(
      storeCommand('list', 'List the users')
        .addHelpText('after', examples('user list'))
        .action(list),
    );
}

/** With a role on a Page it needs that Page, and so a store. */
const create = (flags: CreateFlags): Promise<void> =>
  (flags.page === undefined ? withNewHouse : withHouse)(flags, async (house) => {
    const { name, page: pageId, tasks, email } = flags;
    const user = await createUser(house, { name, pageId, tasks: words(tasks), email });
    print(flags, user, `User "${user.name}" is there: id ${user.id}`);
  });

const list = (flags: StoreFlags): Promise<void> =>
  withHouse(flags, async (house) => {
    await printList(
      flags,
      await listUsers(house),
      { ID: (user) => user.id, NAME: (user) => user.name, ROLES: rolesOf },
      `There is no user yet: \`${copyable('user create --name NAME', flags.data)}\` makes one.`,
    );
  });

const rolesOf = ({ roles }: UserInfo): string | undefined =>
  roles.map(({ page_id, tasks }) => `${page_id}: ${tasks.join(',')}`).join('; ') || undefined;
