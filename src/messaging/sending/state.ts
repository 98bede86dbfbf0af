import type { SentTemplate } from '../templates/template.ts';
import type { ControlEvent, ControlRefusalName } from '../thread-control/event.ts';
import type { ControlSetting, ThreadControlState } from '../thread-control/state.ts';
import type { FileAsk, InstagramAttachment } from './file-ask.ts';

/**
 * What decides whether an app may write to a person of a Page, as it stands. Times in epoch
 * milliseconds.
 */
export interface SendState {
  readonly now: number;
  readonly platform: 'MESSENGER' | 'INSTAGRAM';
  /** Whether the token is one of Instagram login. */
  readonly login: boolean;
  /** The app that sends. */
  readonly app: string;
  /** What the Page is set to of who controls conversations. */
  readonly setting: ControlSetting;
  /** Whether somebody of this id has ever written to the Page or account. */
  readonly known: boolean;
  /** Whom app review lets the app write to, and whether the person has a role on it. */
  readonly reach: 'everybody' | 'insiders';
  readonly insider: boolean;
  /** Whether app review gives the app the feature Human Agent. */
  readonly humanAgent: boolean;
  readonly blockedBy: 'nobody' | 'person' | 'page' | 'both';
  readonly control: ThreadControlState;
  /** Whether the two have a conversation: a tag begins none. */
  readonly conversing: boolean;
  /** When the person last did what opens the window, within seven days. */
  readonly opened: number | undefined;
  /** What is answered in private, where that is asked for and there is or was such a thing. */
  readonly comment?: PublishedThing | undefined;
  /** Whether the token has what answering comments on Instagram takes. */
  readonly mayAnswerComments: boolean;
  /** Whether the tag has been used since, where it may be used once. */
  readonly isTagUsed?: boolean | undefined;
  /** What the Page is set to refuse everything with. */
  readonly refusal: PageRefusal | undefined;
  /** Whether the platform has what comes or goes with days, as of the one that it is as of. */
  readonly has: (part: SendPart) => boolean;
}

/** What of sends comes or goes with days (wire.md 13.1, 9 and 11; 13.2, 9). */
type SendPart =
  | 'closed_tags'
  | 'restriction'
  | 'instagram_pdf'
  | 'instagram_reply_to'
  | 'instagram_attachment_id'
  | 'instagram_pictures'
  | 'login_reply_to';

/** What somebody published, as far as it decides whether it can be answered in private. */
interface PublishedThing {
  /** What a recipient names it by. */
  readonly kind: 'comment_id' | 'post_id';
  /** Epoch milliseconds. */
  readonly created: number;
  readonly deleted: boolean;
  readonly answered: boolean;
}

export type PageRefusal =
  | 'abusive'
  | 'rateLimit'
  | 'pageRateLimit'
  | 'sendFailed'
  | 'pageRestricted'
  | 'accountNotEligible'
  | 'messagesDisabled'
  | 'sendMessageFailure'
  | 'contentReported'
  | 'privacyRules'
  | 'businessBlocked'
  | 'accountUnverified'
  | 'linkRestricted';

/** What one send says of itself. */
export interface SendAsk {
  readonly action?: SenderAction | undefined;
  readonly messagingType?: MessagingType | undefined;
  readonly tag?: Tag | undefined;
  /** Where it is a private reply: how the recipient names what it answers. */
  readonly answers?: PublishedThing['kind'] | undefined;
  /** What the app then does with its control of the conversation. */
  readonly afterwards?: ControlEvent<'pass' | 'release'> | undefined;
  /** What is sent; undefined where it is only asked whether anything may be. */
  readonly content?: Content | undefined;
}

/** What the Page can do in place of writing (wire.md 8.7). */
export const SENDER_ACTIONS = ['typing_on', 'typing_off', 'mark_seen', 'react', 'unreact'] as const;
type SenderAction = (typeof SENDER_ACTIONS)[number];

/** What a message says it is (wire.md 8.1). */
export const MESSAGING_TYPES = ['RESPONSE', 'UPDATE', 'MESSAGE_TAG', 'UTILITY'] as const;
export type MessagingType = (typeof MESSAGING_TYPES)[number];

/** What lets a message out after the window has closed, or once did. */
export const TAG_NAMES = [
  'HUMAN_AGENT',
  'CUSTOMER_FEEDBACK',
  'ACCOUNT_UPDATE',
  'CONFIRMED_EVENT_UPDATE',
  'POST_PURCHASE_UPDATE',
] as const;
export type Tag = (typeof TAG_NAMES)[number];

/** As much of a message as limits are about. */
export interface Content {
  /** Whether there is a message at all. */
  readonly message: boolean;
  readonly text?: string | undefined;
  readonly template?: SentTemplate | undefined;
  /** The error of an id that the template names, and that is none of the Page's. */
  readonly lacks?: SendError | undefined;
  /** Whether the persona is one of the Page's. */
  readonly persona?: 'found' | 'missing' | undefined;
  /** Whether the sticker is one that can be sent. */
  readonly sticker?: 'found' | 'missing' | undefined;
  readonly files?: readonly FileAsk[] | undefined;
  /** How many files came with the request. */
  readonly filesSent?: number | undefined;
  readonly instagramAttachment?: InstagramAttachment | undefined;
  /** Whether the message that is answered, or reacted to, is one of the conversation. */
  readonly target?: 'found' | 'missing' | undefined;
  readonly reaction?: string | undefined;
}

/** Why a send is refused: a row of the catalogue of errors (graph/errors), and what fills its words. */
export interface SendRefusal {
  readonly error: SendError;
  readonly values?: Readonly<Record<string, string>>;
  /** What the error itself does not say, as a sentence for whoever runs the server. */
  readonly because?: string;
}

type SendError =
  | ControlRefusalName
  | 'noMatchingUser'
  | 'instagramUserNotFound'
  | 'developmentRecipient'
  | 'instagramStandardAccess'
  | 'instagramLoginStandardAccess'
  | 'personUnavailable'
  | 'instagramPersonUnavailable'
  | 'personCannotReceive'
  | 'outsideWindow'
  | 'instagramOutsideWindow'
  | 'withdrawnTag'
  | 'humanAgentReview'
  | 'instagramHumanAgentReview'
  | PageRefusal
  | 'invalidComment'
  | 'activityAnswered'
  | 'activityClosed'
  | 'instagramCommentScope'
  | 'instagramCommentAnswered'
  | 'instagramCommentClosed'
  | 'messageAndAction'
  | 'messageEmpty'
  | 'messageData'
  | 'unknownPersona'
  | 'unknownSticker'
  | 'uploadedFiles'
  | 'attachmentUnknown'
  | 'picturesBeta'
  | 'tooManyElements'
  | 'senderActionFailed'
  | 'buttonTitle'
  | 'buttonUrl'
  | 'currency'
  | 'emptyList'
  | 'incompleteElement'
  | 'invalidKeys'
  | 'mediaAttachment'
  | 'mediaSource'
  | 'mediaType'
  | 'mediaUrl'
  | 'mustSend'
  | 'paymentSummary'
  | 'postbackPayload'
  | 'productId'
  | 'enumParameter'
  | 'parameterLength';
