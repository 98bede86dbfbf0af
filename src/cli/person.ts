import type { Command } from 'commander';
import { createPerson, listPeople } from '../access/admin/people.ts';
import type { StoreFlags } from '../config/config.ts';
import { commandGroup, examples, storeCommand } from './options.ts';
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

/** `convograph person`: the people who write to Pages. */
export function personCommand(): Command {
  return commandGroup(
    'person',
    'Create and list people, who write to a Page',
    'person create --page "My Page" --name "Ada Okafor"',
    'person list --page "My Page"',
  )
    .addCommand(
      storeCommand('create', 'Create a person; the id is a PSID or an IGSID')
        .requiredOption('--page <page>', 'id, Instagram id or exact name of the Page')
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

const list = (flags: ListFlags): Promise<void> =>
  withHouse(flags, async (house) => {
    const people = await listPeople(house, flags.page);
    printList(
      flags,
      people.map(({ id, name, platform, username, pageId }) => ({
        id,
        name,
        platform,
        username,
        page_id: pageId,
      })),
      {
        PAGE: (person) => person.page_id,
        ID: (person) => person.id,
        NAME: (person) => person.name,
        PLATFORM: (person) => person.platform,
        USERNAME: (person) => person.username,
      },
      'There is nobody yet: see `person create`.',
    );
  });
