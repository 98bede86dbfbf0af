import { inStrides, type Strides } from '../../base/in-strides.ts';
import type { PageRow } from '../../store/directory.ts';
import type { PersonRow } from '../../store/page/people.ts';
import type { Store } from '../../store/store.ts';
import { operation } from '../operation.ts';
import { eachPage, pageNamed } from '../pages.ts';
import { shownPerson } from '../people.ts';
import { text, type ValueOf } from '../schema.ts';
import { PersonList } from './person.ts';

export const listPeopleOperation = operation({
  id: 'listPeople',
  words: 'List the people of a Page',
  http: 'GET /pages/{page}/people',
  takes: { 'page?': text('id, Instagram id or exact name of a Page (default: all)') },
  gives: PersonList,
  async run({ store }, { page }) {
    if (page === undefined) return { data: ofAll(store) };
    return { data: peopleOf(store, await pageNamed(store.directory, page)) };
  },
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

type ListedPerson = ValueOf<typeof PersonList>['data'][number];

async function* ofAll(store: Store): AsyncGenerator<readonly ListedPerson[], void> {
  for await (const pages of eachPage(store, (page) => page)) {
    for (const page of pages) yield* peopleOf(store, page);
  }
}

const peopleOf = (store: Store, { no, id: pageId }: PageRow): Strides<ListedPerson> =>
  inStrides({
    read: (last: PersonRow | undefined, limit) => store.page(no).people.after(last?.no ?? 0, limit),
    make: (person) => ({ ...shownPerson(person), page_id: pageId }),
  });
