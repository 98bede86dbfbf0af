import { setTimeout as pause } from 'node:timers/promises';
import { median, type Row } from '../table.ts';
import type { Attack, Figure } from './attack.ts';
import { Prober } from './prober.ts';
import type { Victims } from './victims.ts';

/** Milliseconds above the quiet measure. */
const AIM = 100;
const ROUNDS = 5;
/** Milliseconds of a quiet measure: as long as the attack, within these. */
const QUIET = { least: 300, most: 3_000 };

/** What five rounds of an attack gave, in ms; infinite where the server ended. */
export interface Tried {
  readonly quiet: readonly number[];
  readonly attacked: readonly number[];
}

/** Tries an attack on a server of its own, quiet and attacked in turn. */
export async function tryAttack(
  attack: Attack,
  victims: Victims,
  quick: boolean,
): Promise<{ rows: readonly Row[]; runs: Tried }> {
  const { victim, stop } = await victims.start(attack);
  const prober = new Prober(victim.host, victim.port);
  const quiet: number[] = [];
  const attacked: number[] = [];
  let figures: readonly Figure[] = [];
  const strike = async (): Promise<void> => {
    figures = worst(figures, (await attack.run(victim)) ?? []);
  };
  try {
    let took = 0;
    for (let round = 0; round <= (quick ? 1 : ROUNDS); round++) {
      const calm = Math.min(QUIET.most, Math.max(QUIET.least, took));
      const { longest: without } = await prober.during(() => pause(calm));
      const began = performance.now();
      const { longest } = await prober.during(strike);
      took = performance.now() - began;
      // The first round warms up, and counts only when it was the end.
      if (round > 0 || longest === Number.POSITIVE_INFINITY) {
        quiet.push(without);
        attacked.push(longest);
      }
      if (longest === Number.POSITIVE_INFINITY) break;
    }
  } finally {
    await prober.stop();
    await stop();
  }
  return { rows: rowsOf(attack, { quiet, attacked }, figures), runs: { quiet, attacked } };
}

function rowsOf({ row }: Attack, { quiet, attacked }: Tried, figures: readonly Figure[]): Row[] {
  const above = median(attacked) - median(quiet);
  const hasEnded = attacked.includes(Number.POSITIVE_INFINITY);
  const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
  return [
    {
      measure: row,
      value: hasEnded ? 'the server ended' : `${ms(above)} ms`,
      target: `< ${AIM} ms above`,
      met: !hasEnded && above < AIM,
      detail: `longest wait quiet / under attack: ${ms(median(quiet))} / ${ms(median(attacked))} ms`,
    },
    ...figures.map(({ what, value, target, met }) => ({
      measure: `${row}: ${what}`,
      ...{ value, target, met, detail: '' },
    })),
  ];
}

/** Of two runs, the figures that miss, else the later. */
const worst = (before: readonly Figure[], now: readonly Figure[]): readonly Figure[] =>
  now.map(
    (figure) => before.find(({ what, met }) => what === figure.what && met === false) ?? figure,
  );
