import { writeSync } from 'node:fs';
import { openStore } from '../../src/house/store-engine.ts';
import { history } from '../../src/store/page/history-writer.ts';
import { addTalk, PAGE } from './talk.ts';

// A process of its own that writes talks: `writer.ts FILE NAME COUNT END`. It opens the store at
// the first byte of stdin, and prints a line when it is ready and after each talk was acknowledged.
// END: `close`, or to die at once, with the last talk `acknowledged` or `midway` in one more.
const [file = '', name = '', count = '0', end] = process.argv.slice(2);

process.stdin.once('data', async () => {
  const store = await openStore(file);
  for (let i = 1; i <= Number(count); i++) {
    await addTalk(store, `${name}-${i}`);
    writeSync(1, `${i}\n`);
  }
  if (end === 'acknowledged') process.kill(process.pid, 'SIGKILL');
  if (end === 'midway') {
    await store.transaction(async (tx) => {
      await history(tx, PAGE).addPerson({ id: 'half', platform: 'MESSENGER', name: 'half' });
      process.kill(process.pid, 'SIGKILL');
    });
  }
  await store.close();
});
writeSync(1, 'ready\n');
