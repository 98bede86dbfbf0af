/**
 * Starts servers of the kit that the first argument names, and bare workers, in turn; the second says
 * how often. What came is one line on stdout.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type * as Kit from '../../src/testing/index.ts';

/** Milliseconds, and whether each server had its own Page alone. */
export interface KitStarts {
  readonly first: number;
  readonly bare: readonly number[];
  readonly kit: readonly number[];
  /** From the first of so many starts at once until the last server was there. */
  readonly together: number;
  readonly isApart: boolean;
  /** Milliseconds of `graph.snapshot()`, and of `graph.restore()` after something was changed. */
  readonly snapshots: readonly number[];
  readonly restores: readonly number[];
}

/** A small world: people, and what each has said. */
const PEOPLE = 20;
const SAID = 5;

const TOGETHER = 20;

const [path = '', times = ''] = process.argv.slice(2);
const { startConvograph } = (await import(path)) as typeof Kit;

async function bareWorker(): Promise<void> {
  const worker = new Worker('require("node:worker_threads").parentPort.postMessage(0)', {
    eval: true,
    execArgv: [],
  });
  await once(worker, 'message');
  await worker.terminate();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

let kept: Kit.Convograph | undefined;
const first = await timed(async () => {
  kept = await startConvograph();
});
const bare: number[] = [];
const kit: number[] = [];
for (let i = 0; i < Number(times); i++) {
  bare.push(await timed(bareWorker));
  let graph: Kit.Convograph | undefined;
  kit.push(await timed(async () => (graph = await startConvograph())));
  await graph?.close();
}
await kept?.close();

let all: readonly Kit.Convograph[] = [];
const together = await timed(async () => {
  all = await Promise.all(Array.from({ length: TOGETHER }, () => startConvograph()));
});
for (const [i, graph] of all.entries()) await graph.page({ name: `Page ${i}` });
let isApart = true;
for (const [i, graph] of all.entries()) {
  const { data } = await graph.control.listPages();
  if (data.length !== 1 || data[0]?.name !== `Page ${i}`) isApart = false;
  await graph.close();
}

const graph = await startConvograph();
const page = await graph.page({ instagram: true });
await graph.app({ page });
for (let i = 0; i < PEOPLE; i++) {
  const customer = await graph.customer({ page, name: `Customer ${i}` });
  for (let n = 0; n < SAID; n++) await customer.says(`What is number ${n} of ${i}?`);
}
const snapshots: number[] = [];
const restores: number[] = [];
for (let i = 0; i < Number(times); i++) {
  let start: Kit.TestSnapshot | undefined;
  snapshots.push(await timed(async () => (start = await graph.snapshot())));
  const customer = await graph.customer({ page, name: 'Somebody else' });
  for (let n = 0; n < SAID; n++) await customer.says(`And ${n}?`);
  const put = start as unknown as Kit.TestSnapshot;
  restores.push(await timed(() => graph.restore(put)));
}
await graph.close();
const starts: KitStarts = { first, bare, kit, together, isApart, snapshots, restores };
process.stdout.write(JSON.stringify(starts));
