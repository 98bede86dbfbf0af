import type { LogEvent } from '../../store/log/log.ts';
import type { PageStore } from '../../store/page/page-store.ts';

/** Kinds of events that are acts of a customer; to have read something is none that waits for an answer. */
const ACTS = [
  ...(['message', 'postback', 'reaction', 'edit', 'unsend', 'optin', 'referral'] as const),
  ...(['account_linking', 'coupon', 'rating', 'submission'] as const),
] as const;

export type ActEvent = LogEvent<(typeof ACTS)[number]>;

/** A conversation since its customer's last act. */
export interface Dialogue {
  /** Undefined where he has done nothing yet. */
  readonly act: ActEvent | undefined;
  /** What the Page has sent since, oldest first. */
  readonly sent: readonly LogEvent<'message'>[];
}

/** One in which nothing has happened. */
export const SILENT: Dialogue = { act: undefined, sent: [] };

/** Messages that are remembered of one conversation. */
const MOST_SENT = 1_000;

/** Events that are read at once. */
const STRIDE = 500;

/** What has happened in the conversations of a Page since their customers' last acts, by its log. */
export class Dialogues {
  readonly #byConversation = new Map<number, Dialogue>();
  #cursor = 0;
  #reading: Promise<void> = Promise.resolve();

  /** Reads on to the end of the log; who asks meanwhile waits for the same. */
  read(page: PageStore): Promise<void> {
    this.#reading = this.#reading.then(() => this.#readOn(page));
    return this.#reading;
  }

  of(conversation: number): Dialogue {
    return this.#byConversation.get(conversation) ?? SILENT;
  }

  async #readOn(page: PageStore): Promise<void> {
    for (let more = true; more; ) {
      const read = await page.log.after(this.#cursor, STRIDE, ACTS);
      for (const event of read.events) this.#take(event);
      this.#cursor = read.cursor;
      more = read.more;
    }
  }

  #take(event: ActEvent): void {
    const { conversation } = event.body;
    // What is told of as an edit, and was none, is nobody's act.
    if (conversation === undefined || (event.kind === 'edit' && event.body.edit === 0)) return;
    if (event.kind !== 'message' || event.body.sender !== 0) {
      this.#byConversation.set(conversation, { act: event, sent: [] });
      return;
    }
    const { act, sent } = this.of(conversation);
    this.#byConversation.set(conversation, { act, sent: [...sent, event].slice(-MOST_SENT) });
  }
}
