import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

const probe = new URL('./probe.ts', import.meta.url).pathname;

/** The longest wait in ms, infinite when the server ended, and how many answers it is of. */
export interface Waits {
  readonly longest: number;
  readonly count: number;
}

/** Measures how long a health check waits while something happens (probe.ts). */
export class Prober {
  readonly #child: ChildProcess;

  constructor(host: string, port: number) {
    this.#child = fork(probe, [host, String(port)]);
  }

  /** The longest wait from now until what is done is done. */
  async during(work: () => Promise<void>): Promise<Waits> {
    this.#child.send('start');
    const said = once(this.#child, 'message') as Promise<[Waits]>;
    // A probe that is under way when the work begins is the first to feel it.
    await Promise.race([work(), said]);
    this.#child.send('stop');
    const [waits] = await said;
    return waits;
  }

  async stop(): Promise<void> {
    if (!this.#child.connected) return;
    const exited = once(this.#child, 'exit');
    this.#child.disconnect();
    await exited;
  }
}
