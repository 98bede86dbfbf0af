import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure, type Server } from './compare.ts';
import type { Measure } from './measures.ts';
import { fullMessagePaths } from './paths.ts';
import { startServer } from './process.ts';
import { shuffled } from './samples.ts';
import { program } from './stores.ts';
import { median, type Row } from './table.ts';

const ROUNDS = 9;

/** Servers that are compared with one that keeps nothing, with what each may cost. */
const FORMS = [
  { name: 'journal with bodies', journal: 'bodies', most: 1.03 },
  { name: 'journal of shapes', journal: 'shapes', most: 1.03 },
  { name: 'a fault armed elsewhere', journal: 'off', most: 1.02 },
] as const;

/** Reads with a journal, and with a fault that no call meets, beside the same without, in turn. */
const journal: Measure = async (world) => {
  const { quick } = world.options;
  const served = await world.small();
  const paths = shuffled(fullMessagePaths(served));
  const folder = mkdtempSync(join(tmpdir(), 'convograph-journal-'));
  const servers: Server[] = [];
  const start = async (form: string): Promise<Server> => {
    const data = join(folder, String(servers.length));
    cpSync(served.store.dataDir, data, { recursive: true });
    const args = ['serve', '--port', '0', '--json', '--journal', form, '--data', data];
    const server: Server = await startServer([program, ...args]);
    servers.push(server);
    return server;
  };
  try {
    const without = await start('off');
    const others: Server[] = [];
    for (const { journal } of FORMS) others.push(await start(journal));
    await armElsewhere(others[2] as Server, join(folder, '3'));
    const amount = quick ? 8_000 : 24_000;
    const cpuOf = async (server: Server) =>
      (await measure(server, { paths, amount })).cpuMicros ?? Number.NaN;
    for (const server of servers) await cpuOf(server);
    const runs: number[][] = FORMS.map(() => []);
    for (let round = 0; round < (quick ? ROUNDS / 3 : ROUNDS); round++) {
      for (const [i, other] of others.entries()) {
        const [a, b, c, d] = [
          ...[await cpuOf(without), await cpuOf(other)],
          ...[await cpuOf(other), await cpuOf(without)],
        ] as const;
        runs[i]?.push(((b ?? 0) + (c ?? 0)) / ((a ?? 0) + (d ?? 0)));
      }
    }
    return { rows: FORMS.map((form, i) => rowOf(form, runs[i] as number[])), runs };
  } finally {
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Arms a fault for sends, which nobody makes. */
async function armElsewhere({ ready: { url } }: Server, data: string): Promise<void> {
  const key = readFileSync(join(data, 'control-key'), 'utf8').trim();
  const answer = await fetch(`${url}/_convograph/v1/faults`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ code: 2 }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

function rowOf({ name, most }: (typeof FORMS)[number], ratios: readonly number[]): Row {
  const ratio = median(ratios);
  const sorted = [...ratios].sort((a, b) => a - b);
  return {
    measure: `message by id, 5 fields, with a ${name.replace(/^a /, '')}`,
    value: ratio.toFixed(3),
    target: `<= ${most}`,
    met: Number.isNaN(ratio) ? undefined : ratio <= most,
    detail: `CPU with / without, ${ratios.length} rounds from ${sorted[0]?.toFixed(3)} to ${sorted.at(-1)?.toFixed(3)}`,
  };
}

export const journalMeasures: Readonly<Record<string, Measure>> = { journal };
