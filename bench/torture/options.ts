import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

/** What is done to imports. */
export interface Options {
  /** Decides the downloads, the moments and the victims. */
  readonly seed: string;
  /** Rounds of each kind. */
  readonly rounds: number;
  /** The only kind of round; undefined for all. */
  readonly only: Kind | undefined;
  /** Whether imports go on without lease and revision, which has to be found out. */
  readonly unprotected: boolean;
}

/** One import that is killed, or two at once of which one or both are. */
export const KINDS = ['one', 'two'] as const;
export type Kind = (typeof KINDS)[number];

const ROUNDS = 20;

const USAGE = `npm run torture -- [--seed N] [--rounds N] [--only one|two] [--unprotected]

Kills imports (kill -9) at random moments, one and two at once, lets them be done again, and compares all
that a client can see of the store, and its media, with what undisturbed imports bring. Ends with 1
where they differ, or an import fails.

  --seed N       what decides the downloads, the moments and the victims (default: any; it is printed)
  --rounds N     rounds of each kind (default: ${ROUNDS})
  --only KIND    one import at a time, or two at once (default: both kinds)
  --unprotected  take lease and revision from the imports: a run of "two" must then end with 1
`;

/** Reads the command line; ends the program for `--help` and for wrong use (2). */
export function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string', default: String(randomInt(1_000_000)) },
        rounds: { type: 'string', default: String(ROUNDS) },
        only: { type: 'string' },
        unprotected: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(USAGE);
      process.exit(0);
    }
    const rounds = Number(values.rounds);
    if (!(Number.isInteger(rounds) && rounds > 0)) {
      throw new Error('--rounds takes a whole number above 0');
    }
    const only = KINDS.find((kind) => kind === values.only);
    if (values.only !== undefined && !only) throw new Error(`--only takes ${KINDS.join(' or ')}`);
    return { seed: values.seed, rounds, only, unprotected: values.unprotected };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}
