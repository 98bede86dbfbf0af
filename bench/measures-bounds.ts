import { ATTACKS } from './bounds/attacks.ts';
import { type Tried, tryAttack } from './bounds/try-attack.ts';
import { Victims } from './bounds/victims.ts';
import type { Measure } from './measures.ts';
import type { Row } from './table.ts';

/** How long everybody else waits for a health check while one client does its worst. */
const bounds: Measure = async ({ options }) => {
  const { attacks: wanted, quick } = options;
  const rows: Row[] = [];
  const runs: Record<string, Tried> = {};
  const victims = new Victims();
  try {
    for (const attack of ATTACKS) {
      if (wanted.length > 0 && !wanted.includes(attack.name)) continue;
      process.stderr.write(`  ${attack.name} …\n`);
      const tried = await tryAttack(attack, victims, quick);
      rows.push(...tried.rows);
      runs[attack.name] = tried.runs;
    }
  } finally {
    await victims.close();
  }
  return { rows, runs };
};

export const boundsMeasures: Readonly<Record<string, Measure>> = { bounds };
