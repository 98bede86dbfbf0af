import { offerIn } from '../graph/declare/calendar.ts';
import type { Offer } from '../graph/declare/offer.ts';
import type { PageRow } from '../store/directory.ts';
import { midsOf } from '../store/ids/mid.ts';
import { beginConversation } from '../store/page/commands/begin-conversation.ts';
import type { CommentRow } from '../store/page/comments.ts';
import { momentIn } from '../store/page/conversation-time.ts';
import type { ConversationRow, StoredConversation } from '../store/page/conversations.ts';
import { FLAGS, type MessagePosition, type MessageRow } from '../store/page/message.ts';
import { messageNamed, namedBy } from '../store/page/message-of-id.ts';
import type { FoundMessage } from '../store/page/messages.ts';
import type { PageStore } from '../store/page/page-store.ts';
import type { PersonRow } from '../store/page/people.ts';
import type { Transaction } from '../store/store.ts';
import type { Act } from './acts/act.ts';
import { AdminError } from './error.ts';
import type { OperationDeps } from './operation.ts';
import { pageNamed } from './pages.ts';
import { personNamed } from './people.ts';
import type { ValueOf } from './schema.ts';

/** Where somebody does something, within the transaction of it. */
export interface Stage {
  readonly tx: Transaction;
  readonly page: PageRow;
  /** What is there, as the transaction sees it. */
  readonly store: PageStore;
  readonly person: PersonRow;
  /** The one that the person has with the Page, if any. */
  readonly conversation: ConversationRow | undefined;
  /** When it is, in epoch ms: no earlier than the newest event of the conversation. */
  readonly at: number;
  /** What the platform offers as of the calendar's day. */
  readonly offer: Offer;
  /** The conversation, made where there is none. */
  begin(): Promise<StoredConversation>;
}

/** What was done: where, and to which message or comment. */
interface Done {
  readonly conversation?: ConversationRow | undefined;
  readonly position?: MessagePosition;
  /** What was published, or taken back. */
  readonly comment?: Pick<CommentRow, 'id' | 'post'>;
  /** The message with the files, where a text was written beside them. */
  readonly files?: MessagePosition | undefined;
}

/**
 * Lets a person do something, in one transaction.
 * @param page what `findPage` takes
 * @param as PSID, IGSID or exact name
 * @throws AdminError where there is no such Page or person, or of the act: then nothing is written
 */
export function onStage(
  { store, clock, random, calendar }: OperationDeps,
  { page: pageText, as }: { readonly page: string; readonly as: string },
  act: (stage: Stage) => Promise<Done>,
): Promise<ValueOf<typeof Act>> {
  return store.transaction(async (tx) => {
    const page = await pageNamed(tx.reader, pageText);
    const reader = tx.pageReader(page.no);
    // A Page that holds an archive has real people: whoever acts for them simulates.
    tx.isSimulated = await reader.imports.hasAny();
    const person = await personNamed(reader.people, as);
    const conversation = await reader.conversations.direct(person.no);
    const now = clock.now();
    const at = conversation ? await momentIn(tx, page.no, conversation, now) : now;
    const begin = () => beginConversation(tx, page, person, () => random.digits(17));
    const offer = offerIn(calendar);
    const stage = { tx, page, store: reader, person, conversation, at, offer, begin };
    return outcome(stage, await act(stage));
  });
}

/** What is told of an act that was the transaction's last. */
export async function outcome(
  { page, store, at }: Pick<Stage, 'page' | 'store' | 'at'>,
  { conversation, position, comment, files }: Done,
): Promise<ValueOf<typeof Act>> {
  const midOf = conversation && midsOf(page, conversation);
  return {
    event: await store.log.last(),
    at: new Date(at).toISOString(),
    ...(conversation && { conversation_id: conversation.id }),
    ...(position && { message_id: midOf?.(position) }),
    ...(files && { files_message_id: midOf?.(files) }),
    ...(comment && { post_id: comment.post }),
    ...(comment && comment.id !== comment.post && { comment_id: comment.id }),
  };
}

/**
 * The conversation that there has to be.
 * @throws AdminError
 */
export function requireConversation({ conversation, person, page }: Stage): ConversationRow {
  if (conversation) return conversation;
  throw new AdminError(
    `"${person.name}" has no conversation with "${page.name}" yet: whoever writes begins one, in a test by \`says\`, else by \`npx convograph say TEXT --page ${page.id} --as ${person.id}\`.`,
  );
}

/** Messages that are looked through for the newest of somebody. */
const LOOKED_AT = 200;

/**
 * The message that an act is about: the one of an id, or the newest that is meant.
 * @param means of whom it may be, such as `the Page's`
 * @throws AdminError
 */
export async function messageFor(
  stage: Stage,
  id: string | undefined,
  means: { readonly whose: string; readonly fits: (message: MessageRow) => boolean },
): Promise<FoundMessage> {
  const conversation = requireConversation(stage);
  const { store, page } = stage;
  const found =
    id === undefined
      ? await store.messages.older(conversation.no, undefined, LOOKED_AT)
      : await namedIn(stage, conversation, id);
  for (const each of found) {
    const message = await store.messages.whole(conversation.no, each);
    if (means.fits(message)) return { message, conversation };
  }
  throw new AdminError(
    id === undefined
      ? `There is no message of ${means.whose} in ${conversation.id}.`
      : `The message "${id}" is none of ${means.whose} in ${conversation.id}: /${conversation.id}/messages of the Graph API lists them, for a token of ${page.id}.`,
    id === undefined ? {} : { missing: id },
  );
}

async function namedIn(
  { store, page }: Stage,
  conversation: ConversationRow,
  id: string,
): Promise<readonly MessageRow[]> {
  const named = namedBy(id);
  const found = named && (await messageNamed(store, page.no, named));
  const isThere = found?.conversation.no === conversation.no;
  return isThere && (found.message.flags & FLAGS.deleted) === 0 ? [found.message] : [];
}

/** Code units of a text that somebody writes, at most: what Messenger's own apps let through. */
const LONGEST_TEXT = 20_000;

/** @throws AdminError where a text is empty, too long, or has halves of characters */
export function checkText(text: string): void {
  if (text.trim() === '') throw new AdminError('A message without text says nothing: write some.');
  if (text.length > LONGEST_TEXT) {
    throw new AdminError(`A message has ${LONGEST_TEXT} characters at most.`);
  }
  if (!text.isWellFormed()) throw new AdminError('A message may not hold halves of characters.');
}

/** Code units of what links, ads and forms say, at most: an m.me link takes no longer `ref`. */
const LONGEST_WORD = 2_083;

/** @throws AdminError where what a link, an ad or a form says is none, or too long */
export function checkWord(word: string | undefined): void {
  if (word === undefined) return;
  if (word !== '' && word.length <= LONGEST_WORD && word.isWellFormed()) return;
  throw new AdminError(
    `What a link, an ad or a form says has 1 to ${LONGEST_WORD} characters, whole ones.`,
  );
}

/** @throws AdminError where one of the two has blocked the other: then nothing comes through */
export function requireOpen({ person, page }: Stage): void {
  if (person.blockedBy === 'nobody') return;
  const [who, whom] =
    person.blockedBy === 'page' ? [page.name, person.name] : [person.name, page.name];
  throw new AdminError(
    `"${who}" has blocked "${whom}", so nothing comes through: \`npx convograph unblock --page ${page.id} --as ${person.id}\` ends that.`,
    { conflict: true },
  );
}
