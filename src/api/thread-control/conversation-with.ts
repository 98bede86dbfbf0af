import { GraphError } from '../../graph/errors/error.ts';
import type { ConversationRow } from '../../store/page/conversations.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { PersonRow } from '../../store/page/people.ts';
import type { Services } from '../services.ts';

/**
 * Somebody of the Page whose conversation's control a caller may know of.
 * @throws GraphError `noMatchingUser` (100/2018001) for somebody the Page does not know, or what the
 *   token lacks
 */
export async function controlledPerson(id: string, services: Services): Promise<PersonRow> {
  const person = await services.person(id);
  if (!person) throw new GraphError('noMatchingUser', { id });
  const { platform } = person;
  const narrowed = services.insidersOf('readThreadOwner', platform) !== undefined;
  const insiders = !narrowed || (await services.isInsider(person));
  services.permit('readThreadOwner', platform, { id, insiders, consents: true });
  return person;
}

/** The newest conversation with somebody, of several people too. */
export async function newestWith(
  { conversations }: PageStore,
  { platform, no }: PersonRow,
): Promise<ConversationRow | undefined> {
  const filter = { platform, folder: undefined, person: no, since: 0 };
  const [newest] = await conversations.older(filter, undefined, 1);
  return newest;
}
