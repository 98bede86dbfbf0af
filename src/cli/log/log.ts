import type { Command } from 'commander';
import type { StoreFlags } from '../../config/store-config.ts';
import { WrongUse } from '../../house/failure.ts';
import type { House } from '../../house/house.ts';
import { SERVER_FLAG, SERVER_HELP } from '../ask-server.ts';
import { examples, storeCommand } from '../options.ts';
import { paintOf } from '../paint.ts';
import { rowHint } from '../row-lines.ts';
import { withHouse } from '../with-house.ts';
import { follow } from './follow.ts';
import { Names } from './names.ts';
import { Printer } from './printer.ts';
import { newestRows } from './server-rows.ts';

interface LogFlags extends StoreFlags {
  readonly server?: string;
  readonly follow?: true;
  readonly limit?: string;
}

/** Rows that are shown unless another number is asked for, and at most. */
const USUAL = 50;
const MOST = 1_000;

/** `convograph log`: what the server of a store saw. */
export function logCommand(): Command {
  const command = storeCommand(
    'log',
    'Show what the server of the store saw: calls, acts, events, webhooks, operations, one line each',
  );
  command.option('--follow', 'go on with what happens, until Ctrl-C');
  command.option('--limit <rows>', `the newest so many, ${MOST} at most (default: ${USUAL})`);
  return command
    .option(SERVER_FLAG, SERVER_HELP)
    .addHelpText(
      'after',
      `${examples(
        'log',
        'log --follow',
        'log --limit 10',
        'log --follow --json',
      )}\n\nThe server keeps it in memory, as its setting --journal says. With --json each row is a line.`,
    )
    .action(run);
}

async function run(flags: LogFlags): Promise<void> {
  const limit = limitOf(flags.limit);
  await withHouse(flags, async (house) => {
    const printer = printerOf(house, flags);
    const rows = await newestRows(house, flags, limit);
    if (flags.follow) return follow(house, flags, { rows, printer });
    await printer.print(rows.data);
    if (rows.data.length === 0 && !flags.json) {
      process.stdout.write('Nothing has happened yet since the server was started.\n');
    }
  });
}

function printerOf({ store }: House, flags: LogFlags): Printer {
  const paint = paintOf(process.stdout);
  return new Printer(new Names(store), { paint, hint: rowHint(flags.data) }, flags.json === true);
}

/** @throws WrongUse */
function limitOf(text: string | undefined): number {
  if (text === undefined) return USUAL;
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= MOST) return limit;
  throw new WrongUse(`--limit must be a number of rows from 1 to ${MOST}, and is "${text}".`);
}
