import type { Command } from 'commander';
import { type ClockInfo, changeClock, readClock } from '../access/admin/clock.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { WrongUse } from './failure.ts';
import { examples, storeCommand } from './options.ts';
import { print } from './output.ts';
import { withHouse } from './with-house.ts';

interface ClockFlags extends StoreFlags {
  readonly set?: string;
  readonly advance?: string;
  readonly freeze?: boolean;
  readonly run?: boolean;
  readonly reset?: boolean;
}

/** `convograph clock`: the time that a store lives in, also while it is served. */
export function clockCommand(): Command {
  return storeCommand('clock', 'Show, set, move, stop or start the clock of a store')
    .option('--set <time>', 'show this moment: ISO 8601, or milliseconds since 1970')
    .option('--advance <seconds>', 'move on by so many seconds, negative: back')
    .option('--freeze', 'stand still')
    .option('--run', 'run on')
    .option('--reset', "show the machine's time again")
    .addHelpText(
      'after',
      [
        '\nTokens and links expire, limits and idle threads end by this clock, at once.',
        examples(
          'clock',
          'clock --advance 86400',
          'clock --set 2026-12-24T18:00:00Z --freeze',
          'clock --reset --json',
        ),
      ].join('\n'),
    )
    .action(clock);
}

async function clock(flags: ClockFlags): Promise<void> {
  const change = changeOf(flags);
  await withHouse(flags, async (house) => {
    const shown = change ? await changeClock(house, change) : readClock(house);
    print(flags, shown, described(shown));
  });
}

/** @throws WrongUse for flags that contradict each other or cannot be read */
function changeOf({ set, advance, freeze, run, reset }: ClockFlags) {
  if (freeze && run) throw new WrongUse('Say one of --freeze and --run.');
  if (set !== undefined && reset) throw new WrongUse('Say one of --set and --reset.');
  const frozen = freeze ? true : run ? false : undefined;
  const to = set !== undefined && /^\d+$/.test(set) ? Number(set) : set;
  const change = { reset, to, by: secondsOf(advance), frozen };
  return Object.values(change).some((each) => each !== undefined) ? change : undefined;
}

function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^-?\d{1,12}(?:\.\d{1,3})?$/.test(text)) return Number(text);
  throw new WrongUse(`--advance must be a number of seconds, and is "${text}".`);
}

function described({ now, frozen, offset_ms = 0 }: ClockInfo): string {
  if (frozen) return `It is ${now}, and the clock stands.`;
  if (offset_ms === 0) return `It is ${now}, the machine's time.`;
  const seconds = Math.abs(offset_ms) / 1000;
  return `It is ${now}, ${seconds} s ${offset_ms > 0 ? 'ahead of' : 'behind'} the machine's time.`;
}
