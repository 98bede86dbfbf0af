import { eachPerson } from '../../admin/people.ts';
import { route } from '../route.ts';
import { PersonList } from './person.ts';

export const listPeopleRoute = route({
  method: 'GET',
  path: '/pages/{page}/people',
  id: 'listPeople',
  summary: 'List the people of a Page',
  output: PersonList,
  handle: async (deps, { page }) => ({ data: await eachPerson(deps, page) }),
});
