import type { MessagingType } from '../../messaging/sending/state.ts';
import type { SentTemplate, TemplateAction } from '../../messaging/templates/template.ts';

/** Where a message stands within its conversation: its key. */
export interface MessagePosition {
  /** Epoch milliseconds. */
  readonly created: number;
  /** Tells messages of one millisecond apart. */
  readonly tie: number;
}

/** A message's key within a Page. */
export interface MessagePlace extends MessagePosition {
  /** Number of its conversation. */
  readonly conversation: number;
}

/** A message as stored. */
export interface MessageRow extends MessagePosition {
  /** The Page (0), a person's number, or null for nobody. */
  readonly sender: number | null;
  readonly flags: number;
  readonly text: string;
  readonly extra: MessageExtra | undefined;
  /** Letters of its parts as stored, where they are more than {@link BULKY}: they cost to be read. */
  readonly bulk?: number | undefined;
}

/** Letters of the parts of a message, as stored, above which a list leaves them unread. */
export const BULKY = 65_536;

/** What of messages a list is to read besides key, sender and flags. */
export interface MessageParts {
  readonly text: boolean;
  readonly extra: boolean;
}

/** A message with all that is long of it. */
export const WHOLE: MessageParts = Object.freeze({ text: true, extra: true });

/** Bits of a message's `flags`. */
export const FLAGS = {
  /** Taken back: in no list, 9000001 by id, still counted. */
  deleted: 1,
  /** Instagram content that the API cannot show (wire.md 5.5 `is_unsupported`). */
  unsupported: 2,
  /** The customer or the Page has read it: the tag `read`. */
  read: 4,
  /** Somebody acted for a person of a Page that holds an archive: none of its real conversations. */
  simulated: 8,
} as const;

/** The parts of a message beyond its text. Stored as JSON; only what is there is a key. */
export interface MessageExtra {
  readonly attachments?: readonly StoredAttachment[];
  readonly shares?: readonly StoredShare[];
  readonly reactions?: readonly StoredReaction[];
  readonly story?: {
    readonly kind: 'reply_to' | 'mention';
    readonly id: string;
    readonly media: string;
  };
  /** The message that this one answers. */
  readonly replyTo?: MessagePosition;
  readonly sticker?: StoredSticker;
  /** A call, as archives tell of one: its seconds, and whether nobody answered. No field shows it. */
  readonly call?: { readonly length?: number; readonly missed?: boolean };
  /** Names of those who joined or left a group, as archives tell. No field shows it. */
  readonly members?: { readonly change: 'joined' | 'left'; readonly names: readonly string[] };
  /** Milliseconds within which its time is known, where an archive tells no more. No field shows it. */
  readonly within?: number;
  /** How it was sent, for tags: `chat`, `mobile`, `web` (wire.md 5.5). */
  readonly source?: string;
  /** The app that sent it for the Page. */
  readonly app?: string;
  /** What the app wants to hear with the echo. No field shows it. */
  readonly metadata?: string;
  /** What it offered to be tapped, which is no part of what is read later. */
  readonly quickReplies?: readonly QuickReply[];
  /** Buttons of a template, of stores from before templates were kept whole: {@link sentTemplateOf}. */
  readonly buttons?: readonly TemplateAction[];
  /** A template as it was sent, checked: what echoes and taps are made of (wire.md 8.3). */
  readonly sentTemplate?: SentTemplate;
  /** Where somebody is. */
  readonly location?: StoredLocation;
  /** What apps are told the kind of and little more, in the word of webhooks (wire.md 9.4). */
  readonly bare?: {
    readonly kind: 'like_heart' | 'ephemeral' | 'unsupported_type';
    readonly media?: string;
  };
  /** Whether Meta AI wrote it for the Page (wire.md 13.1). No field shows it. */
  readonly ai?: true;
  /** Id of the persona in whose name it was sent. */
  readonly persona?: string;
  /** Id of the comment that it answers in private. No field shows it. */
  readonly comment?: string;
  /** Why it might be sent outside of the window, such as `HUMAN_AGENT`. No field shows it. */
  readonly tag?: string;
  readonly messagingType?: MessagingType;
  /** The payload that came with it, where a quick reply was tapped: its text is the title. */
  readonly quickReply?: string;
  /** The payload of the button that was tapped, where it is a tap; its text is the title. */
  readonly postback?: string;
  /** What led the person here, told with this message. */
  readonly referral?: Referral;
  /** Its texts before it was edited, the first first: an event that is delivered late tells its own. */
  readonly edits?: readonly string[];
}

