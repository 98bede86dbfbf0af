import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { pageNamed } from '../pages.ts';
import { personNamed, shownPerson } from '../people.ts';
import { described, Person, person } from './person.ts';

export const showPersonOperation = operation({
  id: 'showPerson',
  words: 'Show a person',
  http: 'GET /pages/{page}/people/{person}',
  takes: { page, person },
  gives: Person,
  async run({ store, turn }, { page, person }) {
    const { no } = await pageNamed(store.directory, page);
    return shownPerson(await personNamed(store.page(no).people, person, turn));
  },
  command: 'person show <person>',
  examples: ['person show "Grace Hopper" --page "My Page"'],
  says: (person) => `"${person.name}" (${person.id}, ${person.platform}): ${described(person)}`,
});
