import type { SubscribedAccount } from '../directory/tables.ts';
import type { Platform } from '../page/platform.ts';

/**
 * What happens to a Page, and what its event tells of it: keys and names, never what somebody wrote
 * or is called, so that whatever is deleted is gone.
 */
export interface EventBodies {
  /** A message came in, or was sent. */
  readonly message: {
    readonly conversation: number;
    /** Its key, with the conversation's number. */
    readonly created: number;
    readonly tie: number;
    /** The Page (0), a person's number, or null for nobody. */
    readonly sender: number | null;
  };
  /** The Page is there, or has other settings. */
  readonly page: { readonly changed: readonly string[] };
  /** An app gets the Page's events from here on, others than before, or none any more. */
  readonly installed: { readonly app: string; readonly account: SubscribedAccount };
  readonly uninstalled: { readonly app: string; readonly account: SubscribedAccount };
  /** What the Page shows people before they write is another: names of its properties. */
  readonly profile: { readonly platform: Platform; readonly changed: readonly string[] };
  /** A person is there, or something else is known of one. */
  readonly person: { readonly person: number; readonly changed: readonly string[] };
  /** A conversation, or a person, was deleted. */
  readonly deleted: { readonly conversation?: number; readonly person?: number };
  /** What a file of an archive brought. */
  readonly imported: object;
  /** What the demo began with, or went on with. */
  readonly seeded: object;
  /** Conversations of downloads became one, or two. */
  readonly joined: object;
  readonly parted: object;
}

export type EventKind = keyof EventBodies;

/** Kinds of which no webhook is made: they tell of the past. */
export type PastKind = 'imported' | 'seeded' | 'joined' | 'parted';
