import { INBOX_APPS } from '../../../messaging/inbox-apps.ts';
import { FLAGS, type MessageExtra, type MessageRow } from '../../../store/page/message.ts';
import type { FoundMessage } from '../../../store/page/messages.ts';
import { ledBy } from '../leading.ts';
import { bytesOfFiles } from './file-bytes.ts';
import { messageAt, midAt, type RedoMaker, type RedoSource, TAKEN_BACK } from './redo.ts';

const IN_META: readonly (string | undefined)[] = Object.values(INBOX_APPS);

/** What a person wrote, sent or tapped, or the Page's human; what an app sent is no act. */
export const messageAgain: RedoMaker<'message'> = async ({ body }, source) => {
  if (body.sender === null) return undefined;
  const found = await messageAt(source, body);
  const extra = found?.message.extra ?? {};
  if (body.sender === 0 && (!found || !IN_META.includes(extra.app))) return undefined;
  const { conversation } = body;
  const about = { person: body.sender || undefined, conversation, message: body };
  const isGone = !found || (found.message.flags & FLAGS.deleted) !== 0;
  if (isGone) return { ...about, unclear: TAKEN_BACK };
  const { message } = found;
  if (extra.quickReply !== undefined) {
    return { ...about, operation: 'tap', input: await quickReplyOf(source, found) };
  }
  const input = await saidOf(source, found);
  if (!input) return { ...about, unclear: 'The bytes of its files are not in the store any more.' };
  const human = message.sender === 0 && { from_page: true, ...(extra.ai && { ai: true }) };
  return { ...about, operation: 'say', input: { ...input, ...human } };
};

/** What a person tapped; where links led first is told with it. */
export const postbackAgain: RedoMaker<'postback'> = async ({ body }, source) => {
  const { person, conversation } = body;
  const about = { person, conversation, message: body };
  const found = await messageAt(source, body);
  if (!found || (found.message.flags & FLAGS.deleted) !== 0)
    return { ...about, unclear: TAKEN_BACK };
  const { text: title, extra } = found.message;
  return { ...about, operation: 'tap', input: { title, ...ledBy(extra?.referral) } };
};

/** Of a quick reply that the person filled in, its kind is what is tapped. */
async function quickReplyOf(
  { store }: RedoSource,
  { message, conversation }: FoundMessage,
): Promise<object & Readonly<Record<string, unknown>>> {
  const { text, extra } = message;
  const [asked] = await store.messages.older(conversation.no, message, 1);
  const whole = asked && (await store.messages.whole(conversation.no, asked));
  const offered = whole?.extra?.quickReplies ?? [];
  if (offered.some(({ title }) => title === text)) return { title: text };
  const filledIn = offered.find(({ kind }) => kind === kindOf(text));
  return filledIn ? { title: filledIn.kind, value: extra?.quickReply } : { title: text };
}

const kindOf = (value: string) => (value.includes('@') ? 'user_email' : 'user_phone_number');

/** As `say` takes it; undefined where bytes are gone. */
async function saidOf(
  source: RedoSource,
  { message, conversation }: FoundMessage,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { extra = {} } = message;
  const text = extra.edits?.[0] ?? message.text;
  const files = await bytesOfFiles(source.media, filesOf(extra));
  if (!files) return undefined;
  const { replyTo } = extra;
  const reply_to = replyTo && (await midAt(source, { conversation: conversation.no, ...replyTo }));
  return {
    ...(text !== '' && { text }),
    ...(files.length > 0 && { files }),
    ...sharedOf(extra),
    ...storyOf(extra),
    ...specialOf(message),
    ...(reply_to !== undefined && { reply_to }),
    ...ledBy(extra.referral),
  };
}

function filesOf({ attachments = [], story, bare }: MessageExtra) {
  const one = story?.media ?? bare?.media;
  if (one !== undefined) return [{ media: one, kind: 'image' } as const];
  return attachments.filter(({ kind }) => kind !== 'template');
}

/** A place is a share too, without a kind, and a product one that names what is sold. */
function sharedOf({ shares = [], location }: MessageExtra) {
  const shared = shares.find(({ kind }) => kind !== undefined);
  const product = shares.find(({ products }) => products !== undefined);
  return {
    ...(shared && { share: shared.link, share_kind: shared.kind }),
    ...(shared?.name !== undefined && { share_title: shared.name }),
    ...(shared?.of !== undefined && { share_id: shared.of }),
    ...(location && { location: `${location.lat},${location.long}` }),
    ...(location?.title !== undefined && { location_title: location.title }),
    ...(product && { asks_about: product.id }),
  };
}

const storyOf = ({ story }: MessageExtra) =>
  story && { story: story.kind === 'reply_to' ? 'reply' : 'mention', story_id: story.id };

function specialOf({ extra, flags }: MessageRow) {
  const { sticker, bare } = extra ?? {};
  if (sticker) return { sticker: sticker.id, ...(sticker.form && { sticker_as: sticker.form }) };
  if (bare) return { kind: bare.kind };
  return (flags & FLAGS.unsupported) === 0 ? {} : { kind: 'unsupported' };
}
