import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { Identifier } from '../src/access/identify.ts';
import { Limiter } from '../src/access/limits/limiter.ts';
import { META_POLICY } from '../src/access/limits/policy.ts';
import { createApp } from '../src/admin/apps.ts';
import { createPage } from '../src/admin/pages.ts';
import { createToken } from '../src/admin/tokens.ts';
import type { Context } from '../src/api/answering/context.ts';
import { usesOf } from '../src/api/answering/limits.ts';
import type { Target } from '../src/api/answering/target.ts';
import { systemScheduler } from '../src/base/scheduler.ts';
import { graphHeaders } from '../src/graph/wire/headers.ts';
import { start } from '../src/testing/start.ts';
import { compare, summary } from './compare.ts';
import type { Measure } from './measures.ts';
import { messagePaths } from './paths.ts';
import { shuffled } from './samples.ts';
import { median, percent, type Row } from './table.ts';

/** With what the token costs (measures-access.ts) it stays under a tenth of a message read. */
const MOST = 0.09;

const RUNS = 5;
const ROUNDS = 100_000;
const MESSAGE: Target = { ids: ['m_abcdefghijkl'], several: false, edge: undefined };

/** Microseconds of processor time that one round takes: the median of five runs. */
async function cost(round: () => Promise<void> | void): Promise<number> {
  const runs: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const before = process.cpuUsage();
    for (let i = 0; i < ROUNDS; i++) {
      await round();
      // Turns end, as a server's do: what waits for that would pile up.
      if (i % 32 === 0) await setImmediate();
    }
    const { user, system } = process.cpuUsage(before);
    // The first is the warm-up.
    if (run > 0) runs.push((user + system) / ROUNDS);
  }
  return median(runs);
}

/** A round of nothing: what the loop itself costs. */
const idle = async (): Promise<void> => undefined;

/** Everything the limits do for one read of a message: counting, judging, timing, the texts. */
async function counting(limits: 'on' | 'off'): Promise<number> {
  const house = await start();
  await createApp(house, { name: 'Bench' });
  const page = await createPage(house, { name: 'Bench', limits });
  const { access_token } = await createToken(house, { kind: 'page', pageId: page.id });
  const { store } = house;
  const caller = await new Identifier(store, house.vault).identify(access_token, 0);
  const calls = Number.MAX_SAFE_INTEGER;
  const { bursts } = META_POLICY;
  const conversations = { ...bursts.conversations, calls };
  const generous = { ...META_POLICY, bursts: { ...bursts, conversations } };
  const limiter = new Limiter({
    store,
    timer: systemScheduler,
    policy: { ...generous, business: { ...META_POLICY.business, messenger: unlimited } },
  });
  const asked = { target: MESSAGE, caller } as Context;
  let now = Date.now();
  const micros = await cost(async () => {
    // Two calls a second, the most that are let through.
    now += 500;
    const tally = limiter.begin();
    tally.meet(caller);
    await tally.charge(await usesOf(asked), now);
    await tally.headers(now);
  });
  await house.close();
  return micros;
}

const unlimited = { ...META_POLICY.business.messenger, calls: Number.MAX_SAFE_INTEGER };

/** Sending the head of an answer, with the usage headers or without. */
async function sending(usage: readonly string[]): Promise<number> {
  const nowhere = new Socket();
  nowhere._write = (_chunk, _encoding, done) => done();
  nowhere._writev = (_chunks, done) => done();
  return cost(() => {
    const res = new ServerResponse(new IncomingMessage(nowhere));
    res.assignSocket(nowhere);
    const headers = graphHeaders({ version: 'v26.0', usage }, 'AbCdEfGhIjKlMnOpQrStUvW', 'x');
    res.writeHead(200, headers).end('{}', 'latin1');
    res.detachSocket(nowhere);
  });
}

const FIGURES = '"call_count":28,"total_cputime":5,"total_time":7';
const USAGE = [
  ...['x-app-usage', `{${FIGURES}}`, 'x-page-usage', `{${FIGURES}}`],
  'x-business-use-case-usage',
  `{"123456789012345":[{"type":"messenger",${FIGURES},"estimated_time_to_regain_access":0}]}`,
];

const limits: Measure = async (world) => {
  const served = await world.large();
  const paths = shuffled(messagePaths(served));
  const amount = world.options.quick ? 8_000 : 32_000;
  const loaded = await compare({
    server: () => Promise.resolve({ server: served.server, done: () => Promise.resolve() }),
    paths,
    warmUpPaths: paths,
    amount,
    warmUp: 8_000,
  });
  const message = summary(loaded).oursCpu;
  const nothing = await cost(idle);
  const [off, on] = [(await counting('off')) - nothing, (await counting('on')) - nothing];
  const headers = (await sending(USAGE)) - (await sending([]));
  const share = message && (Math.max(on, off) + headers) / message;
  const row: Row = {
    measure: 'limits and usage headers, of a message by id',
    value: share ? percent(share) : '-',
    target: `< ${percent(MOST)}`,
    met: share === undefined ? undefined : share < MOST,
    detail: `counting ${off.toFixed(2)} µs, with limits on ${on.toFixed(2)} µs, three headers ${headers.toFixed(2)} µs, of ${message?.toFixed(1) ?? '?'} µs`,
  };
  return { rows: [row], runs: { off, on, headers, message } };
};

export const limitsMeasures: Readonly<Record<string, Measure>> = { limits };
