import type { Clock } from '../base/clock.ts';
import { seededRandom } from '../base/random.ts';
import { type AsOf, asOfMistake } from '../graph/declare/calendar.ts';
import { Failure } from '../house/failure.ts';
import { type Household, openHouseInMemory } from '../house/house.ts';
import { type Listening, listen } from '../house/listen.ts';
import type { Ask, AskedServer } from '../recording/ask.ts';
import type { RecordedScope } from '../recording/taking/recorder.ts';
import { putBackAll } from '../store/transfer/put-back.ts';
import { MemoryRows } from '../store/transfer/rows-source.ts';
import { type ControlCall, type ControlResult, clientOver } from './control/client.ts';
import type { KitRecording } from './kit-recording.ts';
import { PLAIN } from './start.ts';
import type { KitStart, ReplayFacts, ReplayTask, SeedFacts } from './thread-messages.ts';

/** How it stood: its rows, and how many ms events had taken until then. */
interface Moment {
  readonly rows: MemoryRows;
  readonly passed: number;
}

/** Snapshots of one server that are kept. */
const MOST_KEPT = 100;

/** What time has passed, by events alone. */
interface Passing {
  ms: number;
}

/** A server of the kit: a store in memory, a clock that stands, ids by a seed. */
export class KitServer {
  readonly #house: Household;
  readonly #listening: Listening;
  readonly #machine: Clock;
  readonly #passing: Passing;
  readonly #moments = new Map<number, Moment>();
  #taken = 0;
  readonly #recordings: KitRecording[] = [];

  private constructor(
    house: Household,
    listening: Listening,
    time: { readonly machine: Clock; readonly passing: Passing },
  ) {
    this.#house = house;
    this.#listening = listening;
    this.#machine = time.machine;
    this.#passing = time.passing;
  }

  /** @throws Failure when the port is in use, or it is to be as of no day */
  static async start({ now, asOf, seed, port }: KitStart): Promise<KitServer> {
    const mistake = asOfMistake(asOf);
    if (mistake !== undefined) throw new Failure(`asOf ${mistake}`);
    const random = seededRandom(seed);
    const passing: Passing = { ms: 0 };
    const machine: Clock = { now: () => now + passing.ms };
    const house = await openHouseInMemory({
      clock: machine,
      random,
      // A bot of a test listens on this machine.
      allowTo: ['loopback'],
    });
    // Each event takes a millisecond: what follows it is later.
    const numbers = new Map<number, number>();
    house.store.onDurable((events) => {
      for (const [page, no] of events) {
        passing.ms += no - (numbers.get(page) ?? 0);
        numbers.set(page, no);
      }
    });
    try {
      const listening = await listen(house, {
        ...PLAIN,
        ...{ port, asOf: asOf as AsOf, journal: 'bodies' },
      });
      return new KitServer(house, listening, { machine, passing });
    } catch (error) {
      await house.close();
      throw error;
    }
  }

  get url(): string {
    return this.#listening.url;
  }

  get controlKey(): string {
    return this.#house.controlKey;
  }

  /** Carries out an operation of the control plane. */
  async call({ method, segments, query = {}, body }: ControlCall): Promise<ControlResult> {
    const answer = await this.#listening.control({ method, segments, query, body });
    return { status: answer.status, body: await whole(answer.body) };
  }

  /**
   * Writes what a seed file says into the store.
   * @throws SeedError
   */
  async seed(file: string): Promise<SeedFacts> {
    const { seedFile } = await import('../seed/seed-file.ts');
    // Shifted, not stopped: each event still takes its millisecond.
    const showing = (moment: number) => ({ offset: moment - this.#machine.now() });
    const { pages, apps, tokens } = await seedFile({ ...this.#house, showing }, file, process.env);
    return {
      pages: pages.map(({ id }) => id),
      apps: apps.map(({ id, name, secret, verifyToken }) => {
        const own = tokens.filter(({ kind, app }) => kind === 'page' && app.id === id);
        const texts = own.map(({ pageId, text }) => [pageId, text] as const);
        return { id, name, secret, verifyToken, tokens: Object.fromEntries(texts) };
      }),
    };
  }

  /** Keeps in memory how everything stands, once nothing is under way; gives its number. */
  async snapshot(): Promise<number> {
    await this.#listening.settled();
    const { store } = this.#house;
    const rows = await store.transaction((tx) => MemoryRows.of(tx.whole), 'own');
    this.#moments.set(++this.#taken, { rows, passed: this.#passing.ms });
    this.#moments.delete(this.#taken - MOST_KEPT);
    return this.#taken;
  }

  /**
   * Has everything stand as it did, the clock too, once nothing is under way.
   * @throws Error where it is kept no longer
   */
  async restore(no: number): Promise<void> {
    const moment = this.#moments.get(no);
    if (!moment) {
      throw new Error(
        `Of the snapshots of one Convograph the newest ${MOST_KEPT} are kept, and this one is older: take one where your tests begin, and restore that.`,
      );
    }
    await this.#listening.settled();
    const { store, clock } = this.#house;
    await store.transaction((tx) => putBackAll(tx, moment.rows, { at: clock.now() }), 'own');
    this.#passing.ms = moment.passed;
    await clock.fresh();
    await clock.look();
  }

  /** Begins to record, and gives the number of the recording. */
  async record(scope: RecordedScope): Promise<number> {
    const { KitRecording } = await import('./kit-recording.ts');
    return this.#recordings.push(await KitRecording.begin(this.#asked(), scope)) - 1;
  }

  /** Ends a recording, and gives the text of its file, which is written where one is named. */
  async recorded(no: number, file: string | undefined): Promise<string> {
    const recording = this.#recordings[no];
    if (!recording) throw new Error('There is no such recording.');
    return recording.end(file);
  }

  /** @throws RecordingError where a recording cannot be played */
  async replay({ file, text, page, app, ...options }: ReplayTask): Promise<ReplayFacts> {
    const { replayed } = await import('./kit-recording.ts');
    return replayed(this.#asked(), { file, text, page, app, ...options });
  }

  #asked(): AskedServer {
    const control = clientOver((call) => this.call(call)) as unknown as Readonly<
      Record<string, (input?: object) => ReturnType<Ask>>
    >;
    return {
      origin: this.url,
      ask: async (operation, input) => control[operation]?.(input),
    };
  }

  async close(): Promise<void> {
    for (const recording of this.#recordings) recording.stop();
    await this.#listening.close();
    await this.#house.close();
  }
}

/** An answer without strides: a list that comes in some is put together. */
async function whole(body: object): Promise<object> {
  const { data } = body as { readonly data?: unknown };
  if (typeof data !== 'object' || data === null || !(Symbol.asyncIterator in data)) return body;
  const rows: unknown[] = [];
  for await (const some of data as AsyncIterable<readonly unknown[]>) rows.push(...some);
  return { ...body, data: rows };
}
