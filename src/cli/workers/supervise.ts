import cluster, { type Worker } from 'node:cluster';
import { randomBytes } from 'node:crypto';
import { systemScheduler } from '../../base/scheduler.ts';
import { print } from '../output.ts';
import type { AloneWord, FromWorker, ReadyWord, ToWorker } from './words.ts';

/** One that lives so long, in ms, has ended for a reason of its own; others are started more and more slowly. */
const WELL = 60_000;
/** The longest pause before another is started, in ms. */
const LONGEST_PAUSE = 30_000;

/** A place among the workers, whichever process has it. */
interface Place {
  readonly number: number;
  worker: Worker | undefined;
  isReady: boolean;
  began: number;
  /** How often one ended soon after its start, one after the other. */
  ends: number;
}

/** What the first asked of the others, and who has not agreed yet. */
interface Asking {
  readonly no: number;
  readonly left: Set<number>;
}

/**
 * Serves by several processes: starts them, starts another for one that ends, passes signals on, and prints
 * once what they serve. The first is started alone: it makes what there is none of.
 * @param count how many
 */
export class Supervisor {
  readonly #places: readonly Place[];
  readonly #keys = { secret: word(), consoleKey: word() };
  #firstPort: number | undefined;
  #isAlone = false;
  #asking: Asking | undefined;
  #isStopping = false;
  #told: ReadyWord | undefined;
  #ended: () => void = () => undefined;

  constructor(count: number) {
    this.#places = Array.from({ length: count }, (_, i) => ({
      ...{ number: i + 1, worker: undefined, isReady: false, began: 0, ends: 0 },
    }));
  }

  /** Resolves when all have ended: after a signal, or where they cannot begin. */
  async run(flags: { readonly json?: boolean }): Promise<void> {
    // Handed out by turns, a connection that is on its way to one that dies would wait for ever.
    cluster.schedulingPolicy = cluster.SCHED_NONE;
    cluster.setupPrimary({ exec: process.argv[1] ?? '', args: process.argv.slice(2) });
    const over = new Promise<void>((resolve) => {
      this.#ended = resolve;
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.#stop());
    const [first, ...others] = this.#places as [Place, ...Place[]];
    const isServing =
      (await this.#begin(first)) &&
      (await Promise.all(others.map((place) => this.#begin(place)))).every(Boolean);
    if (isServing && this.#told) {
      const processes = this.#places.map(({ worker }) => worker?.process.pid);
      print(flags, { ...this.#told.ready, processes }, this.#told.text);
    } else {
      // Whoever could not begin has said why.
      process.exitCode ||= this.#isStopping ? 0 : 1;
      this.#stop();
    }
    await over;
  }

  /** Starts a process for a place; gives whether it came to answer. */
  #begin(place: Place): Promise<boolean> {
    if (this.#isStopping) return Promise.resolve(false);
    const worker = cluster.fork();
    Object.assign(place, { worker, isReady: false, began: systemScheduler.elapsed() });
    const { number } = place;
    this.#say(place, { kind: 'begin', number, ...this.#keys, firstPort: this.#firstPort });
    return new Promise((resolve) => {
      worker.on('message', (said: FromWorker) => {
        if (said.kind === 'ready') this.#answers(place, said);
        else if (said.kind === 'alone') this.#ask(said);
        else this.#agree(place, said.no);
        if (said.kind === 'ready') resolve(true);
      });
      worker.once('exit', (code, signal) => {
        resolve(false);
        this.#end(place, signal ? `by ${signal}` : `with code ${code}`);
      });
    });
  }

  #answers(place: Place, said: ReadyWord): void {
    place.isReady = true;
    this.#told ??= said;
    if (place.number !== 1) {
      // It may have begun while the others were told.
      if (this.#isAlone) this.#say(place, { kind: 'alone', no: 0, isAlone: true });
      return;
    }
    this.#firstPort = said.firstPort;
    this.#tellOthers({ kind: 'first', firstPort: said.firstPort });
  }

  /** What the first asks of the others: it is told when all that answer have agreed. */
  #ask(said: AloneWord): void {
    this.#isAlone = said.isAlone;
    const others = this.#places.filter(({ number, isReady }) => number !== 1 && isReady);
    this.#asking = { no: said.no, left: new Set(others.map(({ number }) => number)) };
    this.#tellOthers(said);
    this.#tellAgreed();
  }

  #agree({ number }: Place, no: number): void {
    if (this.#asking?.no === no) this.#asking.left.delete(number);
    this.#tellAgreed();
  }

  #tellAgreed(): void {
    const [first] = this.#places;
    if (!first || !this.#asking || this.#asking.left.size > 0) return;
    this.#say(first, { kind: 'agreed', no: this.#asking.no });
    this.#asking = undefined;
  }

  #end(place: Place, how: string): void {
    const wasReady = place.isReady;
    const pid = place.worker?.process.pid;
    Object.assign(place, { worker: undefined, isReady: false });
    this.#asking?.left.delete(place.number);
    if (place.number === 1) this.#endFirst();
    this.#tellAgreed();
    if (this.#places.every(({ worker }) => !worker) && (this.#isStopping || !this.#told)) {
      this.#ended();
      return;
    }
    if (this.#isStopping || !this.#told) return;
    if (wasReady) this.#tellOthers({ kind: 'ended' }, place);
    place.ends = systemScheduler.elapsed() - place.began > WELL ? 0 : place.ends + 1;
    const pause = place.ends <= 1 ? 0 : Math.min(LONGEST_PAUSE, 1_000 * 2 ** (place.ends - 2));
    const when = pause === 0 ? 'now' : `in ${pause / 1_000} s`;
    process.stderr.write(
      `Worker ${place.number} (process ${pid}) ended ${how}: another is started ${when}.\n`,
    );
    systemScheduler.after(pause, () => void this.#begin(place));
  }

  /** What it alone knew is gone with it. */
  #endFirst(): void {
    this.#firstPort = undefined;
    this.#asking = undefined;
    this.#tellOthers({ kind: 'first', firstPort: undefined });
    if (this.#isAlone) this.#tellOthers({ kind: 'alone', no: 0, isAlone: false });
    this.#isAlone = false;
  }

  #tellOthers(said: ToWorker, but = this.#places[0]): void {
    for (const place of this.#places) if (place !== but) this.#say(place, said);
  }

  #say({ worker }: Place, said: ToWorker): void {
    if (worker?.isConnected()) worker.send(said);
  }

  #stop(): void {
    this.#isStopping = true;
    for (const { worker } of this.#places) worker?.process.kill('SIGTERM');
    if (this.#places.every(({ worker }) => !worker)) this.#ended();
  }
}

const word = (): string => randomBytes(32).toString('base64url');
