import type { Transition } from '../../messaging/thread-control/event.ts';
import type { SubscribedAccount } from '../directory/tables.ts';
import type { FormFilled } from '../page/given-tables.ts';
import type { MessagePlace, Referral } from '../page/message.ts';
import type { Platform } from '../page/platform.ts';

/** That a person wants marketing messages, or wants them no more, or again (wire.md 9.6). */
export interface NotificationOptin {
  /** What the app is to send with each of them. */
  readonly token: string;
  readonly title: string;
  readonly payload: string;
  readonly timezone: string;
  /** Of who had stopped them, or takes them up again. */
  readonly status?: 'stop' | 'resume';
}

/**
 * What happens to a Page, and what its event tells of it: keys and words of the platform, never what
 * somebody wrote or is called, so that whatever is deleted is gone.
 */
export interface EventBodies {
  /** A message came in, or was sent: an echo where its sender is the Page. */
  readonly message: MessagePlace & {
    /** The Page (0), a person's number, or null for nobody. */
    readonly sender: number | null;
  };
  /** A person tapped a button: a message with the title as its text, and the payload. */
  readonly postback: MessagePlace & {
    readonly person: number;
    /** The app that sent the button, where one of a message was tapped. */
    readonly app?: string;
  };
  /** A person reacted to a message, or took that back. */
  readonly reaction: MessagePlace & {
    readonly person: number;
    readonly action: 'react' | 'unreact';
    /** The word for it, and its emoji; of one that was taken back neither, unless that is to be told. */
    readonly reaction?: string;
    readonly emoji?: string;
  };
  /**
   * A person wrote a message anew, for the how-manieth time: the texts before stand in its parts. 0:
   * nobody did, and it is told of all the same; `unsaid`: without saying of whom.
   */
  readonly edit: MessagePlace & {
    readonly person: number;
    readonly edit: number;
    readonly unsaid?: true;
  };
  /** A person took a message back. */
  readonly unsend: MessagePlace & { readonly person: number };
  /** A person has read everything until a time, in ms: the newest message of it, if there is one. */
  readonly read: {
    readonly conversation: number;
    readonly person: number;
    readonly watermark: number;
    readonly created?: number;
    readonly tie?: number;
  };
  /** Messages of the Page came to a person: everything until a time, in ms. */
  readonly delivery: {
    readonly conversation: number;
    readonly person: number;
    readonly watermark: number;
    readonly mids: readonly (readonly [created: number, tie: number])[];
  };
  /** A person let the Page write, by a plugin: `userRef` in place of somebody who is not known. */
  readonly optin: {
    readonly conversation?: number;
    readonly person?: number;
    /** What a plugin says; of marketing messages there is a token in its place. */
    readonly ref?: string;
    readonly userRef?: string;
    readonly notification?: NotificationOptin;
  };
  /** A person came to a conversation by a link or an ad. */
  readonly referral: {
    readonly conversation?: number;
    readonly person: number;
    readonly referral: Referral;
  };
  /** A person linked an account of the business, with the code that it gave, or unlinked it. */
  readonly account_linking: {
    readonly conversation: number;
    readonly person: number;
    readonly status: 'linked' | 'unlinked';
    readonly code?: string;
    /** The app that sent the button. */
    readonly app?: string;
  };
  /** A person published a comment, or a post, or took it back. */
  readonly comment: {
    readonly person: number;
    /** Its id. */
    readonly comment: string;
    readonly verb: 'add' | 'remove';
  };
  /** A person filled in a form, or sent an order: what is in it stands apart, under its id. */
  readonly submission: {
    readonly conversation: number;
    readonly person: number;
    readonly form: FormFilled;
    readonly submission: string;
  };
  /** A person had the code of a coupon shown that the Page sent. */
  readonly coupon: MessagePlace & { readonly person: number };
  /** A person says what an answer of the Page was worth. */
  readonly rating: MessagePlace & { readonly person: number; readonly isGood: boolean };
  /** The Page's owner gave an app another role among those that share its conversations. */
  readonly app_role: {
    readonly platform: Platform;
    readonly app: string;
    readonly role: 'primary_receiver' | 'secondary_receiver';
  };
  /**
   * Who controls a conversation is another, or somebody asks for it: a step of its history, in which
   * stands what was said with it.
   */
  readonly thread_control: Omit<Transition, 'metadata'> & {
    readonly conversation: number;
    /** Number among the conversation's steps. */
    readonly step: number;
  };
  /** The platform's staff warned the Page, blocked its sends, or blocks them no more. */
  readonly policy: {
    readonly platform: Platform;
    readonly action: 'warning' | 'block' | 'unblock';
    readonly reason?: string;
  };
  /** Whatever was to be sent, as it stands in `messaging`: for tests of receivers. */
  readonly raw: {
    readonly platform: Platform;
    readonly field: string;
    readonly item: object;
    /** Whether nobody owns what it is about, so that all get it as `standby`. */
    readonly standby?: true;
  };
  /** The Page is there, or has other settings. */
  readonly page: { readonly changed: readonly string[] };
  /** An app gets the Page's events from here on, others than before, or none any more. */
  readonly installed: { readonly app: string; readonly account: SubscribedAccount };
  readonly uninstalled: { readonly app: string; readonly account: SubscribedAccount };
  /** What the Page shows people before they write is another: names of its properties. */
  readonly profile: { readonly platform: Platform; readonly changed: readonly string[] };
  /** A file was uploaded, to be sent by its id. */
  readonly uploaded: { readonly attachment: string };
  /** The Page has a persona more, or one less. */
  readonly persona: { readonly persona: string; readonly change: 'created' | 'deleted' };
  /** A person is there, or something else is known of one. */
  readonly person: {
    readonly person: number;
    readonly changed: readonly string[];
    /** Who lets no message through, where that is what changed. */
    readonly blocked?: 'nobody' | 'person' | 'page' | 'both';
  };
  /** Something else is known of a conversation, such as where it lies. */
  readonly conversation: { readonly conversation: number; readonly changed: readonly string[] };
  /** A conversation, a person, or an app that had to do with the Page was deleted. */
  readonly deleted: {
    readonly conversation?: number;
    readonly person?: number;
    readonly app?: string;
  };
  /** Everything else of the Page is gone. */
  readonly reset: object;
  /** Everything of the Page is as it was when a snapshot was taken, its log up to here too. */
  readonly restored: object;
  /**
   * A conversation stands as it stood before an event, of which it is as if it and all behind it had not
   * been; or, of `undone`, as before it was taken back by that event.
   */
  readonly rewound: {
    readonly conversation: number;
    readonly from: number;
    readonly undone?: number;
  };
  /** What a file of an archive brought. */
  readonly imported: object;
  /** What the demo began with, or went on with. */
  readonly seeded: object;
  /** Conversations of downloads became one, or two. */
  readonly joined: object;
  readonly parted: object;
}

export type EventKind = keyof EventBodies;

/** What happened, and when: in ms of the store's clock. */
export type NewEvent<K extends EventKind = EventKind> = {
  [Kind in K]: { readonly at: number; readonly kind: Kind; readonly body: EventBodies[Kind] };
}[K];

/** Kinds of which no webhook is made: they tell of the past. */
export type PastKind = 'imported' | 'seeded' | 'joined' | 'parted';
