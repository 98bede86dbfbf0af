import { madeAt } from '../base/made-at.ts';
import type { Platform } from '../store/page/platform.ts';
import { Contents, type SectionReport, type YearReport } from './contents.ts';
import { Decisions, type JoinedThreads, type PartedThreads } from './decisions.ts';

/** Something that is not in the store, or not wholly: a file, a part of one, a medium. */
export interface Remark {
  /** The file; of a medium, what its message calls it. */
  readonly file: string;
  /** A sentence; begins with the line's or message's number where one was passed over. */
  readonly reason: string;
}

/** Kinds of media, as messages name them. */
export const MEDIA_KINDS = ['image', 'video', 'audio', 'file', 'sticker'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** Who was taken for the business on a platform. */
export interface BusinessReport {
  readonly name: string;
  /** In how many of the archive's threads the name takes part, of how many. */
  readonly threads: number;
  readonly of: number;
  /** What spoke for it. */
  readonly because: 'given' | 'asked' | 'earlier' | 'page' | 'profile' | 'everywhere' | 'nobody';
  /** Names that take part in as many threads; none where it was said who it is. */
  readonly equals: readonly string[];
}

interface Counts {
  readonly conversations: number;
  readonly messages: number;
  readonly media: number;
  readonly new_conversations: number;
  readonly new_messages: number;
}

/** What an import found of one platform, and what of it is new in the store. */
export interface PlatformReport extends Counts {
  readonly platform: Platform;
  /** Undefined where no archive had to tell. */
  readonly business: BusinessReport | undefined;
  /** Besides the business; each counts once a conversation. */
  readonly people: number;
  /** Media that are there, by kind. */
  readonly media_kinds: Readonly<Record<MediaKind, number>>;
  readonly media_missing: number;
  /** Times of the oldest and the newest message, ISO 8601; undefined without any. */
  readonly first_message: string | undefined;
  readonly last_message: string | undefined;
  /** What its sections hold, those with most messages first; none of files of dialogues. */
  readonly sections: readonly SectionReport[];
  /** Messages by year. */
  readonly years: readonly YearReport[];
}

/** How the times of a download in HTML were read. */
export interface PagesReport {
  /** Where it lies. */
  readonly folder: string;
  /** An IANA name, or such as `UTC+02:00`. */
  readonly time_zone: string;
  /** What told the zone: the dates themselves, the page, the same messages in JSON, a flag, nothing. */
  readonly because: 'dates' | 'page' | 'json' | 'given' | 'machine';
}

/** What an import found and what of it is new in the store. */
export interface Report extends Counts {
  /** Of downloads in HTML; undefined where there were none. */
  readonly html?: readonly PagesReport[];
  readonly platforms: readonly PlatformReport[];
  /** Media that messages name and that are not there; the messages are in without them. */
  readonly missing_media: readonly Remark[];
  /** Files, threads and messages that are not in. */
  readonly skipped: readonly Remark[];
  /** What a download holds and nobody would miss, such as channels that one follows. */
  readonly left_out: readonly Remark[];
  /** Threads of which files lack among those that are numbered; the others are in. */
  readonly gaps: readonly Remark[];
  /** Files that meet one of an earlier import within a millisecond: what is equal there counts once. */
  readonly counted_once: readonly Remark[];
  /** Threads that were taken for one conversation, the first of them, and how many more there are. */
  readonly joined: readonly JoinedThreads[];
  readonly joined_more: number;
  /** Threads that were part of a conversation and are not any more. */
  readonly parted: readonly PartedThreads[];
}

/** More reasons than this are counted, not kept: a large file may be wrong in every line. */
const MOST_REASONS = 1000;
/** Files of which they are counted, each by itself; those of all others are one number. */
const MOST_COUNTED = 1000;
const OTHERS = 'other files';

/** Remarks, the first of them with their reasons, the others counted by what they are of. */
class Remarks {
  readonly #kept: (Remark & { readonly of: string })[] = [];
  readonly #unsaid = new Map<string, number>();
  /** How many there are, with their reasons or without. */
  size = 0;

  /** @param of what it is counted by when its reason is not kept */
  add(file: string, reason: string, of = file): void {
    this.size++;
    if (this.#kept.length < MOST_REASONS) this.#kept.push({ file, reason, of });
    else this.#count(of, 1);
  }

  take(others: Remarks): void {
    for (const { file, reason, of } of others.#kept) this.add(file, reason, of);
    for (const [of, n] of others.#unsaid) this.#count(of, n);
    this.size += others.size - others.#kept.length;
  }

  all(): Remark[] {
    const kept = this.#kept.map(({ file, reason }) => ({ file, reason }));
    const unsaid = [...this.#unsaid].map(([file, n]) => ({ file, reason: `${n} more like these` }));
    return [...kept, ...unsaid];
  }

  #count(file: string, n: number): void {
    const isNew = !this.#unsaid.has(file) && this.#unsaid.size >= MOST_COUNTED;
    const of = isNew ? OTHERS : file;
    this.#unsaid.set(of, (this.#unsaid.get(of) ?? 0) + n);
  }
}

/** Counts media that messages name. */
export class MediaCount {
  readonly #kinds = new Map<MediaKind, number>();
  readonly missing = new Remarks();
  /** How many are there. */
  found = 0;

  find(kind: MediaKind): void {
    this.found++;
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
  }

  /** @param by the file whose message names it, for people */
  miss(medium: string, reason: string, by: string): void {
    this.missing.add(medium, `${reason} (a message of ${by} names it)`, by);
  }

  take(others: MediaCount): void {
    this.found += others.found;
    for (const [kind, n] of others.#kinds) this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + n);
    this.missing.take(others.missing);
  }

  kinds(): Record<MediaKind, number> {
    const count = (kind: MediaKind) => [kind, this.#kinds.get(kind) ?? 0];
    return Object.fromEntries(MEDIA_KINDS.map(count)) as Record<MediaKind, number>;
  }
}

/** Counts what an import finds of one platform. */
export class PlatformTally {
  business: BusinessReport | undefined;
  conversations = 0;
  messages = 0;
  newConversations = 0;
  newMessages = 0;
  people = 0;
  readonly media = new MediaCount();
  readonly contents = new Contents();
  #first = Number.POSITIVE_INFINITY;
  #last = 0;

  /** Takes in the times of the oldest and the newest of some messages, in epoch milliseconds. */
  span(first: number, last: number): void {
    if (first > 0) this.#first = Math.min(this.#first, first);
    this.#last = Math.max(this.#last, last);
  }

  report(platform: Platform): PlatformReport {
    const isTimed = this.#last > 0;
    return {
      platform,
      business: this.business,
      conversations: this.conversations,
      messages: this.messages,
      media: this.media.found,
      new_conversations: this.newConversations,
      new_messages: this.newMessages,
      people: this.people,
      media_kinds: this.media.kinds(),
      media_missing: this.media.missing.size,
      first_message: isTimed ? new Date(this.#first).toISOString() : undefined,
      last_message: isTimed ? new Date(this.#last).toISOString() : undefined,
      sections: this.contents.sections(),
      years: this.contents.years(),
    };
  }
}

/** Gathers a {@link Report} as an import goes. */
export class ImportTally {
  /** Which threads are one. */
  readonly decisions = new Decisions();
  readonly pages: PagesReport[] = [];
  readonly #platforms = new Map<Platform, PlatformTally>();
  readonly skipped = new Remarks();
  /** What is no conversation and so not in; it is not counted as skipped. */
  readonly leftOut = new Remarks();
  /** Where files lack beside one, which may be in a part that was not given. */
  readonly gaps = new Remarks();
  /** Files of which equal messages, and those of one that came in before, count once. */
  readonly countedOnce = new Remarks();

  /** The counts of a platform. */
  on(platform: Platform): PlatformTally {
    return madeAt(this.#platforms, platform, () => new PlatformTally());
  }

  skip(file: string, reason: string): void {
    this.skipped.add(file, reason);
  }

  /** Conversations and messages so far. */
  get conversations(): number {
    return this.#sum(({ conversations }) => conversations);
  }

  get messages(): number {
    return this.#sum(({ messages }) => messages);
  }

  report(): Report {
    const platforms = [...this.#platforms].map(([platform, tally]) => tally.report(platform));
    const sum = (key: keyof Counts) => platforms.reduce((all, one) => all + one[key], 0);
    return {
      conversations: sum('conversations'),
      messages: sum('messages'),
      media: sum('media'),
      new_conversations: sum('new_conversations'),
      new_messages: sum('new_messages'),
      platforms,
      missing_media: [...this.#platforms.values()].flatMap(({ media }) => media.missing.all()),
      skipped: this.skipped.all(),
      left_out: this.leftOut.all(),
      gaps: this.gaps.all(),
      counted_once: this.countedOnce.all(),
      ...this.decisions.report(),
      ...(this.pages.length > 0 && { html: this.pages }),
    };
  }

  #sum(count: (tally: PlatformTally) => number): number {
    let sum = 0;
    for (const tally of this.#platforms.values()) sum += count(tally);
    return sum;
  }
}
