/** Something that is not in the store, or not wholly: a file, a part of one, a medium. */
export interface Remark {
  /** The file; of a medium, what its message calls it. */
  readonly file: string;
  /** A sentence; begins with the line's or message's number where one was passed over. */
  readonly reason: string;
}

/** What an import found and what of it is new in the store. */
export interface Report {
  readonly conversations: number;
  readonly messages: number;
  readonly media: number;
  readonly new_conversations: number;
  readonly new_messages: number;
  /** Media that messages name and that are not there; the messages are in without them. */
  readonly missing_media: readonly Remark[];
  /** Files, threads and messages that are not in. */
  readonly skipped: readonly Remark[];
}

/** More reasons than this are counted, not kept: a large file may be wrong in every line. */
const MOST_REASONS = 1000;

/** Remarks, the first of them with their reasons, the others counted by file. */
class Remarks {
  readonly #kept: Remark[] = [];
  readonly #unsaid = new Map<string, number>();

  get size(): number {
    return this.#kept.length;
  }

  /** @param of what it is counted by when its reason is not kept */
  add(file: string, reason: string, of = file): void {
    if (this.#kept.length < MOST_REASONS) this.#kept.push({ file, reason });
    else this.#unsaid.set(of, (this.#unsaid.get(of) ?? 0) + 1);
  }

  all(): Remark[] {
    const unsaid = [...this.#unsaid].map(([file, n]) => ({ file, reason: `${n} more like these` }));
    return [...this.#kept, ...unsaid];
  }
}

/** Gathers a {@link Report} as an import goes. */
export class Tally {
  conversations = 0;
  messages = 0;
  media = 0;
  newConversations = 0;
  newMessages = 0;
  readonly #missing = new Remarks();
  readonly #skipped = new Remarks();

  skip(file: string, reason: string): void {
    this.#skipped.add(file, reason);
  }

  /** @param by the file whose message names it, for people */
  miss(medium: string, reason: string, by: string): void {
    this.#missing.add(medium, `${reason} (a message of ${by} names it)`, by);
  }

  /** Whether nothing was passed over. */
  get isClean(): boolean {
    return this.#skipped.size === 0;
  }

  /** Adds what another import counted. */
  take(report: Report): void {
    this.conversations += report.conversations;
    this.messages += report.messages;
    this.media += report.media;
    this.newConversations += report.new_conversations;
    this.newMessages += report.new_messages;
    for (const { file, reason } of report.missing_media) this.#missing.add(file, reason);
    for (const { file, reason } of report.skipped) this.skip(file, reason);
  }

  report(): Report {
    return {
      conversations: this.conversations,
      messages: this.messages,
      media: this.media,
      new_conversations: this.newConversations,
      new_messages: this.newMessages,
      missing_media: this.#missing.all(),
      skipped: this.#skipped.all(),
    };
  }
}
