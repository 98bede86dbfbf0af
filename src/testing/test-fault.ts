import type { ControlClient } from './control/client.ts';
import type { ControlOperations } from './control/operations.ts';
import type { TestApp } from './test-app.ts';
import type { TestPage } from './test-page.ts';

type Takes = ControlOperations['fail']['takes'];

/**
 * Which calls fail, and how: `{ on: 'send', code: 613, times: 2 }`. Without `on` it is sends; without
 * `after` a call that meets it takes no effect.
 */
export interface FaultOptions extends Omit<Takes, 'page' | 'app' | 'until' | 'optional' | 'after'> {
  /** Calls about this Page alone; an id will do. */
  readonly page?: TestPage | string | undefined;
  /** Calls of this app alone; an id will do. */
  readonly app?: TestApp | string | undefined;
  /** By the clock of the Convograph. */
  readonly until?: Date | string | number | undefined;
  /** Whether the call takes effect first, so that whoever tries again does it twice. */
  readonly after?: boolean | undefined;
  /** Whether the Convograph may be closed without a call having met it. */
  readonly optional?: boolean | undefined;
}

/** A fault that was armed. */
export class TestFault {
  readonly id: string;
  /** What it does, in words. */
  readonly does: string;
  /** Which calls it is for. */
  readonly on: string;
  readonly optional: boolean;
  readonly #control: ControlClient;
  /** How many calls had met it when it was removed. */
  #last: number | undefined;

  private constructor(control: ControlClient, facts: ControlOperations['fail']['gives']) {
    this.#control = control;
    this.id = facts.id;
    this.does = facts.does;
    this.on = facts.on;
    this.optional = facts.optional === true;
  }

  static async arm(control: ControlClient, options: FaultOptions): Promise<TestFault> {
    const { page, app, until, after, optional, ...rest } = options;
    const facts = await control.fail({
      ...rest,
      page: idOf(page),
      app: idOf(app),
      until: until instanceof Date ? until.getTime() : until,
      after: after || undefined,
      optional: optional || undefined,
    });
    return new TestFault(control, facts);
  }

  /** How many calls met it. */
  async used(): Promise<number> {
    if (this.#last !== undefined) return this.#last;
    const { data } = await this.#control.listFaults();
    return data.find(({ id }) => id === this.id)?.used ?? 0;
  }

  /** Takes it away: calls are answered as before. The same again does nothing. */
  async remove(): Promise<void> {
    if (this.#last !== undefined) return;
    const { data } = await this.#control.mend({ fault: this.id });
    this.#last = data[0]?.used ?? 0;
  }

  /** Whether nobody took it away. */
  get isThere(): boolean {
    return this.#last === undefined;
  }
}

const idOf = (of: { readonly id: string } | string | undefined): string | undefined =>
  typeof of === 'string' ? of : of?.id;

/** A test armed a fault that no call met: what it was to show was not shown. */
export class UnusedFault extends Error {
  override readonly name = 'UnusedFault';

  constructor(faults: readonly TestFault[]) {
    const told = faults.map(({ id, on, does }) => `fault ${id}, on ${on}: ${does}`).join('; ');
    super(
      `No call met ${told}. Arm it before the call that is to fail, or with optional: true where none may come.`,
    );
  }
}
