import type { AccessJob, AccessResult } from './access.ts';
import { compare, summary } from './compare.ts';
import type { Measure } from './measures.ts';
import { messagePaths } from './paths.ts';
import { LOAD_CORE, run } from './process.ts';
import { shuffled } from './samples.ts';
import { median, percent, type Row } from './table.ts';

const access = new URL('./access.ts', import.meta.url).pathname;
const RUNS = 3;
const REQUESTS = 16_000;

/** What a token, its proof and the permission cost, beside a whole read of a message with a token alone. */
const cost: Measure = async (world) => {
  const served = await world.large();
  const paths = shuffled(messagePaths(served));
  const { server, store } = served;
  const reads = await compare({
    server: () => Promise.resolve({ server, done: () => Promise.resolve() }),
    paths,
    warmUpPaths: paths,
    amount: REQUESTS,
    warmUp: REQUESTS / 4,
  });
  const input: AccessJob = {
    dataDir: store.dataDir,
    token: store.token,
    rounds: world.options.quick ? 100_000 : 400_000,
  };
  const checks: AccessResult[] = [];
  for (let i = 0; i < RUNS; i++) {
    checks.push(await run<AccessResult>([access], { core: LOAD_CORE, input }));
  }
  const token = median(checks.map((each) => each.token));
  const both = median(checks.map((each) => each.tokenAndProof));
  const permission = median(checks.map((each) => each.permission));
  const { oursCpu } = summary(reads);
  const share = oursCpu === undefined ? undefined : (both + permission) / oursCpu;
  const row: Row = {
    measure: 'cost of token check, proof and permission a request',
    value: share === undefined ? '-' : percent(share),
    target: '< 10 % of a message read',
    met: share === undefined ? undefined : share < 0.1,
    detail: `token / with proof / permission / message read: ${token.toFixed(2)} / ${both.toFixed(2)} / ${permission.toFixed(2)} / ${oursCpu?.toFixed(1) ?? '-'} µs`,
  };
  return { rows: [row], runs: { reads, checks } };
};

/** What knowing the caller costs. */
export const accessMeasures: Readonly<Record<string, Measure>> = { access: cost };
