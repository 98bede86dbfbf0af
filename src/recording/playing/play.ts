import type { Ask, AskedServer } from '../ask.ts';
import { compareRecordings, renamingOf } from '../compare/compare.ts';
import type { ActPair, RecordingComparison } from '../compare/difference.ts';
import { RecordingError } from '../error.ts';
import {
  isReceipt,
  type JsonObject,
  linesOf,
  type RecordedAct,
  type RecordedControl,
  type Recording,
} from '../recording.ts';
import { isArmed, isRepeated } from '../repeated.ts';
import { TimelineRecorder } from '../taking/recorder.ts';
import { timelineEnds } from '../taking/timeline.ts';
import { castOf, type ReplayCast, type ReplayCastOptions } from './cast.ts';

/** How a recording is played; times in ms of the machine. */
export interface PlayOptions extends ReplayCastOptions {
  /** How long it has to be quiet before the next act; 50 without. */
  readonly quiet?: number | undefined;
  /** How long it is waited for calls that were recorded and do not come; 2,000 without. */
  readonly within?: number | undefined;
  /** Whether the clock is moved as it was; it is without. */
  readonly clock?: boolean | undefined;
  /** Parts of calls that may differ, such as `message.metadata`. */
  readonly ignore?: readonly string[] | undefined;
  /** Told of each act that was done. */
  readonly onAct?: (done: number, of: number) => void;
}

/** What came of it. */
export interface PlayedRecording {
  readonly comparison: RecordingComparison;
  /** What happened now, as a recording of its own. */
  readonly actual: Recording;
}

/** Acts so close upon each other were one movement: nothing is waited for between them. */
const TOGETHER = 100;

/**
 * Has the same people do the same again, and compares what apps did.
 * @throws RecordingError where that cannot be
 */
export async function playRecording(
  server: AskedServer,
  recording: Recording,
  options: PlayOptions = {},
): Promise<PlayedRecording> {
  const { ask } = server;
  const acts = linesOf(recording, 'act');
  if (acts.length === 0) {
    throw new RecordingError(
      'The recording holds no act of a customer: there is nothing to do again.',
    );
  }
  const cast = await castOf(ask, recording, options);
  const recorder = new TimelineRecorder(server, (await timelineEnds(ask)).last);
  const player = new Player(ask, recording, cast, recorder, options);
  try {
    await player.play();
  } finally {
    await player.cleanUp();
  }
  await recorder.read({ isEnd: true });
  const actual = recorder.recording;
  const comparison = compareRecordings(recording, actual, player.pairs(), {
    ids: player.ids,
    apps: [...cast.apps.keys()],
    ignore: options.ignore,
  });
  return { comparison, actual };
}

/** An act that was done, or not. */
interface Done {
  readonly recorded: RecordedAct;
  readonly event?: number;
  readonly refused?: string;
}

class Player {
  readonly #ask: Ask;
  readonly #recording: Recording;
  readonly #cast: ReplayCast;
  readonly #recorder: TimelineRecorder;
  readonly #options: PlayOptions;
  readonly #done: Done[] = [];
  /** Calls that were recorded and did not come. */
  #lacking = 0;
  /** Ids of faults and chaos that were armed on the way. */
  readonly #faults: string[] = [];

  constructor(
    ask: Ask,
    recording: Recording,
    cast: ReplayCast,
    recorder: TimelineRecorder,
    options: PlayOptions,
  ) {
    this.#ask = ask;
    this.#recording = recording;
    this.#cast = cast;
    this.#recorder = recorder;
    this.#options = options;
  }

  /** What stands for what from the beginning. */
  get ids(): [string, string][] {
    const { pages, apps, people } = this.#cast;
    return [...pages, ...apps, ...people];
  }

  async play(): Promise<void> {
    const steps = this.#recording.lines.filter(
      (line) => line.kind === 'act' || line.kind === 'control',
    );
    const acts = steps.filter(({ kind }) => kind === 'act').length;
    for (const [i, step] of steps.entries()) {
      if (step.kind === 'control') {
        await this.#control(step);
        continue;
      }
      this.#done.push(await this.#act(step));
      this.#options.onAct?.(this.#done.length, acts);
      const next = steps.slice(i + 1).find((each) => isStep(each, this.#movesClock));
      if (!next || !this.#isTogether(step, next)) await this.#settle(next?.seq ?? Infinity);
    }
  }

  /** Each act with the one of now, once all that happened was taken down. */
  pairs(): ActPair[] {
    const made = new Map(
      linesOf(this.#recorder.recording, 'act').map((act) => [`${act.page} ${act.event}`, act]),
    );
    return this.#done.map(({ recorded, event, refused }) => ({
      recorded,
      actual: made.get(`${this.#cast.pages.get(recorded.page)} ${event}`),
      refused,
    }));
  }

