import type { TestApp } from './test-app.ts';
import type { TestPage } from './test-page.ts';
import { thread } from './thread.ts';
import type { ReplayFacts } from './thread-messages.ts';

/** What of all that happens is recorded; everything without. */
export interface RecordOptions {
  readonly page?: TestPage | undefined;
  /** Calls and webhooks of this app alone. */
  readonly app?: TestApp | undefined;
}

/** Whom a recording is played with, and how long is waited; times in ms of the machine. */
export interface ReplayOptions {
  /** The Page that stands for the recorded one; that of the same id or name without. */
  readonly page?: TestPage | undefined;
  /** The app that stands for the recorded one; that of the same id or name without. */
  readonly app?: TestApp | undefined;
  /** How long no call may come before the next act; 50 without. */
  readonly quiet?: number | undefined;
  /** How long calls that were recorded are waited for; 2,000 without. */
  readonly within?: number | undefined;
  /** Parts of calls that may differ, such as `message.metadata`. */
  readonly ignore?: readonly string[] | undefined;
  /** `false` leaves the clock as it is, where it was moved in the recording. */
  readonly clock?: boolean | undefined;
  /** Writes the file anew, with what bots do now, instead of telling what is otherwise. */
  readonly update?: boolean | undefined;
}

/** What came of a recording that was played. */
export interface ReplayResult {
  /** Acts that were done again. */
  readonly acts: number;
  /** Calls that were recorded of bots. */
  readonly calls: number;
  /** As many of them as were made again as they were. */
  readonly same: number;
  /** What is otherwise; of an update alone. */
  readonly differences: readonly object[];
}

/** That bots do otherwise than in a recording. The message tells each difference below its act. */
export class ReplayDiffers extends Error {
  override readonly name = 'ReplayDiffers';
  readonly differences: readonly object[];

  constructor({ words, differences }: Pick<ReplayFacts, 'words' | 'differences'>) {
    super(words);
    this.differences = differences;
  }
}

/** What happens, taken down until it is saved. */
export class TestRecording {
  readonly #server: number;
  readonly #no: number;
  #ended: Promise<string> | undefined;

  private constructor(server: number, no: number) {
    this.#server = server;
    this.#no = no;
  }

  static async begin(server: number, { page, app }: RecordOptions): Promise<TestRecording> {
    const task = { kind: 'record', server, page: page?.id, app: app?.id } as const;
    return new TestRecording(server, await thread.ask<number>(task));
  }

  /**
   * Ends it, and writes its file, which browsers' tools open: HAR 1.2, without tokens and secrets.
   * @throws Error where it cannot be written
   */
  async save(file: string): Promise<void> {
    await this.#end(file);
  }

  /** Ends it, and gives what its file would hold. */
  text(): Promise<string> {
    this.#ended ??= this.#end(undefined);
    return this.#ended;
  }

  #end(file: string | undefined): Promise<string> {
    return thread.ask({ kind: 'recorded', server: this.#server, recording: this.#no, file });
  }
}

/** Plays a recording on a server. */
export async function replay(
  server: number,
  recording: string | TestRecording,
  { page, app, ...options }: ReplayOptions,
): Promise<ReplayResult> {
  const source =
    typeof recording === 'string' ? { file: recording } : { text: await recording.text() };
  const who = { page: page?.id, app: app?.id };
  const facts = await thread.ask<ReplayFacts>({
    ...{ kind: 'replay', server },
    ...source,
    ...who,
    ...options,
  });
  if (facts.differences.length > 0 && !options.update) throw new ReplayDiffers(facts);
  const { acts, calls, same, differences } = facts;
  return { acts, calls, same, differences };
}
