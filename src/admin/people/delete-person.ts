import { deletePerson } from '../../store/page/commands/delete-person.ts';
import { Deleted, deleteOfPage } from '../deletion.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { personNamed } from '../people.ts';
import { person } from './person.ts';

export const deletePersonOperation = operation({
  id: 'deletePerson',
  words: 'Delete a person, with all conversations that the person takes part in',
  http: 'DELETE /pages/{page}/people/{person}',
  takes: { page, person },
  gives: Deleted,
  run: (deps, { page, person }) =>
    deleteOfPage(deps, page, async (tx, { no }) => {
      const row = await personNamed(tx.pageReader(no).people, person);
      await deletePerson(tx, no, row.no, deps.clock.now());
      return row.id;
    }),
  command: 'person delete <person>',
  examples: ['person delete "Grace Hopper" --page "My Page" --yes'],
  says: ({ id }) => `The person ${id} is deleted.`,
  asks: ({ person }) =>
    `This deletes "${person}" and all conversations that the person takes part in.`,
});
