import { FLAGS, type MessageRow, sentTemplateOf } from '../../store/page/message.ts';
import type { ExportConversation } from '../conversations.ts';
import type { TargetFile } from '../target/target-file.ts';
import type { Writer } from '../writer.ts';
import type { Plain } from './plain.ts';
import type { MessageView } from './view.ts';

/** Bytes of a line before a conversation goes on in another: an import takes 16 MiB. */
const LONGEST = 8 * 1024 * 1024;

/**
 * Writes a line a conversation, as `convograph import` reads dialogues, oldest message first; what
 * else is known stands in more keys. A very long conversation is several lines of one id, none
 * beginning within the millisecond in which another ends.
 */
export class JsonlWriter implements Writer {
  readonly #plain: Plain;
  readonly #file: TargetFile;

  private constructor(plain: Plain, file: TargetFile) {
    this.#plain = plain;
    this.#file = file;
  }

  static async begin(plain: Plain): Promise<JsonlWriter> {
    return new JsonlWriter(plain, await plain.target.open('conversations.jsonl'));
  }

  async add(told: ExportConversation, met: () => void): Promise<void> {
    const { tally } = this.#plain;
    const view = this.#plain.view(told);
    const { id, platform, folder } = told.conversation;
    const heading = JSON.stringify({
      ...{ id, platform, folder },
      ...(told.thread?.title && { title: told.thread.title }),
      business: view.business,
      participants: view.people,
    });
    let length = 0;
    let last = 0;
    let unsent: object[] = [];
    const end = async () => {
      const more = unsent.length > 0 ? `,"unsent":${JSON.stringify(unsent)}` : '';
      await this.#file.write(`]${more}}\n`);
      unsent = [];
      length = 0;
    };
    for await (const row of told.messages('oldest first')) {
      const shown = await view.show(row);
      met();
      if (shown.isUnsent) {
        unsent.push({ id: shown.id, t: shown.created, from: shown.from });
        continue;
      }
      const turn = JSON.stringify(turnOf(shown, row));
      const size = Buffer.byteLength(turn);
      if (length > 0 && length + size > LONGEST && shown.created !== last) await end();
      await this.#file.write(`${length === 0 ? `${heading.slice(0, -1)},"turns":[` : ','}${turn}`);
      length += size;
      last = shown.created;
    }
    if (length > 0) return end();
    tally.lose('conversations without a message to show');
  }

  finish(): Promise<void> {
    return this.#file.end();
  }

  abandon(): Promise<void> {
    return this.#file.abandon();
  }
}

/** A turn: speaker, text and time are what an import reads. */
function turnOf(shown: MessageView, { flags, extra }: MessageRow): object {
  const { id, created, from, isBusiness, text, files, shares, reactions } = shown;
  const { replyTo, call, members } = shown;
  const sent = sentTemplateOf(extra);
  return {
    speaker: isBusiness ? 'agent' : 'customer',
    text,
    t: created,
    id,
    ...(from && { from }),
    ...(files.length > 0 && { files }),
    ...(shares.length > 0 && { shares }),
    ...(reactions.length > 0 && { reactions }),
    ...(replyTo && { reply_to: replyTo }),
    ...(call && { call }),
    ...(members && { members }),
    ...(extra?.app && { app: extra.app }),
    ...(extra?.quickReplies && { quick_replies: extra.quickReplies }),
    ...(extra?.location && { location: extra.location }),
    ...(extra?.bare && { kind: extra.bare.kind }),
    ...(extra?.ai && { is_ai_generated: true }),
    ...(sent && { template: { template_type: sent.type, ...sent.payload } }),
    ...(extra?.quickReply !== undefined && { quick_reply: extra.quickReply }),
    ...(extra?.postback !== undefined && { postback: extra.postback }),
    ...(extra?.edits && { edits: extra.edits }),
    ...(extra?.referral && { referral: extra.referral }),
    ...(extra?.metadata && { metadata: extra.metadata }),
    ...(extra?.tag && { tag: extra.tag }),
    ...(extra?.messagingType && { messaging_type: extra.messagingType }),
    ...(extra?.source && { source: extra.source }),
    ...((flags & FLAGS.unsupported) !== 0 && { is_unsupported: true }),
    ...(!isBusiness && (flags & FLAGS.read) === 0 && { is_unread: true }),
  };
}
