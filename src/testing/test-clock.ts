import { durationOf } from '../config/duration.ts';
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
   * @throws RangeError when it is neither
   */
  async advance(by: number | string): Promise<Date> {
    const ms = typeof by === 'number' ? by : durationOf(String(by));
    if (ms === undefined || !Number.isFinite(ms)) {
      throw new RangeError(
        `graph.clock.advance(by) takes milliseconds, or a duration such as '90m', '25h' or '1d2h', and not ${JSON.stringify(by)}.`,
      );
    }
    const { now_ms } = await this.#control.advanceClock({ seconds: ms / 1000 });
    return new Date(now_ms);
  }
}
