import type { Caller } from '../../access/caller.ts';
import type { Requirement } from '../../access/permissions.ts';
import type { SendAsk, SendState } from '../../messaging/sending/state.ts';
import type { AppRow, Directory, PageRow } from '../../store/directory.ts';
import type { SendStanding } from '../../store/page/send-standing.ts';

/** All that gates are told and opened by. */
export interface SendCase {
  readonly page: PageRow;
  readonly app: AppRow;
  readonly caller: Caller;
  /** Whether the app has a token for the Page. */
  readonly hasToken: boolean;
  readonly lacks: Requirement | undefined;
  readonly stored: SendStanding;
  readonly state: SendState;
  readonly ask: SendAsk;
  /** The person's id as it was given; empty where nobody is known to have written a comment. */
  readonly to: string;
  /** Whether somebody can have that id. */
  readonly free: boolean;
  /** An id for somebody who is there in any case. */
  readonly somebody: string;
  readonly directory: Directory;
}
