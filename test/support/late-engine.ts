import { setImmediate } from 'node:timers/promises';
import { type Random, seededRandom } from '../../src/base/random.ts';
import type { Connection } from '../../src/store/connection.ts';
import type { Engine, EngineTransaction } from '../../src/store/engine.ts';

/** Turns of the event loop that an answer may take. */
const MOST_TURNS = 3;

const upTo = (random: Random, most: number): number => Math.floor(random.next() * (most + 1));

const turns = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await setImmediate();
};

/**
 * An engine that answers after none to three turns of the event loop, as one over a network may: of
 * two reads the later may be answered first. What a transaction asks is answered in its order.
 * @param seed fixes how late each answer is
 */
export function lateEngine(engine: Engine, seed: string): Engine {
  const random = seededRandom(seed);
  const connection = reading(engine.connection, random);
  return {
    connection,
    get marks() {
      return engine.marks;
    },
    get failure() {
      return engine.failure;
    },
    get failed() {
      return engine.failed;
    },
    transaction: (work, group) => engine.transaction((tx) => work(writing(tx, random)), group),
    rehearsal: (work) => engine.rehearsal((tx) => work(writing(tx, random))),
    onForeign: (listener) => engine.onForeign(listener),
    durable: () => engine.durable(),
    snapshot: (read) => engine.snapshot((at) => read(reading(at, random))),
    copyTo: (place) => engine.copyTo(place),
    endPatience: () => engine.endPatience(),
    close: () => engine.close(),
  };
}

type Ask = (statement: never, params: never) => unknown;
type Late = (statement: never, params: never) => never;

/** Asked some turns after the call, and answered some turns later still; or at once. */
function reading(connection: Connection, random: Random): Connection {
  const late =
    (ask: Ask): Late =>
    (...params): never => {
      const all = upTo(random, MOST_TURNS);
      if (all === 0) return ask(...params) as never;
      const before = upTo(random, all);
      const answer = async () => {
        await turns(before);
        const answered = await ask(...params);
        await turns(all - before);
        return answered;
      };
      return answer() as never;
    };
  const { all, one, run } = connection;
  return {
    all: late(all.bind(connection) as Ask),
    one: late(one.bind(connection) as Ask),
    run: late(run.bind(connection) as Ask),
  };
}

/** Asked at once, and answered in order. */
function writing(tx: EngineTransaction, random: Random): EngineTransaction {
  let last: Promise<unknown> | undefined;
  const late =
    (ask: Ask): Late =>
    (...params): never => {
      const answered = ask(...params);
      const count = upTo(random, MOST_TURNS);
      if (count === 0 && !last) return answered as never;
      const mine = Promise.all([turns(count), last]).then(() => {
        if (last === mine) last = undefined;
        return answered;
      });
      last = mine;
      return mine as never;
    };
  return {
    all: late(tx.all.bind(tx) as Ask),
    one: late(tx.one.bind(tx) as Ask),
    run: late(tx.run.bind(tx) as Ask),
    lock: (page) => tx.lock(page),
    changed: (page, change) => tx.changed(page, change),
    keepsPeople: (page) => tx.keepsPeople(page),
  };
}
