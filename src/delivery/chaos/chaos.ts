import { Armory } from '../../base/armed/armory.ts';
import { type ChaosSpec, Disturbance, type ToldEvent } from './disturbance.ts';
import { EarlyEchoes } from './early-echoes.ts';

/** An event of an app that met chaos, until it was told. */
export interface Encounter {
  readonly by: Disturbance;
  /** Attempts that are disturbed still. */
  left: number;
  /** Whether it was held back already. */
  wasHeld: boolean;
  /** Number of the event that went before it in its place. */
  overtaker?: number;
}

/** Events that are remembered until they are told. */
const MOST = 10_000;

/** What webhooks can meet: at the first attempt of an event, once. */
export class Chaos extends Armory<Disturbance, ChaosSpec> {
  readonly echoes = new EarlyEchoes();
  readonly #met = new Map<string, Encounter>();

  protected made(no: number, spec: ChaosSpec): Disturbance {
    return new Disturbance(no, spec);
  }

  /** What an event met before, and is not done with. */
  of(app: string, page: number, event: number): Encounter | undefined {
    return this.#met.get(`${app} ${page} ${event}`);
  }

  /** What an event meets that is tried for the first time: the first that was armed and is for it. */
  meet(told: ToldEvent): Encounter | undefined {
    const by = this.#firstOf(told, false);
    if (!by) return undefined;
    const met = { by, left: by.spec.attempts, wasHeld: false };
    const [oldest] = this.#met.size >= MOST ? this.#met.keys() : [];
    if (oldest !== undefined) this.#met.delete(oldest);
    this.#met.set(`${told.app} ${told.page} ${told.event.no}`, met);
    return met;
  }

  /** The event is done with. */
  forget(app: string, page: number, event: number): void {
    this.#met.delete(`${app} ${page} ${event}`);
  }

  /** Whether the answer of any send could be held. */
  get hasEchoFirst(): boolean {
    return this.armed.some(({ spec }) => spec.kind === 'echo-first');
  }

  /** What an event meets that is an echo, about whose send an answer is on its way. */
  meetEcho(told: ToldEvent): Disturbance | undefined {
    return this.#firstOf(told, true);
  }

  #firstOf(told: ToldEvent, isEchoFirst: boolean): Disturbance | undefined {
    const now = this.clock.now();
    const some = this.armed.filter(({ spec }) => (spec.kind === 'echo-first') === isEchoFirst);
    const by = some.find((each) => each.meets(told, now));
    this.tidy(now);
    return by;
  }
}
