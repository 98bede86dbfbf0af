import type { MediaStore } from '../../../media/media-store.ts';
import type { PageRow } from '../../../store/directory.ts';
import { midsOf } from '../../../store/ids/mid.ts';
import type { EventKind } from '../../../store/log/kinds.ts';
import type { LogEvent } from '../../../store/log/log.ts';
import type { MessagePlace } from '../../../store/page/message.ts';
import type { FoundMessage } from '../../../store/page/messages.ts';
import type { PageStore } from '../../../store/page/page-store.ts';

/** An act as it is done again: an operation of the control plane, and what it takes. */
export interface Redo {
  /** Id of the operation; undefined where it cannot be told any more. */
  readonly operation?: string;
  /** But for `page` and `as`. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** Number of the person whom it is about; nobody's where none is known. */
  readonly person?: number | undefined;
  readonly conversation?: number | undefined;
  /** The message that it wrote, or that it is about. */
  readonly message?: MessagePlace;
  /** Why it cannot be done again as it was. */
  readonly unclear?: string;
}

/** Where acts are looked up. */
export interface RedoSource {
  readonly page: PageRow;
  readonly store: PageStore;
  readonly media: MediaStore;
}

/** Makes it of an event; undefined where neither a person nor the Page's human did it. */
export type RedoMaker<K extends EventKind> = (
  event: LogEvent<K>,
  source: RedoSource,
) => Promise<Redo | undefined> | Redo | undefined;

/** Said of what is gone. */
export const TAKEN_BACK = 'What it said was taken back since, or deleted, and is gone.';

/** Id of the message at a place, taken back or not. */
export async function midAt(
  { page, store }: RedoSource,
  { conversation, ...place }: MessagePlace,
): Promise<string | undefined> {
  const found = await store.messages.find(conversation, place);
  return found && midsOf(page, found.conversation)(found.message);
}

/** The message at a place with all its parts. */
export async function messageAt(
  { store }: RedoSource,
  { conversation, ...place }: MessagePlace,
): Promise<FoundMessage | undefined> {
  const found = await store.messages.find(conversation, place);
  if (!found) return undefined;
  return { ...found, message: await store.messages.whole(found.conversation.no, found.message) };
}
