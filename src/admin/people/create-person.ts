import { PLATFORMS } from '../../store/page/platform.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { createPerson, shownPerson } from '../people.ts';
import { byDefault, chosenId, text, word } from '../schema.ts';
import { Person } from './person.ts';

export const createPersonOperation = operation({
  id: 'createPerson',
  words: 'Create a person who can write to a Page; the id is a PSID or an IGSID',
  http: 'POST /pages/{page}/people',
  status: 201,
  takes: {
    page,
    name: text('name of the person'),
    'id?': chosenId,
    platform: byDefault(
      word(PLATFORMS, PLATFORMS.join(' or '), { what: 'A platform is' }),
      'MESSENGER',
    ),
    'username?': text('on Instagram; made from the name when not given'),
  },
  gives: Person,
  run: async (deps, { page: pageId, ...input }) =>
    shownPerson(await createPerson(deps, { ...input, pageId })),
  command: 'person create',
  examples: [
    'person create --page "My Page" --name "Grace Hopper"',
    'person create --page "My Page" --name "Grace Hopper" --platform INSTAGRAM',
  ],
  prints: ['id', 'name'],
  says: ({ id, name, username }) =>
    `"${name}" is there: ${username ? `@${username} on Instagram, IGSID` : 'on Messenger, PSID'} ${id}`,
});
