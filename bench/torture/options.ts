import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { control } from './control/control.ts';
import type { ImportRounds } from './imports/imports.ts';
import { KINDS } from './imports/rounds.ts';
import type { Kills } from './kills.ts';
import type { PowerCut } from './power/power-cut.ts';
import { WEAKENINGS, type Weakening } from './power/record.ts';
import { sends } from './sends/sends.ts';
import type { ServerKills } from './server/server.ts';

/** What is tortured, and how. */
export type Options =
  | ({ readonly what: 'imports' } & ImportRounds)
  | ({ readonly what: 'power-cut' } & PowerCut)
  | ({ readonly what: 'server' } & ServerKills)
  | ({ readonly what: 'sends' | 'control' } & Kills);

const [ROUNDS, CUTS, KILLS, SEND_KILLS] = ['20', '200', '100', '200'];

const USAGE = `npm run torture -- [--seed N] [--rounds N] [--only one|two] [--unprotected]
npm run torture -- --power-cut [--seed N] [--cuts N] [--weaken HOW]
npm run torture -- --server [--seed N] [--kills N]
npm run torture -- --sends [--seed N] [--kills N] [--weaken HOW]
npm run torture -- --control [--seed N] [--kills N] [--weaken HOW]

Kills imports (kill -9) at random moments, one and two at once, lets them be done again, and compares all
that a client can see of the store, and its media, with what undisturbed imports bring. Ends with 1
where they differ, or an import fails.

  --seed N       what decides the downloads, the moments and the victims (default: any; it is printed)
  --rounds N     rounds of each kind (default: ${ROUNDS})
  --only KIND    one import at a time, or two at once (default: both kinds)
  --unprotected  take lease and revision from the imports: a run of "two" must then end with 1

--power-cut records what writes to a store ask of the system (needs strace), and rebuilds from it what
power cuts leave, each in five ways. Ends with 1 where a store is not sound or something acknowledged
is missing.

  --cuts N       how often the power is cut (default: ${CUTS})
  --weaken HOW   take syncs from the store: all of SQLite's (off), those of its handle that writes
                 (writer), or ours of each commit (unsynced): it must then end with 1

--server kills a server that answers writes to its control plane, and starts it again. Ends with 1
where something that it answered is missing.

  --kills N      how often it is killed (default: ${KILLS})

--sends kills a server that sends messages, and whose webhooks go to two receivers. Ends with 1 where
a message that it answered for is missing, or a webhook is missing, out of order, another's, or comes
twice although it was not under way.

  --kills N      how often it is killed (default: ${SEND_KILLS})
  --weaken HOW   have it answer before it has written (acknowledged), take events for done when they are
                 sent (cursor), or send those of a conversation at once (order): it must then end with 1

--control kills a server whose apps pass, take, ask for and release conversations, while people write and
answer in the inbox. Ends with 1 where a step that it answered for is missing, where owner, history and
log do not agree, or with a webhook of control as --sends.

  --kills N      how often it is killed (default: ${SEND_KILLS})
  --weaken HOW   have it answer before it has written (acknowledged), or change owners without a step
                 (history): it must then end with 1
`;

/** Reads the command line; ends the program for `--help` and for wrong use (2). */
export function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string', default: String(randomInt(1_000_000)) },
        'power-cut': { type: 'boolean', default: false },
        server: { type: 'boolean', default: false },
        rounds: { type: 'string', default: ROUNDS },
        cuts: { type: 'string', default: CUTS },
        sends: { type: 'boolean', default: false },
        control: { type: 'boolean', default: false },
        kills: { type: 'string' },
        only: { type: 'string' },
        weaken: { type: 'string' },
        unprotected: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(USAGE);
      process.exit(0);
    }
    const { seed, unprotected } = values;
    if (values['power-cut']) {
      const weakening = oneOf('--weaken', values.weaken, Object.keys(WEAKENINGS) as Weakening[]);
      return { what: 'power-cut', seed, cuts: count('--cuts', values.cuts), weakening };
    }
    const { kills } = values;
    if (values.server) return { what: 'server', seed, kills: count('--kills', kills ?? KILLS) };
    for (const what of ['sends', 'control'] as const) {
      if (!values[what]) continue;
      const weakening = oneOf('--weaken', values.weaken, { sends, control }[what].weakenings);
      return { what, seed, kills: count('--kills', kills ?? SEND_KILLS), weakening };
    }
    const rounds = count('--rounds', values.rounds);
    const only = oneOf('--only', values.only, KINDS);
    return { what: 'imports', seed, rounds, only, unprotected };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

function count(flag: string, text: string | undefined): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`${flag} takes a whole number above 0`);
}

function oneOf<T extends string>(
  flag: string,
  text: string | undefined,
  choices: readonly T[],
): T | undefined {
  const found = choices.find((choice) => choice === text);
  if (text !== undefined && !found) throw new Error(`${flag} takes ${choices.join(' or ')}`);
  return found;
}