  /** Takes away what was armed on the way. */
  async cleanUp(): Promise<void> {
    for (const fault of this.#faults) await this.#ask('mend', { fault }).catch(() => undefined);
  }

  get #movesClock(): boolean {
    return this.#options.clock !== false;
  }

  async #control({ operation, input }: RecordedControl): Promise<void> {
    if (!isRepeated(operation, this.#movesClock)) return;
    if (operation === 'mend') {
      await this.cleanUp();
      return;
    }
    const given = { ...(this.#renamed(input) as JsonObject), ...this.#whose(input) };
    const answer = await this.#ask(operation, given).catch((error: Error) => {
      throw new RecordingError(`${operation} could not be done again: ${error.message}`);
    });
    if (isArmed(operation)) this.#faults.push(answer.id);
  }

  /** The Page and the app of a setting, which may be named by id or name. */
  #whose({ page, app }: JsonObject): JsonObject {
    const here = (
      named: readonly { readonly id: string; readonly name: string }[],
      ids: ReadonlyMap<string, string>,
      given: unknown,
    ) => ids.get(named.find(({ id, name }) => id === given || name === given)?.id ?? '');
    const { pages, apps } = this.#recording;
    const ofPage = here(pages, this.#cast.pages, page);
    const ofApp = here(apps, this.#cast.apps, app);
    return {
      ...(ofPage !== undefined && { page: ofPage }),
      ...(ofApp !== undefined && { app: ofApp }),
    };
  }

  async #act(recorded: RecordedAct): Promise<Done> {
    const { operation, input = {}, page, person, unclear } = recorded;
    if (operation === undefined) return { recorded, refused: unclear ?? '' };
    const own = await this.#byItself(recorded);
    if (own !== undefined) return { recorded, event: own };
    const as = person === undefined ? undefined : (this.#cast.people.get(person) ?? person);
    const given = {
      ...(this.#renamed(input) as JsonObject),
      page: this.#cast.pages.get(page) ?? page,
      ...(as !== undefined && { as }),
    };
    try {
      const { event } = await this.#ask(operation, given);
      return { recorded, event };
    } catch (error) {
      return { recorded, refused: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Where people receive and read by themselves, it was done already: the event that it was. */
  async #byItself(recorded: RecordedAct): Promise<number | undefined> {
    if (!isReceipt(recorded)) return undefined;
    const { operation, person } = recorded;
    await this.#recorder.read();
    const what = operation === 'read' ? 'read' : 'delivery';
    const as = this.#cast.people.get(person ?? '');
    const taken = new Set(this.#done.map(({ event }) => event));
    return this.#recorder.rows.find(
      (row) => row.what === what && row.person === as && row.event && !taken.has(row.event),
    )?.event;
  }

  /** What an act takes, with the ids of now. */
  #renamed(input: unknown): unknown {
    if (!/\d{5,}|m_|aWd/.test(JSON.stringify(input))) return input;
    const renaming = renamingOf(this.#recording, this.#recorder.recording, this.pairs(), {
      ids: this.ids,
      apps: [...this.#cast.apps.keys()],
    });
    const visit = (value: unknown): unknown => {
      if (typeof value === 'string') return renaming.actualOf(value);
      if (Array.isArray(value)) return value.map(visit);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, visit(each)]));
    };
    return visit(input);
  }

  /** Whether nothing came between two acts, and nothing could have. */
  #isTogether(act: RecordedAct, next: Recording['lines'][number]): boolean {
    const isClose = Date.parse(next.real) - Date.parse(act.real) < TOGETHER;
    return isClose && this.#callsBetween(act.seq, next.seq) === 0 && next.kind === 'act';
  }

  /** Calls that the recording has of its apps. */
  #callsBetween(from: number, to: number): number {
    return linesOf(this.#recording, 'call').filter(({ seq }) => seq > from && seq < to).length;
  }

  /** Waits until as many calls came as were recorded until then, or none comes any more. */
  async #settle(until: number): Promise<void> {
    const { quiet = 50, within = 2_000 } = this.#options;
    const [first] = this.#done;
    const wanted = this.#callsBetween(first?.recorded.seq ?? 0, until) - this.#lacking;
    for (let waited = 0; ; ) {
      await this.#ask('awaitQuiet', { for: quiet, within: within + quiet });
      waited += Math.max(quiet, 1);
      await this.#recorder.read();
      const lacks = wanted - this.#came();
      if (lacks > 0 && waited < within) continue;
      // What did not come is not waited for again.
      this.#lacking += Math.max(0, lacks);
      return;
    }
  }

  /** Calls of the apps since it began. */
  #came(): number {
    const here = new Set(this.#cast.apps.values());
    return linesOf(this.#recorder.recording, 'call').filter(
      ({ app }) => app === undefined || here.has(app),
    ).length;
  }
}

const isStep = (line: Recording['lines'][number], movesClock: boolean): boolean =>
  line.kind === 'act' || (line.kind === 'control' && isRepeated(line.operation, movesClock));
