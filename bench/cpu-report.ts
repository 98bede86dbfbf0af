/**
 * Preloaded into a program to be measured (`node --import`): writes the microseconds that the whole
 * process has spent on a core, to its very end, into the file that its own address names.
 */
import { writeFileSync } from 'node:fs';

process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  const file = new URL(import.meta.url).searchParams.get('file');
  if (file) writeFileSync(file, String(user + system));
});