/**
 * What led a person to the Page, as whoever made the link or the ad has put it, in the words of the
 * wire (wire.md 9.3).
 */
export interface Referral {
  readonly ref?: string;
  readonly ad_id?: string;
  /** Of links and ads, as is the next. */
  readonly source?: string;
  readonly type?: string;
  readonly referer_uri?: string;
  readonly ads_context_data?: AdsContext;
  /** What somebody looked at who writes from the page of a product. */
  readonly product?: { readonly id: string };
}

/** What an ad shows that led a person to the Page. */
export interface AdsContext {
  readonly ad_title?: string;
  readonly photo_url?: string;
  readonly video_url?: string;
  readonly post_id?: string;
  readonly product_id?: string;
}

/** As what webhooks tell of a sticker: as a picture, as a sticker, or as both (wire.md 9.3). */
export const STICKER_FORMS = ['image', 'both', 'sticker'] as const;
export type StickerForm = (typeof STICKER_FORMS)[number];

/** A sticker's picture. */
interface StoredSticker {
  readonly id: string;
  readonly name?: string;
  readonly media?: string;
  /** Where it is another than that of its day. */
  readonly form?: StickerForm;
}

/** A quick reply as it was offered (wire.md 8.2). */
interface QuickReply {
  readonly kind: 'text' | 'user_phone_number' | 'user_email';
  /** Nothing but of the kind `text`. */
  readonly title?: string;
  readonly payload?: string;
  readonly image?: string;
}

/** A place on earth, as a person shared it (wire.md 9.3). */
interface StoredLocation {
  /** Degrees. */
  readonly lat: number;
  readonly long: number;
  readonly title?: string;
  readonly url?: string;
}

/** A file, or a template that a person sees. `media` names bytes in the media store. */
export interface StoredAttachment {
  readonly id: string;
  readonly kind: 'image' | 'video' | 'audio' | 'file' | 'template';
  readonly name?: string;
  readonly mime?: string;
  /** Bytes. */
  readonly size?: number;
  readonly media?: string;
  readonly preview?: string;
  readonly width?: number;
  readonly height?: number;
  /** Seconds. */
  readonly length?: number;
  readonly template?: {
    readonly title: string;
    readonly subtitle?: string;
    readonly media_url?: string;
    readonly media?: string;
    readonly cta?: readonly {
      readonly title: string;
      readonly type: string;
      readonly url?: string;
    }[];
  };
}

/** What a button of a template says and does. */
export type TemplateButton = NonNullable<NonNullable<StoredAttachment['template']>['cta']>[number];

/** The template that was sent; of stores of before what they kept, which were buttons alone. */
export function sentTemplateOf(extra: MessageExtra | undefined): SentTemplate | undefined {
  if (!extra?.buttons) return extra?.sentTemplate;
  const [shown] = extra.attachments ?? [];
  const text = shown?.template?.title;
  return { type: 'button', payload: { text, buttons: extra.buttons } };
}

/** The buttons of a template; stores of before hold a single one that is in no array. */
export const buttonsOf = ({
  cta,
}: NonNullable<StoredAttachment['template']>): readonly TemplateButton[] => [cta ?? []].flat();

export interface StoredShare {
  readonly id: string;
  readonly link?: string;
  readonly name?: string;
  readonly description?: string;
  /** Name of whoever made what is shared, as archives of Instagram tell. No field shows it. */
  readonly owner?: string;
  /** What it is, in the word of webhooks, such as `fallback`, `share`, `ig_post`, `ig_reel`, `ig_story`. */
  readonly kind?: string;
  /** Id of the post, reel or story that it is. */
  readonly of?: string;
  /** Media that the link leads to, when the link is ours to make. */
  readonly media?: string;
  readonly products?: readonly Product[];
}

/** A product of a catalogue, in the words of the wire (wire.md 5.7). */
export interface Product {
  readonly id: string;
  readonly retailer_id: string;
  readonly name: string;
  /** As people see it. */
  readonly price: string;
  readonly media?: string;
  readonly image_url?: string;
}

interface StoredReaction {
  /** The emoji. */
  readonly reaction: string;
  /** The Page (0) or a person's number. */
  readonly by: number;
  /** Epoch milliseconds, where an archive tells. No field shows it. */
  readonly at?: number;
}
