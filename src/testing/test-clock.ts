import type { ControlClient } from './control/client.ts';

/** The clock of a Convograph: it stands, but for a millisecond that each event takes. */
export class KitClock {
  readonly #control: ControlClient;

  constructor(control: ControlClient) {
    this.#control = control;
  }

  /** What it shows. */
  async now(): Promise<Date> {
    const { now_ms } = await this.#control.getClock();
    return new Date(now_ms);
  }

  /**
   * Moves it on, and resolves when what fell due meanwhile was done.
   * @param by milliseconds, or a duration such as `25h` or `1d`
   */
  async advance(by: number | string): Promise<Date> {
    const { now_ms } =
      typeof by === 'number'
        ? await this.#control.advanceClock({ seconds: by / 1000 })
        : await this.#control.changeClock({ now: `+${by}` });
    return new Date(now_ms);
  }
}
