import type { PersonProfile } from '../../store/page/tables.ts';
import type { FileName, PictureName, ProductName } from './things.ts';

/** A person who writes to the business; `key` is how the stories call them. */
export interface Character {
  readonly key: string;
  readonly name: string;
  readonly username?: string;
  readonly picture?: PictureName;
  readonly profile?: Omit<PersonProfile, 'picture'>;
}

/** A conversation told in sittings. */
export interface Tale {
  /** Key of the customer, who has no other conversation. */
  readonly who: string;
  readonly folder: 'inbox' | 'other' | 'page_done' | 'spam';
  /** Which app owns it at the first start; without one nobody does. */
  readonly owner?: 'bot' | 'inbox';
  readonly sittings: readonly Sitting[];
}

/** A stretch of messages that follow one another, anchored at one of its ends. */
export type Sitting = { readonly lines: readonly StoryLine[] } & When;

/** When the last line was, or the first. */
export type When =
  | { readonly endsMinutesAgo: number }
  | { readonly workdaysAgo: number; readonly at: string };

/** One message. */
export interface StoryLine {
  /** The customer, the bot, or one of us in the inbox. */
  readonly by: 'them' | 'bot' | 'us';
  /** Whole minutes after the line before; 0 for a burst. */
  readonly after: number;
  readonly text: string;
  readonly more: More;
}

/** What a message has besides its text. */
export interface More {
  /** A name for `answers` of later lines of the same sitting. */
  readonly key?: string;
  /** Key of the line that this one replies to. */
  readonly answers?: string;
  readonly file?: FileName;
  readonly card?: Card;
  readonly share?: StoryShare;
  readonly sticker?: true;
  /** Emoji that the other side put on it. */
  readonly reaction?: string;
  readonly story?: 'reply_to' | 'mention';
  readonly unsupported?: true;
}

/** A generic template. */
export interface Card {
  readonly title: string;
  readonly subtitle: string;
  readonly picture: PictureName;
  readonly button: string;
  readonly url: string;
}

export interface StoryShare {
  readonly link: string;
  readonly name?: string;
  readonly description?: string;
  readonly products?: readonly ProductName[];
}
