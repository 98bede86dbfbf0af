import type { Command } from 'commander';
import type { StoreFlags } from '../../config/store-config.ts';
import { WrongUse } from '../../house/failure.ts';
import type { House } from '../../house/house.ts';
import { SERVER_FLAG, SERVER_HELP } from '../ask-server.ts';
import { examples, storeCommand } from '../options.ts';
import { paintOf } from '../paint.ts';
import { rowHint } from '../row-lines.ts';
import { withHouse } from '../with-house.ts';
import { detailLines } from './detail.ts';
import { type FilterFlags, filterOf, filterOptions } from './filters.ts';
import { follow } from './follow.ts';
import { Names } from './names.ts';
import { Printer } from './printer.ts';
import { newestRows, rowOf } from './server-rows.ts';

interface LogFlags extends StoreFlags, FilterFlags {
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
  ).argument('[seq]', 'number of one row: it is shown with its bodies');
  command.option('--follow', 'go on with what happens, until Ctrl-C');
  command.option('--limit <rows>', `the newest so many, ${MOST} at most (default: ${USUAL})`);
  for (const option of filterOptions()) command.addOption(option);
  return command
    .option(SERVER_FLAG, SERVER_HELP)
    .addHelpText(
      'after',
      `${examples(
        'log',
        'log --follow --refused',
        'log --kind webhook --app "My app"',
        "log --path '*/messages' --status 4xx --limit 10",
        'log 41',
        'log --follow --json',
      )}\n\nThe server keeps it in memory, as its setting --journal says. With --json each row is a line.`,
    )
    .action(run);
}

async function run(seq: string | undefined, flags: LogFlags): Promise<void> {
  const limit = limitOf(flags.limit);
  const no = seq === undefined ? undefined : seqOf(seq, flags);
  await withHouse(flags, (house) =>
    no === undefined ? showRows(house, flags, limit) : showOne(house, flags, no),
  );
}

async function showRows(house: House, flags: LogFlags, limit: number): Promise<void> {
  const filter = await filterOf(flags, house.store.directory);
  const printer = printerOf(house, flags);
  const rows = await newestRows(house, flags, { filter, limit });
  if (flags.follow) return follow(house, flags, { filter, rows, printer });
  await printer.print(rows.data);
  if (rows.data.length === 0 && !flags.json) process.stdout.write(`${nothing(filter)}\n`);
}

async function showOne(house: House, flags: LogFlags, seq: number): Promise<void> {
  const row = await rowOf(house, flags, seq);
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(row)}\n`);
    return;
  }
  const printer = printerOf(house, flags);
  await printer.print([row]);
  process.stdout.write(`${detailLines(row, paintOf(process.stdout)).join('\n')}\n`);
  const caused = [];
  for (const each of row.caused.slice(0, MOST_CAUSED)) caused.push(await rowOf(house, flags, each));
  await printer.print(caused);
}

/** Rows that one set off, of which each is asked for. */
const MOST_CAUSED = 20;

function printerOf({ store }: House, flags: LogFlags): Printer {
  const paint = paintOf(process.stdout);
  return new Printer(new Names(store), { paint, hint: rowHint(flags.data) }, flags.json === true);
}

const nothing = (filter: string): string =>
  filter === ''
    ? 'Nothing has happened yet since the server was started.'
    : `Nothing that is kept fits ${filter}.`;

/** @throws WrongUse */
function limitOf(text: string | undefined): number {
  if (text === undefined) return USUAL;
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= MOST) return limit;
  throw new WrongUse(`--limit must be a number of rows from 1 to ${MOST}, and is "${text}".`);
}

/** @throws WrongUse */
function seqOf(text: string, flags: LogFlags): number {
  if (!/^\d{1,15}$/.test(text)) {
    throw new WrongUse(
      `A row is named by its number, as the second column of \`convograph log\` has it, and not "${text}".`,
    );
  }
  if (flags.follow) throw new WrongUse('One row is over: leave --follow out.');
  return Number(text);
}
