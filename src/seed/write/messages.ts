import { appId } from '../../admin/page-apps.ts';
import { INBOX_APPS } from '../../messaging/inbox-apps.ts';
import type { PageRow } from '../../store/directory.ts';
import { attachmentName } from '../../store/page/attachment-name.ts';
import { FLAGS, type MessageExtra, type StoredAttachment } from '../../store/page/message.ts';
import type { PersonRow } from '../../store/page/people.ts';
import type { NewMessage } from '../../store/page/writer.ts';
import type { SeedPath } from '../file/document.ts';
import type { MessageSeed } from '../file/people.ts';
import { momentFrom } from './moment.ts';
import type { Seeding } from './seeding.ts';

/** The messages of one conversation, as a file has them. */
interface SaidThere {
  readonly messages: readonly MessageSeed[];
  /** The way to the conversation. */
  readonly path: SeedPath;
  readonly page: PageRow;
  readonly person: PersonRow;
  /** What their relative times go from, in epoch ms. */
  readonly at: number;
}

/** What the parts of one message are made of. */
interface MessagePlace extends Pick<SaidThere, 'page' | 'person'> {
  readonly path: SeedPath;
  /** Epoch milliseconds. */
  readonly created: number;
}

const FILE_KINDS = ['image', 'video', 'audio', 'file'] as const;

/**
 * Messages as the store takes them. Whoever writes has read what the other wrote before.
 * @throws SeedError for one that comes from nobody there, at no time, or says nothing
 */
export async function messagesOf(seeding: Seeding, said: SaidThere): Promise<NewMessage[]> {
  const made: NewMessage[] = [];
  for (const [i, message] of said.messages.entries()) {
    const path = [...said.path, 'messages', i];
    const created = momentFrom(seeding.document, [...path, 'at'], message.at, said.at);
    if (created < 0) {
      throw seeding.document.errorAt([...path, 'at'], `${message.at} is before 1970.`);
    }
    if (created > seeding.clock.now()) {
      throw seeding.document.errorAt([...path, 'at'], `${message.at} has not come yet.`);
    }
    if (![message.text, ...FILE_KINDS.map((kind) => message[kind])].some(Boolean)) {
      throw seeding.document.errorAt(path, `It says nothing: give it a text, or a file.`);
    }
    const sender = senderOf(seeding, message, said.person, path);
    const place = { ...said, path, created };
    const extra = await extraOf(seeding, message, place, sender);
    made.push({ created, sender, text: message.text ?? '', ...(extra && { extra }) });
  }
  const [ofPage, ofPerson] = [newestOf(made, true), newestOf(made, false)];
  return made.map((one) => {
    const answered = one.sender === 0 ? ofPerson : ofPage;
    return { ...one, flags: one.created <= answered ? FLAGS.read : 0 };
  });
}

const newestOf = (messages: readonly NewMessage[], byPage: boolean): number =>
  messages.reduce(
    (newest, { sender, created }) =>
      (sender === 0) === byPage ? Math.max(newest, created) : newest,
    -Infinity,
  );

function senderOf(
  { document }: Seeding,
  { from, by }: MessageSeed,
  { no, id, name }: PersonRow,
  path: SeedPath,
): number {
  if (from === 'page') return 0;
  if (by !== undefined) {
    throw document.errorAt([...path, 'by'], 'An app sends for the Page alone: say from: page.');
  }
  if (from === id || from === name) return no;
  throw document.errorAt([...path, 'from'], `${from} is neither ${name} nor page.`);
}

async function extraOf(
  seeding: Seeding,
  message: MessageSeed,
  place: MessagePlace,
  sender: number,
): Promise<MessageExtra | undefined> {
  const { by, quick_replies: replies } = message;
  const { platform } = place.person;
  const isOfPage = sender === 0;
  const attachments = attachmentsOf(seeding, message, place);
  const app =
    isOfPage && by !== undefined
      ? await seeding.telling([...place.path, 'by'], () => appId(seeding.tx.reader, by))
      : INBOX_APPS[platform];
  const source = !isOfPage ? 'mobile' : by === undefined ? 'web' : 'chat';
  const extra: MessageExtra = {
    ...(attachments.length > 0 && { attachments }),
    // Only Messenger says how a message was sent (wire.md 5.5 tags).
    ...(platform === 'MESSENGER' && { source }),
    ...(isOfPage && { app }),
    ...(replies && { quickReplies: replies.map(quickReply) }),
  };
  return Object.keys(extra).length > 0 ? extra : undefined;
}

const quickReply = (reply: NonNullable<MessageSeed['quick_replies']>[number]) => ({
  kind: 'text' as const,
  ...(typeof reply === 'string' ? { title: reply, payload: reply } : reply),
});

function attachmentsOf(
  seeding: Seeding,
  message: MessageSeed,
  { page, person, path, created }: MessagePlace,
): StoredAttachment[] {
  return FILE_KINDS.flatMap((kind) => {
    const named = message[kind];
    const file = named === undefined ? undefined : seeding.files.get(named);
    if (named === undefined || !file) return [];
    const { media, size, mime, picture } = file;
    const key = `${page.id} ${person.id} ${path.at(-1)} ${kind}`;
    const id = seeding.random('attachment', key).digits(16);
    const ending = /[^/\\]+$/.exec(named)?.[0] ?? named;
    const name = attachmentName(kind, { id, created, file: ending });
    return [{ ...{ id, kind, name, media, size }, ...(mime && { mime }), ...picture }];
  });
}
