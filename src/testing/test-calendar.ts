import { checkLines } from '../cli/check-lines.ts';
import type { ControlClient } from './control/client.ts';
import type { TestApp } from './test-app.ts';

/** That a bot made calls of which something ends, or has ended. The message says what, when, and what there is instead. */
export class StillUsed extends Error {
  override readonly name = 'StillUsed';
}

/** Which calls are checked. */
export interface CalendarCheckOptions {
  /** The last day that matters, such as `2026-12-31`, or `today` by the clock; whatever is known without. */
  readonly by?: string | undefined;
  /** Those of this app alone. */
  readonly app?: TestApp | undefined;
}

/** What Meta changes when, against what bots do. */
export class KitCalendar {
  readonly #control: ControlClient;

  constructor(control: ControlClient) {
    this.#control = control;
  }

  /**
   * That nothing ends of any call that was made, since this Convograph was started.
   * @throws StillUsed
   * @example
   * afterAll(() => graph.calendar.check({ by: '2027-01-21' }));
   */
  async check({ by, app }: CalendarCheckOptions = {}): Promise<void> {
    const checked = await this.#control.checkCalendar({ by, app: app?.id });
    if (checked.findings.length === 0) return;
    throw new StillUsed(checkLines(checked, '').join('\n'));
  }
}
