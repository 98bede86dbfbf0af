import { constants } from 'node:os';
import type { Scheduler } from '../../base/scheduler.ts';
import { SAME_WISH_MS } from '../hold-signals.ts';
import { isInForeground } from './foreground.ts';

/** Signals by which a program is ended, and whether the terminal sends them to all of its group. */
const SIGNALS = { SIGINT: true, SIGQUIT: true, SIGTERM: false, SIGHUP: false } as const;

type Signal = keyof typeof SIGNALS;

/** Signals that have each program do something of its own: reload, or start its debugger. */
const OWN = ['SIGUSR1', 'SIGUSR2'] as const;

/** What takes signals: a process that was started. */
type Receiver = (signal: NodeJS.Signals) => void;

/**
 * Signals that come while a program runs, from the making on: they are for the program. One that came
 * before there was one is told by `early`, and then none should be started.
 */
export class PassedSignals {
  readonly #scheduler: Scheduler;
  readonly #last = new Map<Signal, number>();
  #receiver: Receiver | undefined;
  #early: Signal | undefined;
  readonly #take: (signal: Signal) => void;
  readonly #handOn = (signal: NodeJS.Signals): void => this.#receiver?.(signal);

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
    this.#take = (signal) => this.#pass(signal);
    for (const signal of signals()) process.on(signal, this.#take);
    for (const signal of OWN) process.on(signal, this.#handOn);
  }

  /** One that came before there was a program. */
  get early(): Signal | undefined {
    return this.#early;
  }

  /** Signals go there from now on. */
  passTo(receiver: Receiver): void {
    this.#receiver = receiver;
  }

  /** Leaves signals to node again. */
  end(): void {
    for (const signal of signals()) process.off(signal, this.#take);
    for (const signal of OWN) process.off(signal, this.#handOn);
  }

  #pass(signal: Signal): void {
    const now = this.#scheduler.elapsed();
    const last = this.#last.get(signal);
    this.#last.set(signal, now);
    // npm passes on what the terminal has told everybody already: one wish, two signals.
    if (last !== undefined && now - last < SAME_WISH_MS) return;
    if (!this.#receiver) {
      // Whoever says it again does not want to wait until a demo is made.
      if (this.#early) process.exit(128 + constants.signals[signal]);
      this.#early = signal;
      return;
    }
    if (SIGNALS[signal] && isInForeground()) return;
    this.#receiver(signal);
  }
}

const signals = (): Signal[] => Object.keys(SIGNALS) as Signal[];
