import { readLinkingToken } from '../../../access/linking-token.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import type { Call } from '../../../graph/execute/call.ts';
import type { PageRow } from '../../../store/directory.ts';
import type { Services } from '../../services.ts';

/**
 * Who links an account, as the token says that the business was given (wire.md 5.1).
 * @throws GraphError `invalidLinkingToken` (10303), or what writing to people of the Page needs
 */
export async function linkingRecipient(
  page: PageRow,
  { services, parameters, now }: Call<Services>,
): Promise<string | undefined> {
  const text = parameters.get('account_linking_token');
  if (text === undefined) return undefined;
  services.permit('sendMessages', 'MESSENGER');
  const token = readLinkingToken(text, services.vault, now);
  // Of another Page it is as good as none.
  if (token?.page !== page.no || services.page.no !== page.no) {
    throw new GraphError('invalidLinkingToken');
  }
  const [person] = await services.pageStore.people.byNos([token.person]);
  if (!person) throw new GraphError('invalidLinkingToken');
  return person.id;
}
