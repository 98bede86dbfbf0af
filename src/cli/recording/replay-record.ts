import type { Command } from 'commander';
import type { StoreFlags } from '../../config/store-config.ts';
import { WrongUse } from '../../house/failure.ts';
import { comparisonText, shownComparison } from '../../recording/compare/words.ts';
import { playRecording } from '../../recording/playing/play.ts';
import { SERVER_FLAG, SERVER_HELP } from '../ask-server.ts';
import { examples, storeCommand } from '../options.ts';
import { print } from '../output.ts';
import { durationIn } from '../time-flags.ts';
import { withHouse } from '../with-house.ts';
import { recordingIn, saveRecording } from './recording-file.ts';
import { serverAsker } from './server-asker.ts';

interface ReplayFlags extends StoreFlags {
  readonly page?: string;
  readonly app?: string;
  readonly quiet?: string;
  readonly within?: string;
  readonly ignore?: readonly string[];
  /** False where --no-clock is said. */
  readonly clock: boolean;
  readonly update?: true;
  readonly server?: string;
}

/** `convograph replay-record`: the same acts again, and what apps do otherwise. */
export function replayRecordCommand(): Command {
  return storeCommand(
    'replay-record',
    'Do again what customers did in a recording, and tell what apps answer otherwise',
  )
    .argument('<file>', 'what `record` has written')
    .option(
      '--page <page>',
      'the Page that stands for the recorded one (default: the same id or name)',
    )
    .option(
      '--app <app>',
      'the app that stands for the recorded one (default: the same id or name)',
    )
    .option('--quiet <time>', 'how long no call may come before the next act (default: 50ms)')
    .option('--within <time>', 'how long calls that were recorded are waited for (default: 2s)')
    .option(
      '--ignore <path>',
      'part of a call that may differ, such as message.metadata; again for more',
      more,
    )
    .option('--no-clock', 'leave the clock as it is, where it was moved in the recording')
    .option('--update', 'write the recording anew, with what apps answered now')
    .option(SERVER_FLAG, SERVER_HELP)
    .addHelpText(
      'after',
      `${examples(
        'replay-record order.har',
        'replay-record order.har --page "Kiln & Clover" --app "Clover Bot" --within 10s',
        'replay-record order.har --update',
      )}\n\nIt ends with 1 where something is otherwise. Ids and times that are made anew are the same where they stand\nfor each other.`,
    )
    .action(run);
}

const more = (path: string, before: readonly string[] = []): readonly string[] => [...before, path];

async function run(file: string, flags: ReplayFlags): Promise<void> {
  const { page, app, ignore, clock, update } = flags;
  const quiet = shortIn('--quiet', flags.quiet);
  const within = shortIn('--within', flags.within);
  const recording = await recordingIn(file);
  await withHouse(flags, async (house) => {
    const server = await serverAsker(house, flags);
    const options = { page, app, ignore, clock, quiet, within };
    const { comparison, actual } = await playRecording(server, recording, options);
    const isOther = comparison.differences.length > 0;
    if (update && isOther) await saveRecording(file, actual);
    if (isOther && !update) process.exitCode = 1;
    const anew =
      update && isOther ? `\n${file} is written anew: that is what is expected from now on.` : '';
    print(
      flags,
      { ...shownComparison(comparison), ...(update && { updated: isOther }) },
      comparisonText(comparison, recording) + anew,
    );
  });
}

/** The longest that the control plane waits, in ms. */
const LONGEST = 60_000;

/** A time in ms, also of a number alone with `ms`, which durations of clocks do not have. */
function shortIn(flag: string, text: string | undefined): number | undefined {
  const ms = /^(\d{1,6})ms$/.exec(text ?? '')?.[1];
  const duration = ms === undefined ? durationIn(flag, text) : Number(ms);
  if (duration === undefined || (duration >= 0 && duration <= LONGEST)) return duration;
  throw new WrongUse(`${flag} is ${LONGEST / 1000} s at most, and is "${text}".`);
}
