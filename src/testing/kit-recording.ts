import { readFile } from 'node:fs/promises';
import { systemScheduler } from '../base/scheduler.ts';
import { writeWholeFile } from '../base/whole-file.ts';
import type { AskedServer } from '../recording/ask.ts';
import { comparisonText, shownComparison } from '../recording/compare/words.ts';
import { RecordingError } from '../recording/error.ts';
import { readRecording, recordingText } from '../recording/file.ts';
import { playRecording } from '../recording/playing/play.ts';
import { type RecordedScope, TimelineRecorder } from '../recording/taking/recorder.ts';
import { timelineEnds } from '../recording/taking/timeline.ts';
import type { ReplayFacts, ReplayTask } from './thread-messages.ts';

/** How often is read, in ms: what somebody takes back later could be told no more. */
const PAUSE = 50;

/** A recording that goes on. */
export class KitRecording {
  readonly #recorder: TimelineRecorder;
  readonly #stopped = new AbortController();
  readonly #reading: Promise<void>;
  #failure: Error | undefined;

  private constructor(recorder: TimelineRecorder) {
    this.#recorder = recorder;
    this.#reading = this.#read();
  }

  static async begin(server: AskedServer, scope: RecordedScope): Promise<KitRecording> {
    return new KitRecording(
      new TimelineRecorder(server, (await timelineEnds(server.ask)).last, scope),
    );
  }

  /**
   * Ends it, and gives the text of its file.
   * @param file where it is written, if anywhere
   */
  async end(file: string | undefined): Promise<string> {
    this.stop();
    await this.#reading;
    if (this.#failure) throw this.#failure;
    await this.#recorder.read({ isEnd: true });
    const text = recordingText(this.#recorder.recording);
    if (file !== undefined) await writeWholeFile(file, text);
    return text;
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #read(): Promise<void> {
    const { signal } = this.#stopped;
    try {
      while (!signal.aborted) {
        await this.#recorder.read();
        await systemScheduler.sleep(PAUSE, signal);
      }
    } catch (error) {
      this.#failure = error as Error;
    }
  }
}

/**
 * Plays a recording, and writes its file anew where that is wished.
 * @throws RecordingError where that cannot be
 */
export async function replayed(server: AskedServer, task: ReplayTask): Promise<ReplayFacts> {
  const { file, text, update, ...options } = task;
  const source = text ?? (await readFile(file ?? '', 'utf8').catch(missing(file)));
  const recording = readRecording(file ?? 'The recording', source);
  const { comparison, actual } = await playRecording(server, recording, options);
  const isOther = comparison.differences.length > 0;
  if (update && isOther && file !== undefined) await writeWholeFile(file, recordingText(actual));
  return { ...shownComparison(comparison), words: comparisonText(comparison, recording) };
}

const missing =
  (file = '') =>
  (): never => {
    throw new RecordingError(
      `There is no file ${file}: \`const recording = await graph.record()\`, and \`recording.save(file)\` at the end, write one.`,
    );
  };
