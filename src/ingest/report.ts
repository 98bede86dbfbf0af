/** A file, or a part of one, that was not imported. */
export interface Skipped {
  readonly file: string;
  /** A sentence; begins with the line's number where one line was passed over. */
  readonly reason: string;
}

/** What an import found and what of it is new in the store. */
export interface Report {
  readonly conversations: number;
  readonly messages: number;
  readonly media: number;
  readonly new_conversations: number;
  readonly new_messages: number;
  readonly skipped: readonly Skipped[];
}

/** More reasons than this are counted, not kept: a large file may be wrong in every line. */
const MOST_REASONS = 1000;

/** Gathers a {@link Report} as an import goes. */
export class Tally {
  conversations = 0;
  messages = 0;
  media = 0;
  newConversations = 0;
  newMessages = 0;
  readonly #skipped: Skipped[] = [];
  readonly #unsaid = new Map<string, number>();

  skip(file: string, reason: string): void {
    if (this.#skipped.length < MOST_REASONS) this.#skipped.push({ file, reason });
    else this.#unsaid.set(file, (this.#unsaid.get(file) ?? 0) + 1);
  }

  /** Whether nothing was passed over. */
  get isClean(): boolean {
    return this.#skipped.length === 0;
  }

  /** Adds what another import counted. */
  take(report: Report): void {
    this.conversations += report.conversations;
    this.messages += report.messages;
    this.media += report.media;
    this.newConversations += report.new_conversations;
    this.newMessages += report.new_messages;
    for (const { file, reason } of report.skipped) this.skip(file, reason);
  }

  report(): Report {
    const unsaid = [...this.#unsaid].map(([file, n]) => ({ file, reason: `${n} more like these` }));
    return {
      conversations: this.conversations,
      messages: this.messages,
      media: this.media,
      new_conversations: this.newConversations,
      new_messages: this.newMessages,
      skipped: [...this.#skipped, ...unsaid],
    };
  }
}
