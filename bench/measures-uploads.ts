import type { Victim } from './bounds/attack.ts';
import { peakDuring } from './bounds/memory.ts';
import { Victims } from './bounds/victims.ts';
import type { Measure } from './measures.ts';
import { residentBytes } from './process.ts';
import type { Row } from './table.ts';
import { clipServer, fetchFrom, upload } from './uploads/client.ts';

/** So many files at once, each of the largest size. */
const FILES = 50;
/** MB of memory above that of the server when it has nothing to do. */
const AIM = 120;
const ROUNDS = 3;

/** How much memory a new server takes for files that come at once, each round with other files. */
const uploads: Measure = async ({ options }) => {
  const victims = new Victims();
  const clips = await clipServer();
  const rows: Row[] = [];
  const runs: Record<string, readonly number[]> = {};
  const ways: Record<string, (victim: Victim, no: number) => Promise<void>> = {
    'uploads of 25 MB at once': upload,
    'fetches of 25 MB at once': (victim, no) => fetchFrom(victim, `${clips.url}/${no}`),
  };
  try {
    for (const [what, send] of Object.entries(ways)) {
      const server = { args: ['--allow-to', 'loopback'] };
      const { victim, stop } = await victims.start({ server });
      try {
        const { pid } = victim;
        const idle = residentBytes(pid);
        const above: number[] = [];
        const began = performance.now();
        for (let round = 0; round < (options.quick ? 1 : ROUNDS); round++) {
          const all = () =>
            Promise.all(Array.from({ length: FILES }, (_, i) => send(victim, round * FILES + i)));
          above.push(((await peakDuring(pid, all)) ?? Number.NaN) - (idle ?? Number.NaN));
        }
        const seconds = (performance.now() - began) / 1000 / above.length;
        rows.push(rowOf(what, idle, Math.max(...above), seconds));
        runs[what] = above;
      } finally {
        await stop();
      }
    }
  } finally {
    clips.server.close();
    await victims.close();
  }
  return { rows, runs };
};

const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

function rowOf(what: string, idle: number | undefined, above: number, seconds: number): Row {
  const isKnown = !Number.isNaN(above);
  return {
    measure: `${FILES} ${what}: memory above idle, at its highest`,
    value: isKnown ? mb(above) : '-',
    target: `< ${AIM} MB`,
    met: isKnown ? above < AIM * 1e6 : undefined,
    detail: `idle ${mb(idle ?? Number.NaN)}, ${seconds.toFixed(1)} s`,
  };
}

export const uploadMeasures: Readonly<Record<string, Measure>> = { uploads };
