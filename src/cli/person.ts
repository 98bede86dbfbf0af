import type { Command } from 'commander';
import {
  changePerson,
  createPerson,
  listPeople,
  type PersonChanges,
  shownPerson,
} from '../admin/people.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { copyable } from '../house/copyable.ts';
import { WrongUse } from '../house/failure.ts';
import { commandGroup, examples, storeCommand, switchOf } from './options.ts';
import { print, printList } from './output.ts';
import { withHouse } from './with-house.ts';

interface ListFlags extends StoreFlags {
  readonly page?: string;
}

interface CreateFlags extends StoreFlags {
  readonly page: string;
  readonly name: string;
  readonly platform: string;
}

interface SetFlags extends StoreFlags {
  readonly page: string;
  readonly name?: string;
  readonly user?: string;
  readonly consent?: string;
}

const PAGE = ['--page <page>', 'id, Instagram id or exact name of the Page'] as const;

/** `convograph person`: the people who write to Pages. */
export function personCommand(): Command {
  return commandGroup(
    'person',
    'Create, change and list people, who write to a Page',
    'person create --page "My Page" --name "Ada Okafor"',
    'person list --page "My Page"',
  )
    .addCommand(
      storeCommand('create', 'Create a person; the id is a PSID or an IGSID')
        .requiredOption(...PAGE)
        .requiredOption('--name <name>', 'name of the person')
        .option('--platform <platform>', 'MESSENGER or INSTAGRAM', 'MESSENGER')
        .addHelpText(
          'after',
          examples(
            'person create --page "My Page" --name "Grace Hopper"',
            'person create --page "My Page" --name "Grace Hopper" --platform INSTAGRAM',
          ),
        )
        .action(create),
    )
    .addCommand(
      storeCommand('set', 'Change what is known of a person')
        .argument('<person>', 'PSID, IGSID or exact name of the person')
        .requiredOption(...PAGE)
        .option('--name <name>', 'another name')
        .option('--user <user>', 'user (id or name) who this person is, or off: has roles on apps')
        .option('--consent <on|off>', 'on Instagram: whether the profile may be read')
        .addHelpText(
          'after',
          examples(
            'person set "Grace Hopper" --page "My Page" --user "Ada Lovelace"',
            'person set 5638640842939952 --page "My Page" --consent off',
          ),
        )
        .action(set),
    )
    .addCommand(
      storeCommand('list', 'List the people of a Page, or of all')
        .option('--page <page>', 'id, Instagram id or exact name of a Page (default: all)')
        .addHelpText('after', examples('person list', 'person list --page "My Page"'))
        .action(list),
    );
}

const create = (flags: CreateFlags): Promise<void> =>
  withHouse(flags, async (house) => {
    const { page: pageId, name, platform } = flags;
    const person = await createPerson(house, { pageId, name, platform });
    const { id, username } = person;
    const where = username ? `@${username} on Instagram, IGSID` : 'on Messenger, PSID';
    print(flags, { id, name: person.name }, `"${person.name}" is there: ${where} ${id}`);
  });

async function set(person: string, flags: SetFlags): Promise<void> {
  const { page, name, user, consent } = flags;
  const changes: PersonChanges = {
    ...(name !== undefined && { name }),
    ...(user !== undefined && { user: user === 'off' ? undefined : user }),
    ...(consent !== undefined && { consent: switchOf('--consent', consent, 'on', 'off') }),
  };
  if (Object.keys(changes).length === 0) {
    throw new WrongUse('Say what to change: --name, --user or --consent.');
  }
  await withHouse(flags, async (house) => {
    const changed = shownPerson(await changePerson(house, page, person, changes));
    const who = changed.user_id ? `is the user ${changed.user_id}` : 'is no user';
    const consents = `${changed.consent === 'on' ? 'lets' : 'does not let'} the profile be read`;
    print(flags, changed, `"${changed.name}" now: ${who}, ${consents}`);
  });
}

const list = (flags: ListFlags): Promise<void> =>
  withHouse(flags, async (house) => {
    const people = await listPeople(house, flags.page);
    await printList(
      flags,
      people,
      {
        PAGE: (person) => person.page_id,
        ID: (person) => person.id,
        NAME: (person) => person.name,
        PLATFORM: (person) => person.platform,
        USERNAME: (person) => person.username,
        USER: (person) => person.user_id,
        CONSENT: (person) => person.consent,
      },
      `There is nobody yet: \`${copyable('person create --page PAGE --name NAME', flags.data)}\` makes one.`,
    );
  });
