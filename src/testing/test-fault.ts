import type { ControlClient } from './control/client.ts';
import type { ControlOperations } from './control/operations.ts';
import type { TestApp } from './test-app.ts';
import type { TestCustomer } from './test-customer.ts';
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

type ChaosTakes = ControlOperations['chaos']['takes'];

/**
 * Which webhooks are disturbed, and how: `{ duplicate: true, on: 'messages', times: 1 }`. An event
 * meets it once, at its first attempt.
 */
export interface ChaosOptions
  extends Omit<
    ChaosTakes,
    | 'page'
    | 'app'
    | 'customer'
    | 'until'
    | 'optional'
    | 'by_clock'
    | 'wrong_signature'
    | 'echo_first'
  > {
  /** Webhooks of this Page alone; an id will do. */
  readonly page?: TestPage | string | undefined;
  /** Webhooks to this app alone; an id will do. */
  readonly app?: TestApp | string | undefined;
  /** Webhooks of what a customer takes part in alone; an id will do. */
  readonly customer?: TestCustomer | string | undefined;
  /** By the clock of the Convograph. */
  readonly until?: Date | string | number | undefined;
  /** Whether `delay` is by the clock of the Convograph. */
  readonly byClock?: boolean | undefined;
  /** Signs it with another secret first: where that is refused, the right one follows. */
  readonly wrongSignature?: boolean | undefined;
  /** Lets the echo of a send come before the answer of it. */
  readonly echoFirst?: boolean | undefined;
  /** Whether the Convograph may be closed without a webhook having met it. */
  readonly optional?: boolean | undefined;
}

/** A fault, or chaos, that was armed. */
export class TestFault {
  readonly id: string;
  /** What it does, in words. */
  readonly does: string;
  /** Which calls it is for, or the field of which webhooks. */
  readonly on: string;
  /** What meets it. */
  readonly of: 'call' | 'webhook';
  readonly optional: boolean;
  readonly #control: ControlClient;
  /** How many calls had met it when it was removed. */
  #last: number | undefined;

  private constructor(control: ControlClient, facts: ControlOperations['fail']['gives']) {
    this.#control = control;
    this.id = facts.id;
    this.does = facts.does;
    this.on = facts.on;
    this.of = facts.of;
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

  static async disturb(control: ControlClient, options: ChaosOptions): Promise<TestFault> {
    const { page, app, customer, until, byClock, wrongSignature, echoFirst, optional, ...rest } =
      options;
    const facts = await control.chaos({
      ...rest,
      page: idOf(page),
      app: idOf(app),
      customer: idOf(customer),
      until: until instanceof Date ? until.getTime() : until,
      by_clock: byClock || undefined,
      wrong_signature: wrongSignature || undefined,
      echo_first: echoFirst || undefined,
      optional: optional || undefined,
    });
    return new TestFault(control, facts);
  }

  /** How many calls, or webhooks, met it. */
  async used(): Promise<number> {
    if (this.#last !== undefined) return this.#last;
    const { data } = await this.#control.listFaults();
    return data.find(({ id }) => id === this.id)?.used ?? 0;
  }

  /** Takes it away: calls are answered, and webhooks sent, as before. The same again does nothing. */
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

/** A test armed a fault, or chaos, that nothing met: what it was to show was not shown. */
export class UnusedFault extends Error {
  override readonly name = 'UnusedFault';

  constructor(faults: readonly TestFault[]) {
    const told = faults.map(({ id, of, on, does }) =>
      of === 'call'
        ? `No call met fault ${id}, on ${on}: ${does}.`
        : `No webhook met chaos ${id}, on ${on}: ${does}.`,
    );
    super(
      `${told.join(' ')} Arm it before what is to meet it, or with optional: true where nothing may come.`,
    );
  }
}
