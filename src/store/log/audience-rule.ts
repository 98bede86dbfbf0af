import type { Awaitable } from '../../base/awaitable.ts';
import type { Directory } from '../directory.ts';
import type { PageStore } from '../page/page-store.ts';
import type { Audience } from './audience.ts';
import type { Installed } from './kept-installed.ts';
import type { NewEvent } from './kinds.ts';

/** What a rule may look at, as the transaction of the event sees it. */
interface AudienceReads {
  readonly directory: Directory;
  /** Number of the Page that it happened to. */
  readonly no: number;
  readonly page: PageStore;
  /** The Page and the apps that it has: most events need no more of the directory. */
  readonly installed: Installed;
}

/** Says who gets an event, in its transaction; of one of which no webhook is made undefined. */
export type AudienceRule = (
  reads: AudienceReads,
  event: NewEvent,
) => Awaitable<Audience | undefined>;
