import { extensionOf } from '../../media/sniff.ts';
import {
  FLAGS,
  type MessageExtra,
  type MessageRow,
  sentTemplateOf,
} from '../../store/page/message.ts';
import type { Platform } from '../../store/page/platform.ts';
import type { ExportTally } from '../tally.ts';
import { attachmentsOf } from './attachments.ts';
import type { ThreadCast } from './cast.ts';
import type { Files } from './files.ts';
import { isWritable, UNWRITABLE } from './text.ts';

/** What the messages of a thread are written with. */
export interface MessageContext {
  readonly platform: Platform;
  readonly cast: ThreadCast;
  /** Files of the thread. */
  readonly files: Files;
  /** Stickers of the whole download. */
  readonly stickers: Files;
  readonly tally: ExportTally;
}

/**
 * A message as a download has it (wire.md 14.5); what it cannot hold is counted. Everybody
 * whom it names has to be in the cast.
 */
export async function writtenMessage(row: MessageRow, setting: MessageContext): Promise<object> {
  const { cast, tally, platform } = setting;
  const { created, sender, text, extra = {}, flags } = row;
  if (sender !== 0 && (flags & FLAGS.read) === 0) tally.lose('messages that are unread');
  const heading = { sender_name: cast.nameOf(sender) ?? '', timestamp_ms: created };
  if ((flags & FLAGS.deleted) !== 0) return { ...heading, is_unsent: true };
  if (!isWritable(text)) tally.lose(UNWRITABLE);
  const parts = await partsOf(extra, created, setting);
  countLost(extra, setting);
  // An import takes an empty message of Instagram for one that its API could not show.
  const shows =
    text !== '' ||
    ['photos', 'videos', 'audio_files', 'gifs', 'files', 'share', 'sticker'].some(
      (key) => key in parts,
    );
  const isUnsupported = (flags & FLAGS.unsupported) !== 0;
  if (platform === 'INSTAGRAM' && isUnsupported === shows) {
    tally.lose('messages whose is_unsupported does not follow from what they hold');
  }
  return {
    ...heading,
    ...(text !== '' && { content: text }),
    ...parts,
    is_geoblocked_for_viewer: false,
    is_unsent_image_by_messenger_kid_parent: false,
  };
}

async function partsOf(
  extra: MessageExtra,
  created: number,
  setting: MessageContext,
): Promise<object> {
  const { attachments = [], sticker, call, members } = extra;
  return {
    ...(await attachmentsOf(attachments, created, setting)),
    ...(sticker && { sticker: await stickerOf(sticker, setting) }),
    ...sharesOf(extra, setting),
    ...reactionsOf(extra, setting),
    ...(call && {
      ...(call.length === undefined ? { type: 'Call' } : { call_duration: call.length }),
      ...(call.missed && { missed: true }),
    }),
    ...(members && {
      type: members.change === 'joined' ? 'Subscribe' : 'Unsubscribe',
      users: members.names.map((name) => ({ name })),
    }),
  };
}

async function stickerOf(
  { id, name, media }: NonNullable<MessageExtra['sticker']>,
  { stickers, tally }: MessageContext,
): Promise<object> {
  const { uri, bytes } = await stickers.place(
    { ...(name !== undefined && { name }), ...(media !== undefined && { media }) },
    'stickers_used',
    (found) => `${id}.${extensionOf(found?.mime) || 'bin'}`,
  );
  if (bytes) tally.media++;
  return { uri };
}

function sharesOf({ shares = [] }: MessageExtra, { tally }: MessageContext): object {
  const written = [];
  for (const { link, description, owner, name, products, media } of shares) {
    if (name || products || media) tally.lose('names, products and media of shares');
    if (link || description || owner) {
      written.push({
        ...(link && { link }),
        ...(description && { share_text: description }),
        ...(owner && { original_content_owner: owner }),
      });
    } else tally.lose('shares without address and text');
  }
  if (written.length === 0) return {};
  // Meta's files have one; an import takes several too.
  return { share: written.length === 1 ? written[0] : written };
}

function reactionsOf({ reactions = [] }: MessageExtra, { cast, tally }: MessageContext): object {
  const written = new Map<string, object>();
  for (const { reaction, by, at } of reactions) {
    const actor = cast.nameOf(by);
    const key = JSON.stringify([reaction, by]);
    if (!actor || reaction === '' || written.has(key)) {
      tally.lose('reactions of nobody, without an emoji, or given twice');
      continue;
    }
    const timestamp = at === undefined ? {} : { timestamp: Math.floor(at / 1000) };
    written.set(key, { reaction, actor, ...timestamp });
  }
  return written.size > 0 ? { reactions: [...written.values()] } : {};
}

function countLost(extra: MessageExtra, setting: MessageContext): void {
  const { story, replyTo, source, app, quickReplies, edits, referral } = extra;
  const { tally, platform } = setting;
  if (story) tally.lose('stories that messages answer or that mention the account');
  if (replyTo) tally.lose('answers: which message is meant');
  if (app !== undefined) tally.lose('apps that sent messages');
  const tapped = extra.quickReply ?? extra.postback;
  if (sentTemplateOf(extra) || quickReplies || tapped !== undefined) {
    tally.lose('what buttons and quick replies bring');
  }
  if (extra.location) tally.lose('where people are, but for a link to the map');
  if (extra.bare) tally.lose('what messages are that hold neither words nor files');
  if (extra.ai) tally.lose('that Meta AI wrote a message');
  if (edits) tally.lose('texts of messages before they were edited');
  if (referral) tally.lose('what led people to the Page');
  if (platform === 'MESSENGER' && source !== undefined && source !== 'chat') {
    tally.lose('sources of messages (tags)');
  }
}
