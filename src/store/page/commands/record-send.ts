import type { ControlEvent } from '../../../messaging/thread-control/event.ts';
import type { Transaction } from '../../store.ts';
import type { StoredConversation } from '../conversation-row.ts';
import { momentIn } from '../conversation-time.ts';
import { type SendQuery, type SendStanding, sendStanding } from '../send-standing.ts';
import { openWindow } from '../window.ts';
import type { NewMessage } from '../writer.ts';
import { changeControl } from './change-control.ts';
import { type AddedMessage, addMessage } from './record-message.ts';

/** A message that went out. */
export interface SentMessage extends AddedMessage {
  readonly conversation: StoredConversation;
}

/** What to write where it may go out, but for its sender and time. */
export interface SendWriting extends Omit<NewMessage, 'created' | 'sender'> {
  /** What happens to who controls the conversation, before the message is there and behind it. */
  readonly control?: { readonly before?: ControlEvent; readonly after?: ControlEvent };
}

export type SendRule = (standing: SendStanding) => SendWriting;

/**
 * Writes to a person for the Page, with the event. With the clock set back a message is as late as
 * the newest event of its conversation.
 * @param rule decides by everything as it stands
 * @throws what the rule throws: then nothing is written
 */
export async function recordSend(
  tx: Transaction,
  page: number,
  query: SendQuery,
  rule: SendRule,
): Promise<SentMessage> {
  const standing = await sendStanding(tx.firstReader(page), tx.reader, page, query);
  const message = rule(standing);
  const { conversation } = standing;
  if (!conversation) throw new Error(`The rule lets through who never wrote to Page ${page}.`);
  return sendInto(tx, page, { ...standing, conversation }, message, query);
}

/** Writes what goes out into a conversation, with the event. */
export async function sendInto(
  tx: Transaction,
  page: number,
  { conversation, window }: Pick<SendStanding, 'window'> & Pick<SentMessage, 'conversation'>,
  { control, ...message }: SendWriting,
  query: Pick<SendQuery, 'now'>,
): Promise<SentMessage> {
  // Looked for once: the Page's own messages would have to be passed over each time.
  if (window?.isFound) await openWindow(tx, page, conversation.no, window.opened, window.by);
  const created = await momentIn(tx, page, conversation, query.now);
  const written = { ...message, created, sender: 0 };
  const { before, after } = control ?? {};
  const held = before ? await changeControl(tx, page, conversation, before, created) : conversation;
  const added = await addMessage(tx, page, held, written);
  if (after) await changeControl(tx, page, held, after, created);
  return { conversation, ...added };
}
