import type { Clock } from '../base/clock.ts';
import { seededRandom } from '../base/random.ts';
import { type Household, openHouseInMemory } from '../house/house.ts';
import { type Listening, listen } from '../house/listen.ts';
import type { ControlCall, ControlResult } from './control/client.ts';
import { PLAIN } from './start.ts';
import type { KitStart, SeedFacts } from './thread-messages.ts';

/** A server of the kit: a store in memory, a clock that stands, ids by a seed. */
export class KitServer {
  readonly #house: Household;
  readonly #listening: Listening;
  readonly #machine: Clock;

  private constructor(house: Household, listening: Listening, machine: Clock) {
    this.#house = house;
    this.#listening = listening;
    this.#machine = machine;
  }

  /** @throws Failure when the port is in use */
  static async start({ now, seed, port }: KitStart): Promise<KitServer> {
    const random = seededRandom(seed);
    let passed = 0;
    const machine: Clock = { now: () => now + passed };
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
        passed += no - (numbers.get(page) ?? 0);
        numbers.set(page, no);
      }
    });
    try {
      const listening = await listen(house, { ...PLAIN, port, keepsCalls: true });
      return new KitServer(house, listening, machine);
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
  async call({ method, segments, body }: ControlCall): Promise<ControlResult> {
    const answer = await this.#listening.control({ method, segments, body });
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

  async close(): Promise<void> {
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
