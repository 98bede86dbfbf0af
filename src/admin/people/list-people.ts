import { operation } from '../operation.ts';
import { eachPerson } from '../people.ts';
import { text } from '../schema.ts';
import { PersonList } from './person.ts';

export const listPeopleOperation = operation({
  id: 'listPeople',
  words: 'List the people of a Page',
  http: 'GET /pages/{page}/people',
  takes: { 'page?': text('id, Instagram id or exact name of a Page (default: all)') },
  gives: PersonList,
  run: async (deps, { page }) => ({ data: await eachPerson(deps, page) }),
  command: 'person list',
  examples: ['person list', 'person list --page "My Page"'],
  says: () =>
    'There is nobody yet: `npx convograph person create --page PAGE --name NAME` makes one.',
  columns: {
    PAGE: 'page_id',
    ID: 'id',
    NAME: 'name',
    PLATFORM: 'platform',
    USERNAME: 'username',
    USER: 'user_id',
    CONSENT: 'consent',
  },
});
