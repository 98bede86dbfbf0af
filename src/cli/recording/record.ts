import { type Command, Option } from 'commander';
import { appNamed } from '../../admin/apps.ts';
import { AdminError } from '../../admin/error.ts';
import { pageNamed } from '../../admin/pages.ts';
import type { StoreFlags } from '../../config/store-config.ts';
import { Failure, WrongUse } from '../../house/failure.ts';
import type { House } from '../../house/house.ts';
import { isReceipt, linesOf, type Recording } from '../../recording/recording.ts';
import { type RecordedScope, TimelineRecorder } from '../../recording/taking/recorder.ts';
import { timelineEnds } from '../../recording/taking/timeline.ts';
import { SERVER_FLAG, SERVER_HELP } from '../ask-server.ts';
import { examples, storeCommand } from '../options.ts';
import { print } from '../output.ts';
import { durationIn } from '../time-flags.ts';
import { withHouse } from '../with-house.ts';
import { following } from './following.ts';
import { requireWritable, saveRecording } from './recording-file.ts';
import { serverAsker } from './server-asker.ts';

interface RecordFlags extends StoreFlags {
  readonly last?: true;
  readonly from?: string;
  readonly for?: string;
  readonly untilQuiet?: string;
  readonly page?: string;
  readonly app?: string;
  readonly conversation?: string;
  readonly server?: string;
}

/** `convograph record`: what happens on a server, as one file. */
export function recordCommand(): Command {
  return storeCommand(
    'record',
    'Record what customers do and what apps answer, calls and webhooks in one order, as a HAR file',
  )
    .argument('<file>', 'where it is written, such as order.har')
    .option('--last', 'write what has happened, as far as the server keeps it, and end')
    .option('--from <seq>', 'the same, from this number of the timeline on')
    .option('--for <time>', 'end after so long, such as 30s (default: by Ctrl+C)')
    .option('--until-quiet <time>', 'end once nothing happened for so long, such as 5s')
    .option('--page <page>', 'what concerns this Page alone: id, Instagram id or exact name')
    .option('--app <app>', 'calls and webhooks of this app alone: id or exact name')
    .addOption(new Option('--conversation <id>', 'of this conversation alone: t_…'))
    .option(SERVER_FLAG, SERVER_HELP)
    .addHelpText(
      'after',
      `${examples(
        'record order.har',
        'record order.har --until-quiet 5s',
        'record order.har --last --app "Clover Bot"',
      )}\n\nNo token and no secret is in it. \`replay-record\` does the same again, and tells what an app does otherwise.`,
    )
    .action(run);
}

async function run(file: string, flags: RecordFlags): Promise<void> {
  const isPast = flags.last !== undefined || flags.from !== undefined;
  const times = {
    for: durationIn('--for', flags.for),
    quiet: durationIn('--until-quiet', flags.untilQuiet),
  };
  if (isPast && (times.for ?? times.quiet) !== undefined) {
    throw new WrongUse(
      '--last and --from write what has happened: leave --for and --until-quiet out.',
    );
  }
  const from = firstOf(flags);
  await requireWritable(file);
  await withHouse(flags, async (house) => {
    const server = await serverAsker(house, flags);
    const { ask } = server;
    const { first, last } = await timelineEnds(ask);
    const begin = from ?? (flags.last ? first - 1 : last);
    const recorder = new TimelineRecorder(server, begin, await scopeOf(house, flags));
    if (!isPast) {
      const note = (text: string): void => void process.stderr.write(`${text}\n`);
      if (!flags.json) note(`Recording${(times.for ?? times.quiet) ? '' : ' until Ctrl+C'} …`);
      await following(ask, recorder, times, note);
    } else await recorder.read({ isEnd: true });
    await write(file, recorder.recording, flags);
  });
}

/** The number behind which it begins, where that was said. */
function firstOf({ from }: RecordFlags): number | undefined {
  if (from === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(from)) return Number(from) - 1;
  throw new WrongUse(`--from must be a number of the timeline, and is "${from}".`);
}

async function scopeOf(
  { store }: Pick<House, 'store'>,
  { page, app, conversation }: RecordFlags,
): Promise<RecordedScope> {
  if (conversation !== undefined && !/^t_\d+$|^aWd/.test(conversation)) {
    throw new AdminError(
      `A conversation has an id such as t_64701508638435945, and "${conversation}" is none.`,
    );
  }
  return {
    page: page === undefined ? undefined : (await pageNamed(store.directory, page)).id,
    app: app === undefined ? undefined : (await appNamed(store.directory, app)).id,
    conversation,
  };
}

async function write(file: string, recording: Recording, flags: RecordFlags): Promise<void> {
  if (recording.lines.length === 0) {
    throw new Failure(`Nothing happened that could be recorded: ${file} was not written.`);
  }
  const bytes = await saveRecording(file, recording);
  const [acts, calls, webhooks] = [
    linesOf(recording, 'act').filter((act) => !isReceipt(act)),
    linesOf(recording, 'call').length,
    linesOf(recording, 'webhook').length,
  ];
  const unclear = acts.filter((act) => act.unclear !== undefined);
  const told = { file, acts: acts.length, calls, webhooks, unclear: unclear.length, bytes };
  const lost =
    unclear.length === 0
      ? ''
      : `\n${unclear.length} of them cannot be done again: ${unclear[0]?.unclear}`;
  print(
    flags,
    told,
    `Recorded ${count(acts.length, 'act')}, ${count(calls, 'call')} and ${count(webhooks, 'webhook')}: ${file}, ${Math.ceil(bytes / 1024)} KB.${lost}\nThe same again, and what is otherwise:  npx convograph replay-record ${file}`,
  );
}

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
