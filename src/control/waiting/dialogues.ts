import type { LogEvent } from '../../store/log/log.ts';
import type { PageStore } from '../../store/page/page-store.ts';

/** Kinds of events that are acts of a customer; to have read something is none that waits for an answer. */
const ACTS = [
  ...(['message', 'postback', 'reaction', 'edit', 'unsend', 'optin', 'referral'] as const),
  ...(['account_linking', 'coupon', 'rating', 'submission', 'comment'] as const),
] as const;

/** After a snapshot was put back another log stands before it. */
const READ = [...ACTS, 'restored'] as const;

export type ActEvent = LogEvent<(typeof ACTS)[number]>;

/** What is told of as an edit, and was none; and what the Page itself reacted with. */
const isNobodysAct = ({ kind, body }: ActEvent): boolean =>
  (kind === 'edit' && body.edit === 0) || (kind === 'reaction' && body.person === 0);

/** A conversation since its customer's last act. */
export interface Dialogue {
  /** Undefined where he has done nothing yet. */
  readonly act: ActEvent | undefined;
  /** What the Page has sent since, oldest first. */
  readonly sent: readonly LogEvent<'message'>[];
}

/** One in which nothing has happened. */
const SILENT: Dialogue = { act: undefined, sent: [] };

/** Messages that are remembered of one conversation. */
const MOST_SENT = 1_000;

/** Events that are read at once. */
const STRIDE = 500;

/** What has happened in the conversations of a Page since their customers' last acts, by its log. */
export class Dialogues {
  readonly #byConversation = new Map<number, Dialogue>();
  /** What people published last, by their numbers: it is in no conversation. */
  readonly #published = new Map<number, LogEvent<'comment'>>();
  #cursor = 0;
  /** Number of the last event that told of a snapshot that was put back. */
  #restored = 0;
  #reading: Promise<void> = Promise.resolve();

  /** Reads on to the end of the log; who asks meanwhile waits for the same. */
  read(page: PageStore): Promise<void> {
    this.#reading = this.#reading.then(() => this.#readOn(page));
    return this.#reading;
  }

  /** That of a person, who may have published something since; undefined without a conversation. */
  of(conversation: number | undefined, person: number): Dialogue {
    const dialogue = conversation === undefined ? SILENT : this.#in(conversation);
    const published = this.#published.get(person);
    if (!published || (dialogue.act?.no ?? 0) > published.no) return dialogue;
    return { act: published, sent: dialogue.sent.filter(({ no }) => no > published.no) };
  }

  #in(conversation: number): Dialogue {
    return this.#byConversation.get(conversation) ?? SILENT;
  }

  async #readOn(page: PageStore): Promise<void> {
    for (let more = true; more; ) {
      const read = await page.log.after(this.#cursor, STRIDE, READ);
      const isAnew = read.events.some(({ kind, no }) => kind === 'restored' && no > this.#restored);
      if (isAnew) {
        this.#begin(read.events.findLast(({ kind }) => kind === 'restored')?.no ?? 0);
        continue;
      }
      for (const event of read.events) if (event.kind !== 'restored') this.#take(event);
      this.#cursor = read.cursor;
      more = read.more;
    }
  }

  /** What was read is no more: all is read once more, from its beginning. */
  #begin(restored: number): void {
    this.#byConversation.clear();
    this.#published.clear();
    this.#restored = restored;
    this.#cursor = 0;
  }

  #take(event: ActEvent): void {
    if (event.kind === 'comment') {
      if (event.body.verb === 'add') this.#published.set(event.body.person, event);
      return;
    }
    const { conversation } = event.body;
    if (conversation === undefined || isNobodysAct(event)) return;
    if (event.kind !== 'message' || event.body.sender !== 0) {
      this.#byConversation.set(conversation, { act: event, sent: [] });
      return;
    }
    const { act, sent } = this.#in(conversation);
    this.#byConversation.set(conversation, { act, sent: [...sent, event].slice(-MOST_SENT) });
  }
}
