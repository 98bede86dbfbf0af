import type { FaultSpec } from '../src/access/faults/fault.ts';
import { Faults } from '../src/access/faults/faults.ts';
import { Identifier } from '../src/access/identify.ts';
import { Limiter } from '../src/access/limits/limiter.ts';
import { META_POLICY } from '../src/access/limits/policy.ts';
import { sayOperation } from '../src/admin/acts/say.ts';
import { createApp } from '../src/admin/apps.ts';
import { createPage } from '../src/admin/pages.ts';
import { createPerson } from '../src/admin/people.ts';
import { createToken } from '../src/admin/tokens.ts';
import { createAnswer } from '../src/api/answering/answer.ts';
import type { AnswerDeps } from '../src/api/answering/answer-deps.ts';
import { callNames } from '../src/api/faults/call-names.ts';
import { Operations } from '../src/api/operations.ts';
import { ArmedNumbers } from '../src/base/armed/armory.ts';
import { Bell } from '../src/base/bell.ts';
import { systemClock } from '../src/base/clock.ts';
import { systemScheduler } from '../src/base/scheduler.ts';
import { Calendar } from '../src/graph/declare/calendar.ts';
import { entityTagOf } from '../src/graph/wire/entity-tag.ts';
import { splitPath } from '../src/graph/wire/path.ts';
import type { GraphAnswer, GraphRequest } from '../src/graph/wire/request.ts';
import { requestIds } from '../src/house/request-id.ts';
import type { JournalForm } from '../src/journal/calls.ts';
import { Journal } from '../src/journal/journal.ts';
import { start, type TestServer } from '../src/testing/start.ts';
import { compare, summary } from './compare.ts';
import type { Measure } from './measures.ts';
import { fullMessagePaths } from './paths.ts';
import { shuffled } from './samples.ts';
import { median, percent, type Row } from './table.ts';

/** Answers of one slice, and how many slices each kind has: they take turns, so that a machine that drifts drifts for all. */
const SLICE = 500;
const SLICES = 200;
const FIELDS = 'id,created_time,from,to,message';
const ORIGIN = 'http://127.0.0.1:4004';

/** A fault of sends, which nobody makes here. */
const ELSEWHERE: FaultSpec = {
  ...{ target: { on: 'send' }, effect: { kind: 'late' }, latency: 1, after: false },
  ...{ nth: 1, share: 1, seed: 'bench', optional: true },
};

type Ask = () => Promise<unknown>;

/** Asks for one message in one of the ways that are compared. */
async function waysOf(server: TestServer): Promise<Readonly<Record<string, Ask>>> {
  const { store, vault, clock } = server;
  await createApp(server, { name: 'Bench' });
  const page = await createPage(server, { name: 'Bench' });
  await createPerson(server, { pageId: page.id, name: 'Maya', platform: 'MESSENGER' });
  const text = 'Is the blue one with the handle still there? I would come by on Saturday.';
  const said = await sayOperation.run(
    { ...server, links: { origin: ORIGIN } } as never,
    { page: page.id, as: 'Maya', text } as never,
  );
  const { access_token: token } = await createToken(server, { kind: 'page', pageId: page.id });
  const path = `/v26.0/${(said as { message_id: string }).message_id}`;
  const params = new Map([
    ['fields', FIELDS],
    ['access_token', token],
  ]);
  const query = `?fields=${encodeURIComponent(FIELDS)}&access_token=${token}`;
  const bytes = Buffer.from(`${path}${query}`);
  /** As a server reads it: each call has an address of its own, and parameters are those of the query. */
  const requestOf = (): GraphRequest => {
    const url = bytes.toString('latin1');
    const read = url.slice(0, path.length);
    return {
      ...{ method: 'GET', ...splitPath(read), path: read, dialect: 'facebook', params, token },
      ...{ origin: ORIGIN, prefix: '', presence: () => 'there' },
    };
  };
  const faults = new Faults(clock, systemScheduler, new ArmedNumbers(), () =>
    callNames(new Operations([])),
  );
  faults.arm(ELSEWHERE);
  const deps = {
    // Its own `faults` are texts.
    ...{ ...server, faults: undefined },
    ...{ store, vault, clock, identifier: new Identifier(store, vault) },
    ...{ limiter: new Limiter({ store, policy: META_POLICY, timer: systemScheduler }) },
    ...{
      calendar: new Calendar('all', clock),
      defaultVersion: 'v26.0',
      onFault: (fault: unknown) => console.error(fault),
    },
  } as unknown as AnswerDeps;
  const journal = (form: JournalForm): Journal => {
    const bell = new Bell(systemScheduler);
    return new Journal({ clock, machine: systemClock, timer: systemScheduler, bell, form });
  };
  const way = (more: Partial<AnswerDeps>): Ask => {
    const answer = createAnswer({ ...deps, ...more });
    const newId = requestIds();
    return async () => {
      const { body } = (await answer(requestOf(), newId())) as GraphAnswer;
      // Sending does that, and puts the pieces of the text together for it.
      return entityTagOf(body);
    };
  };
  return {
    off: way({}),
    bodies: way({ journal: journal('bodies') }),
    shapes: way({ journal: journal('shapes') }),
    armed: way({ faults }),
  };
}

