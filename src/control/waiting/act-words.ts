import { midsOf } from '../../store/ids/mid.ts';
import { sentWords } from '../../store/page/sent-words.ts';
import type { ControlDeps } from '../explain.ts';
import type { ActEvent } from './dialogues.ts';
import type { Standing } from './standing.ts';

/** What each kind of act is called. */
const WORDS: Readonly<Record<ActEvent['kind'], string>> = {
  message: 'wrote',
  comment: 'published something',
  postback: 'tapped',
  reaction: 'reacted',
  edit: 'edited',
  unsend: 'took back',
  optin: 'opted in',
  referral: 'came by',
  account_linking: 'linked or unlinked an account',
  coupon: 'revealed the code of',
  rating: 'rated',
  submission: 'filled in a form',
};

/** Letters of a text that are told. */
const LONGEST = 30;

/** What a person did: the word for it, what it was, and which event and message. */
export async function actWords(
  { store }: Pick<ControlDeps, 'store'>,
  { page, conversation }: Standing,
  { kind, body, no }: ActEvent,
): Promise<[what: string, which: string, where: string]> {
  const what = WORDS[kind];
  if (!('created' in body) || !conversation) return [what, '', `#${no}`];
  const message = await store.page(page.no).messages.at(conversation.no, body);
  const text = message?.text ?? '';
  const sent = text === '' ? message && sentWords(message) : undefined;
  if (sent) return ['sent', sent, `#${no}  ${midsOf(page, conversation)(body)}`];
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
  return [what, JSON.stringify(shown), `#${no}  ${midsOf(page, conversation)(body)}`];
}
