import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { seededRandom } from '../../src/base/random.ts';
import { systemScheduler } from '../../src/base/scheduler.ts';
import { type House, openHouse } from '../../src/house/house.ts';
import { type Listening, listen } from '../../src/house/listen.ts';
import { PLAIN } from '../../src/testing/start.ts';
import type { Json } from '../support/world.ts';

/** A request, but for the server that it goes to. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** An answer, without what is another in every one: the time, and the request's own id. */
export interface Told {
  readonly status: number;
  readonly head: readonly string[];
  readonly bytes: string;
}

/** Where twins have their store. */
export interface TwinsStore {
  /** The address of a database, in place of a file. */
  readonly database?: string;
}

/** What may be known late of one another, in ms: tokens and settings, where they lie in a database. */
const LATE = 250;

/** A process that has the store open. */
interface Twin {
  readonly house: House;
  readonly server: Listening;
  readonly agent: Agent;
}

/**
 * Servers of one store, each with a process's own memory of it: the first answers from memory what is read
 * again, the second carries out every read, and the third is asked for nothing. What one of them writes is
 * another process's to the others.
 */
export class Twins {
  /** Faults of the servers' own, as they would be logged. */
  readonly faults: readonly string[];
  readonly #twins: readonly Twin[];
  readonly #time: { readonly pass: (ms: number) => void; readonly settle: () => void };
  readonly #discard: () => Promise<void>;

  private constructor(
    twins: readonly Twin[],
    faults: readonly string[],
    time: { readonly pass: (ms: number) => void; readonly settle: () => void },
    discard: () => Promise<void>,
  ) {
    this.#twins = twins;
    this.faults = faults;
    this.#time = time;
    this.#discard = discard;
  }

  static async open(seed: string, where: TwinsStore = {}): Promise<Twins> {
    const dataDir = await mkdtemp(join(tmpdir(), 'convograph-twins-'));
    let machine = Date.UTC(2026, 4, 4, 10);
    let ahead = 0;
    const elapsed = (): number => systemScheduler.elapsed() + ahead;
    const twins: Twin[] = [];
    const faults: string[] = [];
    for (const cache of [true, false, false]) {
      const house = await openHouse({
        ...{ dataDir, ...where, clock: { now: () => machine }, env: {} },
        scheduler: { ...systemScheduler, elapsed },
        random: seededRandom(`${seed} ${twins.length}`),
      });
      // How long an answer took is told in its head, and is no part of it.
      // With a console changes are noted, so that a conversation can be taken back.
      const options = { ...PLAIN, cache, console: true, timer: { elapsed: () => 0 } };
      const server = await listen(house, options, (line, kind) => {
        if (kind !== 'note') faults.push(line);
      });
      twins.push({ house, server, agent: new Agent({ keepAlive: true, maxSockets: 1 }) });
    }
    const pass = (ms: number): void => {
      machine += ms;
    };
    const settle = (): void => {
      ahead += LATE;
    };
    return new Twins(twins, faults, { pass, settle }, () =>
      rm(dataDir, { recursive: true, force: true }),
    );
  }

  /** One that writes. */
  house(nth: number): House {
    return (this.#twins[nth] as Twin).house;
  }

  /** Lets the machine's clock go on, or back. */
  pass(ms: number): void {
    this.#time.pass(ms);
  }

  /** Lets as much time go by as they may take to know of one another. */
  settle(): void {
    this.#time.settle();
  }

  /** What the first and the second answer. */
  both(asked: Asked): Promise<[kept: Told, anew: Told]> {
    const [kept, anew] = this.#twins as [Twin, Twin, Twin];
    return Promise.all([tell(kept, asked), tell(anew, asked)]);
  }

  /** Has one of them carry out an operation of the control plane; what it refuses is left undone. */
  async operate(nth: number, method: string, path: string, body?: object): Promise<Json> {
    const { house, server } = this.#twins[nth] as Twin;
    const response = await fetch(`${server.url}/_convograph/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${house.controlKey}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return response.json();
  }

  async close(): Promise<void> {
    for (const { server, house, agent } of this.#twins) {
      agent.destroy();
      await server.close();
      await house.close();
    }
    await this.#discard();
  }
}

function tell({ server, agent }: Twin, { method, path, headers, body }: Asked): Promise<Told> {
  return new Promise((resolve, reject) => {
    const sent = request(server.url + path, { method, headers, agent }, (response) => {
      const { statusCode: status = 0, rawHeaders } = response;
      const id = String(response.headers['x-fb-request-id']);
      const own = (text: string): string =>
        text.replaceAll(id, 'ID').replaceAll(id.slice(-11), 'TRACE');
      const date = rawHeaders.indexOf('Date');
      const head = rawHeaders.toSpliced(date, date < 0 ? 0 : 2).map(own);
      buffer(response).then((bytes) => {
        resolve({ status, head, bytes: own(bytes.toString('latin1')) });
      }, reject);
    });
    sent.once('error', reject).end(body);
  });
}