async function slice(ask: Ask): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < SLICE; i++) await ask();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / SLICE;
}

/** Microseconds that each way takes more than the one without, an answer: medians of slices beside one another. */
async function costs(): Promise<{ off: number; more: Readonly<Record<string, number>> }> {
  const server = await start();
  try {
    const { off, ...others } = await waysOf(server);
    const names = Object.keys(others);
    const more = new Map(names.map((name) => [name, [] as number[]]));
    const plain: number[] = [];
    for (let i = 0; i < SLICES + 10; i++) {
      for (const name of names) {
        const [a, b, c, d] = [
          ...[await slice(off as Ask), await slice(others[name] as Ask)],
          ...[await slice(others[name] as Ask), await slice(off as Ask)],
        ] as const;
        // The first warm up.
        if (i < 10) continue;
        more.get(name)?.push(((b ?? 0) + (c ?? 0) - (a ?? 0) - (d ?? 0)) / 2);
        plain.push(((a ?? 0) + (d ?? 0)) / 2);
      }
    }
    const medians = [...more].map(([name, all]) => [name, median(all)] as const);
    return { off: median(plain), more: Object.fromEntries(medians) };
  } finally {
    await server.close();
  }
}

const WORDS: Readonly<Record<string, readonly [what: string, most: number]>> = {
  bodies: ['journal of bodies', 0.03],
  shapes: ['journal of shapes', 0.03],
  armed: ['a fault armed elsewhere', 0.01],
};

/** What a journal costs, and a fault that no call meets, as a share of a whole read of a message under load. */
const journal: Measure = async (world) => {
  const served = await world.small();
  const paths = shuffled(fullMessagePaths(served));
  const reads = await compare({
    server: () => Promise.resolve({ server: served.server, done: () => Promise.resolve() }),
    ...{ paths, warmUpPaths: paths, warmUp: 8_000 },
    amount: world.options.quick ? 8_000 : 32_000,
  });
  const whole = summary(reads).oursCpu;
  const { off, more } = await costs();
  const rows = Object.entries(more).map(([name, micros]): Row => {
    const [what, most] = WORDS[name] ?? [name, 0];
    const share = whole === undefined ? undefined : micros / whole;
    return {
      measure: `${what}, of a message by id with 5 fields`,
      value: share === undefined ? '-' : percent(share),
      target: `<= ${percent(most)}`,
      met: share === undefined ? undefined : share <= most,
      detail: `${micros.toFixed(2)} µs more than ${off.toFixed(2)} µs of answering, of ${whole?.toFixed(1) ?? '?'} µs with HTTP`,
    };
  });
  return { rows, runs: { off, more, reads } };
};

export const journalMeasures: Readonly<Record<string, Measure>> = { journal };
