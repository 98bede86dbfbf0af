import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import type { StoredConversation } from '../conversation-row.ts';
import type { MessagePosition, Referral } from '../message.ts';
import { openWindow } from '../window.ts';
import { PageWriter } from '../writer.ts';
import { customerCame } from './change-control.ts';
import { marked } from './record-message.ts';
import { settleFolder } from './settle-folder.ts';

/** A button that a person taps. */
export interface TappedButton {
  readonly conversation: StoredConversation;
  /** Number of the person. */
  readonly person: number;
  readonly title: string;
  readonly payload: string;
  /** The app that sent it, where it was a message's. */
  readonly app?: string | undefined;
  readonly referral?: Referral | undefined;
}

/** Adds a tap to a conversation, which opens its window, with the event. */
export async function recordPostback(
  tx: Transaction,
  page: number,
  { conversation: standing, person, title, payload, app, referral }: TappedButton,
  at: number,
): Promise<MessagePosition> {
  const { no: conversation } = standing;
  await customerCame(tx, page, standing, referral, at);
  await settleFolder(tx, page, standing, person);
  const extra = { source: 'chat', postback: payload, ...(referral && { referral }) };
  const message = { created: at, sender: person, text: title, extra };
  const writer = new PageWriter(tx.rows(page), page);
  const [tie = 0] = await writer.addMessages(conversation, [marked(tx, message)], standing);
  await openWindow(tx, page, conversation, at, 'postback');
  const body = { conversation, created: at, tie, person, ...(app !== undefined && { app }) };
  await append(tx, page, { at, kind: 'postback', body });
  return { created: at, tie };
}
