import type { AppRole } from '../directory/tables.ts';
import type { Directory } from '../directory.ts';
import type { CommentRow } from './comments.ts';
import type { StoredConversation } from './conversation-row.ts';
import type { MessagePosition } from './message.ts';
import { messageNamed, namedBy } from './message-of-id.ts';
import type { FoundMessage } from './messages.ts';
import type { PageStore } from './page-store.ts';
import type { PersonRow } from './people.ts';
import type { PersonaRow } from './personas.ts';
import type { UploadedRow } from './uploaded.ts';
import type { WindowRow } from './window.ts';

/** What a send is about. */
export interface SendQuery {
  /** PSID or IGSID, as it was given. */
  readonly recipient?: string | undefined;
  /** Id of the comment, or post, whose author is meant. */
  readonly comment?: string | undefined;
  /** The app whose roles matter, where app review is enforced. */
  readonly roleOn?: string | undefined;
  /** Id of the message that is answered or reacted to. */
  readonly target?: string | undefined;
  /** Id of an uploaded file that its template shows. */
  readonly uploaded?: string | undefined;
  /** The tag of the message, where it may be used once. */
  readonly onceTag?: string | undefined;
  /** Whether it hands control to an app, which has to be one of the Page's. */
  readonly withApps?: boolean | undefined;
  /** Id of the persona in whose name it is. */
  readonly persona?: string | undefined;
  /** Epoch milliseconds of the store's clock. */
  readonly now: number;
}

/** What decides a send, as it stands in the store; nothing is known of somebody unknown. */
export interface SendStanding {
  readonly person: PersonRow | undefined;
  readonly conversation: StoredConversation | undefined;
  readonly window: WindowRow | undefined;
  /** What is answered in private, where that is asked for. */
  readonly comment: CommentRow | undefined;
  /** What the person is to the app. */
  readonly role: AppRole | undefined;
  /** The uploaded file that its template shows, where it is the Page's. */
  readonly uploaded: UploadedRow | undefined;
  /** Whether a message with the tag has gone out since the person opened the window. */
  readonly isTagUsed: boolean;
  /** The message that is answered or reacted to, where it is one of the conversation and there. */
  readonly target: FoundMessage['message'] | undefined;
  /** Ids of the Page's apps, where it was asked for them. */
  readonly apps: readonly string[] | undefined;
  /** The persona that was asked for, where it is one of the Page's. */
  readonly persona: PersonaRow | undefined;
}

const UNKNOWN: SendStanding = {
  ...{ person: undefined, conversation: undefined, window: undefined },
  ...{ comment: undefined, role: undefined, target: undefined },
  ...{ uploaded: undefined, isTagUsed: false, persona: undefined, apps: undefined },
};

/**
 * Reads what decides a send.
 * @param no the Page's number
 */
export async function sendStanding(
  page: PageStore,
  { apps, installedApps }: Directory,
  no: number,
  {
    recipient = '',
    comment: commentId,
    roleOn,
    target: id,
    uploaded,
    onceTag,
    withApps,
    persona,
    now,
  }: SendQuery,
): Promise<SendStanding> {
  const comment = commentId === undefined ? undefined : await page.comments.byId(commentId);
  const person = await (commentId === undefined
    ? page.people.byId(recipient)
    : comment && page.people.byAnyNo(comment.person));
  if (!person) return UNKNOWN;
  const conversation = await page.conversations.direct(person.no);
  const named = conversation && id !== undefined ? namedBy(id) : undefined;
  const found = named && (await messageNamed(page, no, named));
  const window = conversation && (await page.windows.of(conversation.no, now));
  const isAsked = roleOn !== undefined && person.user !== undefined;
  return {
    person,
    comment,
    conversation,
    window,
    role: isAsked ? await apps.roleOf(roleOn, person.user) : undefined,
    uploaded: uploaded === undefined ? undefined : await page.uploaded.byId(uploaded, now),
    isTagUsed: window && onceTag ? await isTagUsed(page, conversation.no, window, onceTag) : false,
    target: found?.conversation.no === conversation?.no ? found?.message : undefined,
    apps: withApps ? (await installedApps.of(no)).map((app) => app.id) : undefined,
    persona: persona === undefined ? undefined : await page.personas.byId(persona),
  };
}

/** Messages that are looked through at once for the tag. */
const STRIDE = 100;

async function isTagUsed(
  { messages }: PageStore,
  conversation: number,
  { opened }: WindowRow,
  tag: string,
): Promise<boolean> {
  let before: MessagePosition | undefined;
  for (;;) {
    const older = await messages.older(conversation, before, STRIDE);
    const since = older.filter(({ created }) => created > opened);
    if (since.some(({ sender, extra }) => sender === 0 && extra?.tag === tag)) return true;
    if (since.length < STRIDE) return false;
    before = since.at(-1);
  }
}
