import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll } from './children.ts';
import { control } from './control/control.ts';
import { tortureImports } from './imports/imports.ts';
import { tortureByKills } from './kills.ts';
import { readOptions } from './options.ts';
import { powerCut } from './power/power-cut.ts';
import { NoTrace } from './power/strace.ts';
import { sends } from './sends/sends.ts';
import { tortureServer } from './server/server.ts';

const options = readOptions();
const folder = mkdtempSync(join(tmpdir(), 'convograph-torture-'));
process.once('exit', () => {
  killAll();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
// Not once: npm passes Ctrl+C on a second time, which is not to cut off what is cleared away.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => process.exit(1));
}

process.stdout.write(`seed ${options.seed}\n`);
try {
  process.exitCode = (await torture()) ? 0 : 1;
} catch (error) {
  if (!(error instanceof NoTrace)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

function torture(): Promise<boolean> {
  switch (options.what) {
    case 'imports':
      return tortureImports(options, folder);
    case 'power-cut':
      return powerCut(options, folder);
    case 'server':
      return tortureServer(options, folder);
    case 'sends':
      return tortureByKills(sends, options, folder);
    case 'control':
      return tortureByKills(control, options, folder);
  }
}
