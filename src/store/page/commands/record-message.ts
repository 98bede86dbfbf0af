import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import type { StoredConversation } from '../conversation-row.ts';
import { FLAGS, type MessagePosition } from '../message.ts';
import { openWindow } from '../window.ts';
import { type NewMessage, PageWriter } from '../writer.ts';
import { customerCame } from './change-control.ts';
import { settleFolder } from './settle-folder.ts';

/** A message that is to be written where it may be, or what is thrown in its stead. */
export type MessageRule = (conversation: StoredConversation) => NewMessage;

/** A conversation that is not there, or not any more. */
export class NoConversationError extends Error {
  override readonly name = 'NoConversationError';
}

/**
 * Adds a message that comes in or is sent, with its event.
 * @param rule decides by the conversation as it stands
 * @returns its key within the conversation
 * @throws NoConversationError, or what the rule throws: then nothing is written
 */
export async function recordMessage(
  tx: Transaction,
  page: number,
  conversation: number,
  rule: MessageRule,
): Promise<MessagePosition> {
  const standing = await tx.pageReader(page).conversations.byNo(conversation);
  if (!standing) throw new NoConversationError(`The Page has no conversation ${conversation}.`);
  return (await addMessage(tx, page, standing, rule(standing))).position;
}

/** A message that is written: its key within the conversation, and the number of its event. */
export interface AddedMessage {
  readonly position: MessagePosition;
  readonly event: number;
}

/** A message with the mark that it is simulated, where it is. */
export const marked = (
  { isSimulated }: Pick<Transaction, 'isSimulated'>,
  message: NewMessage,
): NewMessage =>
  isSimulated ? { ...message, flags: (message.flags ?? 0) | FLAGS.simulated } : message;

/** Adds a message to a conversation as it stands in this transaction, with its event. */
export async function addMessage(
  tx: Transaction,
  page: number,
  standing: StoredConversation,
  message: NewMessage,
): Promise<AddedMessage> {
  const { created, sender } = message;
  const { no: conversation } = standing;
  // Whoever has control by it is told of it as its owner.
  if (sender) await customerCame(tx, page, standing, message.extra?.referral, created);
  await settleFolder(tx, page, standing, sender);
  const writer = new PageWriter(tx.talk(page), page);
  const [tie = 0] = await writer.addMessages(conversation, [marked(tx, message)], standing);
  if (writer.hasNewSender) tx.rows(page);
  if (sender) await openWindow(tx, page, conversation, created, 'message');
  const body = { conversation, created, tie, sender };
  const event = await append(tx, page, { at: created, kind: 'message', body });
  return { position: { created, tie }, event };
}
