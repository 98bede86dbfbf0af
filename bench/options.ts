import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** How to run the benchmark. */
export interface Options {
  /** Shorter runs: for a look, not for the record. */
  readonly quick: boolean;
  /** Names of the only measures to take; empty for all. */
  readonly only: readonly string[];
  readonly json: boolean;
  /** Folder of dialogue files. */
  readonly corpus: string;
  /** Folder for CPU profiles of the servers; undefined for none. */
  readonly profile: string | undefined;
}

const USAGE = `npm run bench -- [--quick] [--only NAME]… [--json] [--corpus DIR] [--profile DIR]

  --quick       shorter runs: for a look, not for the record
  --only NAME   take this measure only; may be repeated
  --json        print one JSON object with every run
  --corpus DIR  folder of dialogue files (default: ../shared/data/corpus)
  --profile DIR write CPU profiles of the servers there and say where their time went; figures
                taken so are slower, and the profiles are best taken of one measure (--only)

Measures: `;

/** Reads the command line; ends the program for `--help` and for wrong use (2). */
export function readOptions(measures: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        corpus: { type: 'string', default: '../shared/data/corpus' },
        profile: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(`${USAGE}${measures.join(', ')}\n`);
      process.exit(0);
    }
    const unknown = values.only.filter((name) => !measures.includes(name));
    if (unknown.length > 0) throw new Error(`no such measure: ${unknown.join(', ')}`);
    const { quick, only, json } = values;
    const profile = values.profile && resolve(values.profile);
    return { quick, only, json, corpus: resolve(values.corpus), profile };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}${measures.join(', ')}\n`);
    process.exit(2);
  }
}
