import type { Command } from 'commander';
import { type ClockInfo, changeClock, readClock } from '../admin/clock.ts';
import { durationText, relativeTimeOf } from '../config/duration.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { WrongUse } from '../house/failure.ts';
import { examples, storeCommand } from './options.ts';
import { print } from './output.ts';
import { durationIn } from './time-flags.ts';
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
    .option('--set <time>', 'show this moment: ISO 8601, -2h or +1d, or milliseconds since 1970')
    .option('--advance <time>', 'move on: 90m, 2h30m, 1d, or seconds; negative: back')
    .option('--freeze', 'stand still')
    .option('--run', 'run on')
    .option('--reset', "show the machine's time again")
    .addHelpText(
      'after',
      [
        '\nTokens and links expire, limits and idle threads end by this clock, at once.',
        examples(
          'clock',
          'clock --advance 1d',
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
  const shift = set === undefined ? undefined : relativeTimeOf(set);
  if (shift !== undefined && advance !== undefined) {
    throw new WrongUse(`Say one of --set ${set} and --advance: both move the clock.`);
  }
  const ms = shift ?? durationIn('--advance', advance);
  const to = shift !== undefined ? undefined : /^\d+$/.test(set ?? '') ? Number(set) : set;
  const change = { reset, to, by: ms === undefined ? undefined : ms / 1000, frozen };
  return Object.values(change).some((each) => each !== undefined) ? change : undefined;
}

function described({ now, frozen, offset_ms = 0 }: ClockInfo): string {
  if (frozen) return `It is ${now}, and the clock stands.`;
  if (offset_ms === 0) return `It is ${now}, the machine's time.`;
  const side = offset_ms > 0 ? 'ahead of' : 'behind';
  return `It is ${now}, ${durationText(offset_ms)} ${side} the machine's time.`;
}
