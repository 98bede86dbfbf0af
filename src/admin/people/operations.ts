import type { Noun } from '../operation.ts';
import { changePersonOperation } from './change-person.ts';
import { createPersonOperation } from './create-person.ts';
import { deletePersonOperation } from './delete-person.ts';
import { listPeopleOperation } from './list-people.ts';
import { showPersonOperation } from './show-person.ts';

export const PEOPLE: Noun = {
  name: 'person',
  words: 'Create, change, show, list and delete people, who write to a Page',
  examples: ['person create --page "My Page" --name "Ada Okafor"', 'person list --page "My Page"'],
  operations: [
    createPersonOperation,
    changePersonOperation,
    showPersonOperation,
    listPeopleOperation,
    deletePersonOperation,
  ],
};
