import { INBOX_APPS } from '../messaging/inbox-apps.ts';
import { attachmentName } from '../store/page/attachment-name.ts';
import type {
  MessageExtra,
  MessagePosition,
  StoredAttachment,
  StoredShare,
} from '../store/page/message.ts';
import type { Platform } from '../store/page/platform.ts';
import { digitsOf } from './ids.ts';
import type { DemoFiles } from './shelf.ts';
import type { Card, StoryLine, StoryShare } from './story/line.ts';
import { FILES, type FileName, PRODUCTS, type ThingFile } from './story/things.ts';

/** What the parts of a message are made from. */
export interface Props {
  readonly platform: Platform;
  /** Number of the customer. */
  readonly customer: number;
  readonly botApp: string;
  readonly shelf: DemoFiles;
}

/** A line's place in the story. */
export interface LinePlace {
  /** Seeds the ids of its parts. */
  readonly key: string;
  /** Epoch milliseconds. */
  readonly created: number;
  readonly answers: MessagePosition | undefined;
}

/** What the store keeps of a line besides its text. */
export function extraOf(line: StoryLine, place: LinePlace, props: Props): MessageExtra | undefined {
  const { file, card, share, sticker, story, reaction } = line.more;
  const { key, answers } = place;
  const byCustomer = line.by === 'them';
  const attachments = [
    ...(file ? [attachmentOf(file, place, props.shelf)] : []),
    ...(card ? [templateOf(card, key, props.shelf)] : []),
  ];
  const extra: MessageExtra = {
    ...(attachments.length > 0 && { attachments }),
    ...(share && { shares: [shareOf(share, key, props.shelf)] }),
    ...(reaction && { reactions: [{ reaction, by: byCustomer ? 0 : props.customer }] }),
    ...(story && {
      story: { kind: story, id: digitsOf('story', key), media: props.shelf.story.media },
    }),
    ...(answers && { replyTo: answers }),
    // One sticker: everyone who sends it sends the same id.
    ...(sticker && {
      sticker: { id: digitsOf('sticker', 'clover'), media: props.shelf.sticker.media },
    }),
    // Only Messenger says how a message was sent (wire.md 5.5 tags).
    ...(props.platform === 'MESSENGER' && { source: SOURCES[line.by] }),
    ...(!byCustomer && {
      app: line.by === 'bot' ? props.botApp : INBOX_APPS[props.platform],
    }),
  };
  return Object.keys(extra).length > 0 ? extra : undefined;
}

const SOURCES = { them: 'mobile', us: 'web', bot: 'chat' } as const;

function attachmentOf(
  name: FileName,
  { key, created }: LinePlace,
  shelf: DemoFiles,
): StoredAttachment {
  const { file, kind, mime, width, height, length, preview }: ThingFile = FILES[name];
  const id = digitsOf('attachment', key);
  const { media, size } = shelf[name];
  return {
    id,
    kind,
    name: attachmentName(kind, { id, file, created }),
    mime,
    size,
    media,
    ...(preview && { preview: shelf[preview].media }),
    ...(width && { width }),
    ...(height && { height }),
    ...(length && { length }),
  };
}

function templateOf(card: Card, key: string, shelf: DemoFiles): StoredAttachment {
  return {
    id: digitsOf('attachment', `${key} card`),
    kind: 'template',
    template: {
      title: card.title,
      subtitle: card.subtitle,
      media: shelf[card.picture].media,
      cta: [{ title: card.button, type: 'web_url', url: card.url }],
    },
  };
}

function shareOf({ link, name, description, products }: StoryShare, key: string, shelf: DemoFiles) {
  const share: StoredShare = {
    id: digitsOf('share', key),
    link,
    ...(name && { name }),
    ...(description && { description }),
    ...(products && {
      products: products.map((product) => ({
        id: digitsOf('product', product),
        retailer_id: PRODUCTS[product].retailer,
        name: PRODUCTS[product].name,
        price: PRODUCTS[product].price,
        media: shelf[PRODUCTS[product].of].media,
      })),
    }),
  };
  return share;
}
