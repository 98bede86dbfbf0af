import type { Platform } from '../store/page/platform.ts';

/** Why two threads are one conversation. */
export type JoinReason =
  | 'same name and people'
  | 'same number and people'
  | 'shared messages'
  | 'times follow'
  | 'by hand';

/** Two threads of downloads that an import took for one conversation. */
export interface JoinedThreads {
  readonly platform: Platform;
  /** Id of the conversation. */
  readonly conversation: string;
  /** Their names: folders of the ordinary download, files of the encrypted one. */
  readonly threads: readonly [string, string];
  readonly because: JoinReason;
  /** How many both hold, where they were compared: of those of the same people one may be enough. */
  readonly shared_messages: number | undefined;
}

/** Threads that were part of a conversation and are one of their own from now on. */
export interface PartedThreads {
  readonly platform: Platform;
  /** Id of the conversation that they are, and of the one that they were part of. */
  readonly conversation: string;
  readonly from: string;
  readonly threads: readonly string[];
  readonly because: string;
}

/** More than this are counted, not kept. */
const MOST = 1000;

/** What an import decided of which threads are one. */
export class Decisions {
  readonly #joined: JoinedThreads[] = [];
  readonly #parted: PartedThreads[] = [];
  #more = 0;

  /** Keeps one more; beyond what is kept it is only counted, and not worked out. */
  async join(joined: () => Promise<JoinedThreads>): Promise<void> {
    if (this.#joined.length < MOST) this.#joined.push(await joined());
    else this.#more++;
  }

  part(parted: PartedThreads): void {
    this.#parted.push(parted);
  }

  report() {
    return { joined: this.#joined, joined_more: this.#more, parted: this.#parted };
  }
}
