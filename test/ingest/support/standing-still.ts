import { writeSync } from 'node:fs';
import { systemClock } from '../../../src/base/clock.ts';
import { openStore } from '../../../src/house/store-engine.ts';
import { importPaths } from '../../../src/ingest/import.ts';
import { thisMachine } from '../../../src/ingest/lease/machine.ts';
import { lookThrough } from '../../../src/ingest/look-through.ts';

// An import in a process of its own, `standing-still.ts DATABASE PATH LEASE SIGNAL`: when the first
// medium is to be kept it prints a line and sends itself the signal, SIGSTOP or SIGKILL. Its leases
// last LEASE ms. Then it ends with 0, or prints the name and the message of the error and ends with 1.
const [file = '', path = '', lease = '0', signal = 'SIGSTOP'] = process.argv.slice(2);

const store = await openStore(file);
const [page] = await store.directory.pages.after(0, 100);
if (!page) throw new Error('There is no Page.');
let isStill = false;
try {
  await importPaths(
    {
      store,
      clock: systemClock,
      media: {
        async putFile(source) {
          if (!isStill) {
            isStill = true;
            writeSync(1, 'still\n');
            process.kill(process.pid, signal);
          }
          return lookThrough(source as AsyncIterable<Uint8Array>);
        },
      },
      machine: { ...thisMachine, lease: Number(lease) },
    },
    { page, paths: [path] },
  );
} catch (error) {
  writeSync(1, `${(error as Error).name}: ${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await store.close();
}
