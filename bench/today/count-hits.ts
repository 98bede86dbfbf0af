/** Loaded before a server: counts what it answers from memory, and tells on SIGUSR2 in a file. */
import { writeFileSync } from 'node:fs';
import { KeptRead } from '../../src/api/repeating/kept-read.ts';
import { RepeatedReads } from '../../src/api/repeating/repeated-reads.ts';

const counted = { asked: 0, found: 0 };
const { find } = RepeatedReads.prototype;
RepeatedReads.prototype.find = function (key, caller) {
  const found = find.call(this, key, caller);
  counted.asked++;
  if (found instanceof KeptRead) counted.found++;
  return found;
};
process.on('SIGUSR2', () => {
  writeFileSync(process.env.BENCH_HITS_FILE ?? '', JSON.stringify(counted));
  Object.assign(counted, { asked: 0, found: 0 });
});
