import type { PageRow } from '../../store/directory.ts';
import { messageNamed, namedBy } from '../../store/page/message-of-id.ts';
import type { FoundMessage } from '../../store/page/messages.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import { AdminError } from '../error.ts';
import { text } from '../schema.ts';

/** The parameter that says where it begins anew. */
export const message = text('id of the message that is to be as if it had not been');

/**
 * The message of a Page that an id names, unsent or not.
 * @throws AdminError
 */
export async function messageIn(
  store: PageStore,
  { no, name }: PageRow,
  id: string,
): Promise<FoundMessage> {
  const named = namedBy(id);
  const found = named && (await messageNamed(store, no, named));
  if (found) return found;
  throw new AdminError(
    `There is no message "${id}" on the Page "${name}": it may have been taken back by a restart, or a restored snapshot.`,
    { missing: id },
  );
}

/** What is said where the conversation cannot go back to before a message. */
export const NOT_KEPT =
  'How the conversation stood before this message is not kept: it was imported, was there when the console first started, or lies behind the newest 2,000 changes. Restart from a later one, or restore a snapshot.';
