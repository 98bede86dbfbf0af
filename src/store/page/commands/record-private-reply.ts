import type { PageRow } from '../../directory.ts';
import type { Transaction } from '../../store.ts';
import type { PersonRow } from '../people.ts';
import { type SendQuery, sendStanding } from '../send-standing.ts';
import { beginConversation } from './begin-conversation.ts';
import { markAnswered } from './record-comment.ts';
import { type SendRule, type SentMessage, sendInto } from './record-send.ts';

/**
 * Answers what somebody published, in private: in the conversation with its author, which begins so
 * where there is none. It opens no window: only the author's answer does.
 * @param digits for the conversation's id, where it is made
 * @param rule decides by everything as it stands
 * @throws what the rule throws: then nothing is written
 */
export async function recordPrivateReply(
  tx: Transaction,
  page: PageRow,
  query: SendQuery,
  digits: () => string,
  rule: SendRule,
): Promise<SentMessage & { readonly person: PersonRow }> {
  const standing = await sendStanding(tx.pageReader(page.no), tx.reader, page.no, query);
  const message = rule(standing);
  const { person, comment } = standing;
  if (!person || !comment) throw new Error(`The rule lets through what nobody wrote.`);
  const conversation = standing.conversation ?? (await beginConversation(tx, page, person, digits));
  await markAnswered(tx, page.no, comment, query.now);
  return {
    person,
    ...(await sendInto(tx, page.no, { ...standing, conversation }, message, query)),
  };
}
