import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ATTACKS } from './bounds/attacks.ts';

/** How to run the benchmark. */
export interface Options {
  /** Shorter runs: for a look, not for the record. */
  readonly quick: boolean;
  /** Names of the only measures to take; empty for all. */
  readonly only: readonly string[];
  /** Names of the only attacks that `bounds` tries; empty for all. */
  readonly attacks: readonly string[];
  readonly json: boolean;
  /** Folder of dialogue files. */
  readonly corpus: string;
  /** Folder for CPU profiles of the servers; undefined for none. */
  readonly profile: string | undefined;
  /** A commit to compare the present state with; undefined for the limit and the targets. */
  readonly against: string | undefined;
  /** Rounds of a comparison with a commit. */
  readonly rounds: number;
}

const attacksText = ATTACKS.map(({ name }) => name).join(', ');

/** Rounds of a comparison with a commit, at least and without more being asked for. */
const ROUNDS = 9;

const USAGE = `npm run bench -- [--quick] [--only NAME]… [--attack NAME]… [--json] [--corpus DIR] [--profile DIR]
npm run bench -- --against COMMIT [--rounds N] [--quick] [--only NAME]… [--json] [--corpus DIR]

  --quick       shorter runs: for a look, not for the record
  --only NAME   take this measure only; may be repeated
  --attack NAME of the measure bounds, try this attack only; may be repeated
  --json        print one JSON object with every run
  --corpus DIR  folder of dialogue files (default: ../shared/data/corpus)
  --profile DIR write CPU profiles of the servers there and say where their time went; figures
                taken so are slower, and the profiles are best taken of one measure (--only)
  --against C   compare the files as they are with a commit: CPU time a request of the one divided
                by that of the other, and between what that ratio lies (90 %); ends with 1 where
                something is slower
  --rounds N    rounds of that comparison, ${ROUNDS} or more (default: ${ROUNDS})
`;

/** Names of measures, of an ordinary run and of one against a commit. */
interface Names {
  readonly measures: readonly string[];
  readonly against: readonly string[];
}

const usage = ({ measures, against }: Names): string =>
  `${USAGE}\nMeasures: ${measures.join(', ')}\nAttacks: ${attacksText}\nAgainst a commit: ${against.join(', ')}\n`;

/** The measure of a name, or those whose names begin with it: `today`. */
const named = (name: string, known: readonly string[]): readonly string[] =>
  known.includes(name) ? [name] : known.filter((each) => each.startsWith(`${name}-`));

/** Reads the command line; ends the program for `--help` and for wrong use (2). */
export function readOptions(names: Names): Options {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        attack: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        corpus: { type: 'string', default: '../shared/data/corpus' },
        profile: { type: 'string' },
        against: { type: 'string' },
        rounds: { type: 'string', default: String(ROUNDS) },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(usage(names));
      process.exit(0);
    }
    const { quick, json, against } = values;
    const known = against === undefined ? names.measures : names.against;
    const only = values.only.flatMap((name) => named(name, known));
    const unknown = values.only.filter((name) => named(name, known).length === 0);
    if (unknown.length > 0) throw new Error(`no such measure here: ${unknown.join(', ')}`);
    const attacks = values.attack;
    const strange = attacks.filter((name) => !ATTACKS.some((one) => one.name === name));
    if (strange.length > 0) throw new Error(`no such attack: ${strange.join(', ')}`);
    const rounds = Number(values.rounds);
    if (!(Number.isInteger(rounds) && rounds >= ROUNDS)) {
      throw new Error(`--rounds takes a whole number, ${ROUNDS} or more`);
    }
    if (against !== undefined && values.profile !== undefined) {
      throw new Error('--profile is for a run without --against');
    }
    const profile = values.profile && resolve(values.profile);
    return { quick, only, attacks, json, corpus: resolve(values.corpus), profile, against, rounds };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage(names)}`);
    process.exit(2);
  }
}
