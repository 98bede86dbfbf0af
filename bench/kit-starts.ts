// Starts Convographs of the kit beside bare workers, in a process of its own, and prints what each took.
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

const [kit = '', rounds = '20'] = process.argv.slice(2);

interface Kit {
  startConvograph(): Promise<{ page(): Promise<object>; close(): Promise<void> }>;
}

/** Milliseconds that something takes. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Starts a worker that does nothing, until it says that it runs. */
async function bare(): Promise<void> {
  const text = "require('node:worker_threads').parentPort.postMessage('')";
  const worker = new Worker(text, { eval: true });
  await once(worker, 'message');
  await worker.terminate();
}

let made: Kit | undefined;
const imported = await timed(async () => {
  made = (await import(pathToFileURL(kit).href)) as Kit;
});
const { startConvograph } = made as Kit;
const first = await timed(() => startConvograph());
const [starts, bares]: [number[], number[]] = [[], []];
for (let round = 0; round < Number(rounds); round++) {
  bares.push(await timed(bare));
  let close = async (): Promise<void> => undefined;
  starts.push(
    await timed(async () => {
      const graph = await startConvograph();
      close = () => graph.close();
    }),
  );
  await close();
}
const twenty = await timed(() =>
  Promise.all(Array.from({ length: 20 }, () => startConvograph().then((graph) => graph.page()))),
);
process.stdout.write(JSON.stringify({ imported, first, starts, bares, twenty }));
