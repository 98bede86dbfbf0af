import type { PageRow } from '../../directory.ts';
import { instagramConversationId, messengerConversationId } from '../../ids/conversation-id.ts';
import type { Transaction } from '../../store.ts';
import type { StoredConversation } from '../conversation-row.ts';
import type { PersonRow } from '../people.ts';
import { PageWriter } from '../writer.ts';

/**
 * The conversation that a person has with the Page alone, made where there is none. It is in no list
 * before somebody has written; what is done in it is the event.
 * @param digits for its id, where it is made
 */
export async function beginConversation(
  tx: Transaction,
  page: PageRow,
  { no: person, platform }: PersonRow,
  digits: () => string,
): Promise<StoredConversation> {
  const { conversations } = tx.pageReader(page.no);
  const standing = await conversations.direct(person);
  if (standing) return standing;
  const id =
    platform === 'INSTAGRAM'
      ? instagramConversationId(page.instagramId ?? page.id, digits())
      : messengerConversationId(digits());
  const conversation = { id, platform, folder: 'inbox', people: [person] } as const;
  const no = await new PageWriter(tx.rows(page.no), page.no).addConversation(conversation);
  const made = await conversations.byNo(no);
  if (!made) throw new Error(`The conversation ${id} is gone within its own transaction.`);
  return made;
}
